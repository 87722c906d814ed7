/** `trialdiff diff BEFORE [AFTER]`: what changed between two versions of a trial. */
import type { Command } from 'commander'
import {
  asBaseline,
  comparesEssentials,
  ComparisonError,
  diff,
  inOrder,
  render,
  reports,
  toldChanges,
  UsageError,
} from '../../index.js'
import { inFile, nameOf, writeOutput } from '../files.js'
import { readBaseline } from '../baseline.js'
import { readBoth, readPair, type Pair } from '../pair.js'
import { columnsOf, wantsColor } from '../screen.js'
import { severityRulesAt } from '../severity-file.js'
import { addTellingOptions, type TellingOptions } from '../telling-options.js'

interface Options extends TellingOptions {
  baseline?: string
}

const examples = `
Examples:
  trialdiff diff 2023-04-07.txt 2024-02-01.json
  trialdiff diff before.json after.json --area dates,sites --min major
  trialdiff diff before.json after.json --report json --output changes.json
  trialdiff diff page-of-changes.html
  trialdiff diff before.json after.json --rules rules.yaml --explain
  trialdiff diff --baseline start versions/
  curl -s https://clinicaltrials.gov/api/v2/studies/NCT04984356 |
    trialdiff diff saved-page.txt -

The two documents may be of different formats. What one of them does not tell is
never called a change; it is listed as not compared.

Exit status: 0 no change to tell, 1 at least one, 2 trouble.`

const names = reports.map((each) => each.name)

export function define(command: Command): void {
  command
    .argument('<before>', 'the earlier version: a file, an archive, or - for standard input')
    .argument('[after]', 'the later version; not needed where the first file holds both')
    .argument('[more...]', 'with --baseline: further versions, folders too')
    .option(
      '--baseline <when>',
      'compare the latest of all versions with that before the trial started (start), the first, or that of a day',
      asBaseline,
    )
  addTellingOptions(command, {
    able: names,
    known: names,
    trial: 'the trial to compare, where a file holds several',
    format: 'read both files as this format',
  })
    .addHelpText('after', examples)
    .action(compare)
}

async function compare(
  before: string,
  after: string | undefined,
  more: readonly string[],
  options: Options,
): Promise<void> {
  const paths = [before, ...(after === undefined ? [] : [after]), ...more]
  const severityRules = await severityRulesAt(options.rules, paths)
  const pair = await read(paths, options)
  const named = paths.length > 2 ? `${paths.length} paths` : paths.map(nameOf).join(' and ')
  const comparison = await inFile(named, async () => diff(pair.before, pair.after, { severityRules }))
  if (after !== undefined && options.baseline === undefined && !inOrder(pair.before, pair.after)) {
    process.stderr.write(
      `trialdiff: ${nameOf(before)} was posted later than ${nameOf(after)}; the report reads backwards in time.\n`,
    )
  }
  const selection = { min: options.min, ...(options.area && { areas: options.area }) }
  const toFile = options.output !== undefined
  const color = wantsColor(options.color, toFile)
  const text = await render(options.report, comparison, {
    ...selection,
    color,
    columns: columnsOf(toFile),
    explain: options.explain ?? false,
  })
  await writeOutput(text, options.output)
  if (!comparesEssentials(comparison)) {
    throw new ComparisonError(
      'nothing-compared',
      `Neither status, dates, enrollment, sites nor criteria stand in both versions of ${named}; give fuller records.`,
    )
  }
  process.exitCode ??= toldChanges(comparison, selection).length > 0 ? 1 : 0
}

async function read([before = '', after, ...more]: readonly string[], options: Options): Promise<Pair> {
  const { baseline } = options
  if (baseline !== undefined)
    return readBaseline([before, ...(after === undefined ? [] : [after]), ...more], baseline, options)
  if (more.length > 0) {
    throw new UsageError('bad-usage', 'More than two versions need --baseline; trialdiff log tells the history of all.')
  }
  return after === undefined ? readBoth(before, options) : readPair(before, after, options)
}
