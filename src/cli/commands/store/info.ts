/** `trialdiff store info`: where a store is, how much it holds, and the head of its ledger. */
import type { Command } from 'commander'
import type { LedgerHead, Store } from '../../../index.js'
import { headLines } from '../../ledger-lines.js'
import { addStoreOption, inStore, locationOf, type StoreChoice } from '../../store-choice.js'

interface Options extends StoreChoice {
  json?: true
}

interface Holding {
  location: string
  kind: Store['name']
  trials: number
  snapshots: number
  readings: number
  /** Of the raw bytes as they were retrieved, before they were compressed. */
  rawBytes: number
  seen: number
  events: number
  forgotten: number
  pending: number
  head: LedgerHead
}

const examples = `
Examples:
  trialdiff store info
  trialdiff store info --store postgres://registry@db/trials --json`

export function define(command: Command): void {
  addStoreOption(command)
    .option('--json', 'print it for programs')
    .addHelpText('after', examples)
    .action((options: Options) => inStore(locationOf(options), 'read', (store) => tell(store, options)))
}

async function tell(store: Store, { json }: Options): Promise<void> {
  const holding = await countIn(store)
  process.stdout.write(json ? `${JSON.stringify(holding, null, 2)}\n` : forPeople(holding))
}

/** One walk over the ledger, which is all that is ever known of a store. */
async function countIn(store: Store): Promise<Holding> {
  const head = await store.head()
  const trials = new Set<string>()
  const counts = { snapshots: 0, readings: 0, rawBytes: 0, seen: 0, events: 0, forgotten: 0 }
  for await (const { seq, entries } of store.lines()) {
    if (seq > head.seq) break
    for (const entry of entries) {
      if (entry.kind === 'kept') {
        trials.add(entry.snapshot.nctId)
        counts.snapshots++
        if (entry.snapshot.source.raw) counts.rawBytes += entry.snapshot.source.bytes
      } else if (entry.kind === 'derived') counts.readings++
      else if (entry.kind === 'seen') counts.seen++
      else if (entry.kind === 'event') counts.events++
      else if (entry.kind === 'forgotten') counts.forgotten++
    }
  }
  const pending = (await store.outbox()).length
  return { location: store.location, kind: store.name, trials: trials.size, ...counts, pending, head }
}

function forPeople(holding: Holding): string {
  const { location, kind, trials, snapshots, readings, rawBytes, seen, events, forgotten, pending, head } = holding
  const rows: [string, string][] = [
    ['store', `${location} (${kind})`],
    ['trials', print(trials)],
    ['snapshots', `${print(snapshots)}${readings > 0 ? `, ${print(readings)} read anew` : ''}`],
    ['sources', `${size(rawBytes)} before they were compressed`],
    ['seen again', print(seen)],
    ['events', print(events)],
    ['to be sent', print(pending)],
    ...(forgotten > 0 ? [['forgotten', print(forgotten)] as [string, string]] : []),
  ]
  return [...rows.map(([label, text]) => `${label.padEnd(12)}${text}`), '', ...headLines(head), ''].join('\n')
}

function print(count: number): string {
  return count.toLocaleString('en-US')
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${print(Math.round(bytes / 1000))} KB` : `${print(Math.round(bytes / 100_000) / 10)} MB`
}
