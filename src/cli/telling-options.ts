/** The options that diff and log share: what is told, how much of it, and where it goes. */
import type { Command } from 'commander'
import { areas, formats, severities, type FormatName, type ReportName } from '../index.js'
import type { Area, Severity } from '../model/change.js'
import { choice, choices } from './choices.js'
import type { ColorWish } from './screen.js'

export interface TellingOptions {
  report: ReportName
  output?: string
  min: Severity
  area?: Area[]
  trial?: string
  format?: FormatName
  color: ColorWish
  rules?: string
  explain?: true
}

interface Wording {
  /** The reports the command can print, and those whose names it takes. */
  able: readonly ReportName[]
  known: readonly ReportName[]
  trial: string
  format: string
}

export function addTellingOptions(command: Command, { able, known, trial, format }: Wording): Command {
  return command
    .option('--report <name>', `one of ${able.join(', ')}`, choice('report', known), 'terminal')
    .option('--output <file>', 'write the report to a file')
    .option(
      '--min <severity>',
      `tell changes of this weight and above: ${severities.join(', ')}`,
      choice('severity', severities),
      'minor',
    )
    .option('--area <names>', `tell these areas alone: ${areas.join(', ')}`, choices('area', areas))
    .option(
      '--rules <file>',
      'rows of a severity table of your own, in YAML or JSON, or - for standard input (see trialdiff rules)',
    )
    .option('--explain', 'say of each change which row of the table gave it its weight')
    .option('--trial <nct>', trial)
    .option(
      '--format <name>',
      format,
      choice(
        'format',
        formats.map((each) => each.name),
      ),
    )
    .option(
      '--color <when>',
      'auto, always or never',
      choice('choice for --color', ['auto', 'always', 'never']),
      'auto',
    )
}
