/** `trialdiff rules [FILE]`: the severity table in plain words, or as a file to start from. */
import type { Command } from 'commander'
import { describeRule, severityTable, UsageError } from '../../index.js'
import type { SeverityRule } from '../../model/severity-rule.js'
import { fill } from '../screen.js'
import { severityRulesAt } from '../severity-file.js'

interface Options {
  json?: true
  yaml?: true
}

const examples = `
Examples:
  trialdiff rules
  trialdiff rules my-rules.yaml           check rules of your own, and show them
  trialdiff rules --yaml > my-rules.yaml  the built-in table, to start from
  trialdiff diff before.json after.json --rules my-rules.yaml --explain

A file of your own begins with severities: and holds only the rows you want
otherwise:
  severities:
    - code: enrollment/cut
      when: { percent: { atLeast: 30 } }
      severity: critical

Exit status: 0 shown, 2 trouble.`

export function define(command: Command): void {
  command
    .argument('[file]', 'rows of your own, in YAML or JSON, to check, or - for standard input')
    .option('--yaml', 'print the table, or the file, as a file that --rules takes')
    .option('--json', 'the same as JSON')
    .addHelpText('after', examples)
    .action(show)
}

async function show(file: string | undefined, { json, yaml }: Options): Promise<void> {
  if (json && yaml) throw new UsageError('bad-usage', 'The table is printed as YAML or as JSON; give one of the two.')
  const own = await severityRulesAt(file)
  const severities = file === undefined ? severityTable : own
  if (json) process.stdout.write(`${JSON.stringify({ severities }, null, 2)}\n`)
  else if (yaml) process.stdout.write(await inYaml(severities))
  else process.stdout.write(forPeople(own))
}

async function inYaml(severities: readonly SeverityRule[]): Promise<string> {
  const { stringify } = await import('yaml')
  return stringify({ severities }, { lineWidth: 100, aliasDuplicateObjects: false })
}

function forPeople(own: readonly SeverityRule[]): string {
  const intro = own.length > 0 ? ['Your own rules, read first:', '', ...rowsOf(own), '', 'The built-in rules:', ''] : []
  return [
    'The first rule that fits a change, from the top, decides how much it weighs.',
    '',
    ...intro,
    ...rowsOf(severityTable),
    '',
  ].join('\n')
}

const margin = 15

/** `12  major     date/later where …`, its further lines below the first. */
function rowsOf(rules: readonly SeverityRule[]): string[] {
  return rules.map((rule, at) => {
    const head = `${String(at + 1).padStart(3)}  ${rule.severity.padEnd(margin - 7)}  `
    return head + fill(describeRule(rule), margin).slice(margin)
  })
}
