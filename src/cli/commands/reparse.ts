/** `trialdiff reparse [NCT…]`: reads kept raw bytes with the parsers of today, and adds what they read otherwise. */
import type { Command } from 'commander'
import packageJson from '../../../package.json' with { type: 'json' }
import {
  dayOf,
  diff,
  parseAll,
  parsedOf,
  plain,
  planReparse,
  RecordError,
  sentenceOf,
  TrialdiffError,
  type ParsedTrial,
  type Reread,
  type Snapshot,
  type Store,
} from '../../index.js'
import { snapshotsOf } from '../kept-versions.js'
import { headLines } from '../ledger-lines.js'
import { openProgress } from '../progress.js'
import { fill } from '../screen.js'
import { addStoreOption, inStore, locationOf, type StoreChoice } from '../store-choice.js'
import { asTrialId } from '../trial-id.js'
import { tellTrouble } from '../trouble.js'

interface Options extends StoreChoice {
  dryRun?: true
}

const examples = `
Examples:
  trialdiff reparse --dry-run       what would be read otherwise
  trialdiff reparse
  trialdiff reparse NCT04984356

Where the parsers read raw bytes otherwise than when they were kept, the new
reading is put beside the old one, which stays as it is; the newest is the one
that is shown and compared.

Exit status: 0 done, 2 where raw bytes can no longer be read; the reading stays.`

export function define(command: Command): void {
  command
    .argument('[nct...]', 'these trials; all without one', (text: string, previous: string[] = []) => [
      ...previous,
      asTrialId(text),
    ])
    .option('--dry-run', 'say what would change, and change nothing')
  addStoreOption(command).addHelpText('after', examples).action(reparse)
}

type Counts = Record<Reread['is'], number>

async function reparse(nctIds: readonly string[], options: Options): Promise<void> {
  const counts: Counts = { derived: 0, same: 0, 'no-raw': 0, forgotten: 0, unreadable: 0 }
  await inStore(locationOf(options), options.dryRun ? 'read' : 'write', async (store) => {
    const progress = openProgress('reading', 'snapshots')
    try {
      for await (const nctId of nctIds.length > 0 ? nctIds : store.trials()) {
        for (const snapshot of await snapshotsOf(store, nctId)) {
          const reread = await planReparse(store, snapshot, (raw) => readAgain(raw, snapshot), by)
          counts[reread.is]++
          progress.step()
          if (reread.is === 'derived') await derive(store, reread, options)
          if (reread.is === 'unreadable') tellUnreadable(reread)
        }
      }
    } finally {
      progress.end()
    }
    process.stdout.write(
      `${fill(tally(counts, options), 0).replaceAll('\n  ', '\n')}\n${headLines(await store.head()).join('\n')}\n`,
    )
  })
}

const by = `trialdiff ${packageJson.version}`

/** Of a document that holds several versions of the trial, the one that was kept. */
async function readAgain(raw: Uint8Array, { nctId, day, dayKind, version, source }: Snapshot): Promise<ParsedTrial> {
  const found: ParsedTrial[] = []
  for await (const parsed of parseAll(raw, { format: source.format, trial: nctId })) found.push(parsed)
  const [first] = found
  if (first && found.length === 1) return first
  const same = found.filter((each) => {
    const number = each.source.version
    const its = dayOf(each)
    return its.day === day && its.dayKind === dayKind && (number === undefined || number === version)
  })
  const [one] = same
  if (one && same.length === 1) return one
  const message = `${found.length} versions of ${nctId} stand in the raw bytes, and which of them was kept cannot be told.`
  throw new RecordError('several-trials', message, [nctId])
}

async function derive(store: Store, { snapshot, step = {} }: Reread, { dryRun }: Options): Promise<void> {
  const document = step.derive?.[0]?.document ?? ''
  const before = parsedOf(await store.document(snapshot))
  const line = dryRun ? undefined : await store.commit(step)
  const head = dryRun ? `would read  ${snapshot.id}` : `read  ${snapshot.id}  line ${line?.seq ?? ''}`
  const lines = differences(before, parsedOf(document)).map((each) => fill(plain(each), 2))
  process.stdout.write(`${[head, ...lines].join('\n')}\n`)
}

/** More are counted. */
const mostTold = 10

/** What is read otherwise, as sentences, though nothing happened to the record. */
function differences(before: ParsedTrial, after: ParsedTrial): string[] {
  const sentences = diff(before, after).changes.map(sentenceOf)
  const [were, are] = [before.issues.length, after.issues.length]
  const [more, fewer] = [omitted(after, before), omitted(before, after)]
  const all = [
    ...sentences,
    ...(were === are ? [] : [`Odd on the way: ${were} → ${are}`]),
    ...(more + fewer > 0 ? [`Parts it does not tell: ${more} more, ${fewer} fewer`] : []),
  ]
  if (all.length === 0) return ['The same facts, written otherwise.']
  return all.length > mostTold ? [...all.slice(0, mostTold), `${all.length - mostTold} more.`] : all
}

/** How many parts the one leaves untold and the other does not. */
function omitted(one: ParsedTrial, other: ParsedTrial): number {
  return one.source.omits.filter((path) => !other.source.omits.includes(path)).length
}

function tellUnreadable({ snapshot, error }: Reread): void {
  process.exitCode = 2
  const [code, why] = error ? [error.code, error.message] : (['unreadable-documents', 'no reason is known.'] as const)
  tellTrouble(new TrialdiffError(code, `${snapshot.id}: ${why}`))
}

function tally(counts: Counts, { dryRun }: Options): string {
  const phrases = [
    `${counts.derived} ${dryRun ? 'would be ' : ''}read otherwise`,
    `${counts.same} the same`,
    counts['no-raw'] > 0 && `${counts['no-raw']} without raw bytes`,
    counts.forgotten > 0 && `${counts.forgotten} forgotten`,
    counts.unreadable > 0 && `${counts.unreadable} no longer readable`,
  ]
  return `${phrases.filter(Boolean).join(', ')}.`
}
