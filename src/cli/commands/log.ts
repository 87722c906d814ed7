/** `trialdiff log PATH…`: the history of one trial, version by version, and what it comes to. */
import type { Command } from 'commander'
import { areas, formats, history, render, reports, severities, type FormatName, type ReportName } from '../../index.js'
import type { Area, Severity } from '../../model/change.js'
import { choice, choices } from '../choices.js'
import { inFile, writeOutput } from '../files.js'
import { columnsOf, wantsColor, type ColorWish } from '../screen.js'
import { severityRulesAt } from '../severity-file.js'
import { namesOf, readVersions, tellUnreadable } from '../versions.js'

interface Options {
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

const examples = `
Examples:
  trialdiff log versions/
  trialdiff log 2019.xml 2021.html 2024.json --min major
  trialdiff log dump.zip --trial NCT04984356 --area dates,status
  trialdiff log versions/ --report json --output history.json

The versions may come in any order and in different formats; they are put in order of
time, by the day each was submitted, else posted. A version given twice counts once.

Exit status: 0 told, whatever changed; 2 trouble with any document.`

const able = reports.filter((each) => each.takes.includes('history')).map((each) => each.name)

export function define(command: Command): void {
  command
    .argument('<path...>', 'versions of one trial: files, archives or folders, or - for standard input')
    .option(
      '--report <name>',
      `one of ${able.join(', ')}`,
      choice(
        'report',
        reports.map((each) => each.name),
      ),
      'terminal',
    )
    .option('--output <file>', 'write the report to a file')
    .option(
      '--min <severity>',
      `tell changes of this weight and above: ${severities.join(', ')}`,
      choice('severity', severities),
      'minor',
    )
    .option('--area <names>', `tell these areas alone: ${areas.join(', ')}`, choices('area', areas))
    .option('--rules <file>', 'rows of a severity table of your own, in YAML or JSON (see trialdiff rules)')
    .option('--explain', 'say of each change which row of the table gave it its weight')
    .option('--trial <nct>', 'the trial to tell of, where there are several')
    .option(
      '--format <name>',
      'read every document as this format',
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
    .addHelpText('after', examples)
    .action(tell)
}

async function tell(paths: readonly string[], options: Options): Promise<void> {
  const severityRules = await severityRulesAt(options.rules)
  const read = await readVersions(paths, options)
  const told = await inFile(namesOf(paths), async () => history(read.versions, { severityRules }))
  const toFile = options.output !== undefined
  const text = await render(options.report, told, {
    min: options.min,
    ...(options.area && { areas: options.area }),
    color: wantsColor(options.color, toFile),
    columns: columnsOf(toFile),
    explain: options.explain ?? false,
  })
  await writeOutput(text, options.output)
  tellUnreadable(read)
}
