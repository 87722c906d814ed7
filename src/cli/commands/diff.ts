/** `trialdiff diff BEFORE [AFTER]`: what changed between two versions of a trial, from files or from a store. */
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
  type Proof,
} from '../../index.js'
import { inFile, nameOf, writeOutput } from '../files.js'
import { readBaseline } from '../baseline.js'
import { asDay } from '../moments.js'
import { readBoth, readPair, type Pair } from '../pair.js'
import type { KeptPair } from '../kept-pair.js'
import { columnsOf, wantsColor } from '../screen.js'
import { severityRulesAt } from '../severity-file.js'
import { addStoreOption, type StoreChoice } from '../store-choice.js'
import { addTellingOptions, type TellingOptions } from '../telling-options.js'
import { refuseForFiles, trialNamed } from '../trial-id.js'

interface Options extends TellingOptions, StoreChoice {
  baseline?: string
  from?: string
  to?: string
}

const examples = `
Examples:
  trialdiff diff 2023-04-07.txt 2024-02-01.json
  trialdiff diff before.json after.json --area dates,sites --min major
  trialdiff diff before.json after.json --report json --output changes.json
  trialdiff diff page-of-changes.html
  trialdiff diff before.json after.json --rules rules.yaml --explain
  trialdiff diff --baseline start versions/
  trialdiff diff NCT04984356 --from 2023-06-01 --to 2024-02-15
  trialdiff diff NCT04984356 --baseline start
  curl -s https://clinicaltrials.gov/api/v2/studies/NCT04984356 |
    trialdiff diff saved-page.txt -

The two documents may be of different formats. What one of them does not tell is
never called a change; it is listed as not compared.

An NCT number instead of a file asks a store of kept records: --from and --to
take the version in force on a day. Without --to it is the latest, without
--from the one before it.

Exit status: 0 no change to tell, 1 at least one, 2 trouble.`

const names = reports.map((each) => each.name)

export function define(command: Command): void {
  command
    .argument('<before>', 'the earlier version: a file, an archive, or - for standard input; or an NCT number')
    .argument('[after]', 'the later version; not needed where the first file holds both')
    .argument('[more...]', 'with --baseline: further versions, folders too')
    .option(
      '--baseline <when>',
      'compare the latest of all versions with that before the trial started (start), the first, or that of a day',
      asBaseline,
    )
    .option('--from <day>', 'of an NCT number: the version in force that day', asDay)
    .option('--to <day>', 'of an NCT number: and the one in force that day', asDay)
  addStoreOption(command)
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
  const nctId = trialNamed(paths)
  const severityRules = await severityRulesAt(options.rules, paths)
  const { proof, ...pair } = nctId === undefined ? await read(paths, options) : await readKeptPair(nctId, options)
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
    ...(proof && { proof }),
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

async function readKeptPair(nctId: string, options: Options): Promise<KeptPair> {
  const { readPairFromStore } = await import('../kept-pair.js')
  return readPairFromStore(nctId, options)
}

async function read(
  [before = '', after, ...more]: readonly string[],
  options: Options,
): Promise<Pair & { proof?: Proof }> {
  const { baseline } = options
  refuseForFiles(before, options)
  if (baseline !== undefined)
    return readBaseline([before, ...(after === undefined ? [] : [after]), ...more], baseline, options)
  if (more.length > 0) {
    throw new UsageError('bad-usage', 'More than two versions need --baseline; trialdiff log tells the history of all.')
  }
  return after === undefined ? readBoth(before, options) : readPair(before, after, options)
}
