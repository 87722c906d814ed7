/** `trialdiff store changes`: what happened to the trials of a store since a day or a line of its ledger. */
import type { Command } from 'commander'
import {
  plain,
  StoreError,
  UsageError,
  type Happening,
  type LedgerLine,
  type Store,
  type TrialEvent,
} from '../../../index.js'
import { openOutput } from '../../files.js'
import { asDay } from '../../moments.js'
import { fill } from '../../screen.js'
import { addStoreOption, inStore, locationOf, type StoreChoice } from '../../store-choice.js'

interface Options extends StoreChoice {
  since?: { at?: string; seq?: number }
  json?: true
}

const examples = `
Examples:
  trialdiff store changes --since 2026-11-01
  trialdiff store changes --since 1204             after that line of the ledger
  trialdiff store changes --json > changes.ndjson

Events are what a watch found; keeping saved records makes none: trialdiff log
tells what changed between those.`

export function define(command: Command): void {
  addStoreOption(command)
    .option('--since <when>', 'a day, or the number of a ledger line; all there are without it', asSince)
    .option('--json', 'print one event a line, for programs')
    .addHelpText('after', examples)
    .action((options: Options) => inStore(locationOf(options), 'read', (store) => tell(store, options)))
}

function asSince(text: string): { at?: string; seq?: number } {
  if (/^\d{1,15}$/.test(text)) return { seq: Number(text) }
  try {
    return { at: `${asDay(text)}T00:00:00.000Z` }
  } catch (cause) {
    throw new UsageError(
      'bad-usage',
      `${text} is neither a day nor a line; write 2026-11-01, or the number of a line.`,
      { cause },
    )
  }
}

async function tell(store: Store, { since = {}, json }: Options): Promise<void> {
  const output = openOutput(undefined)
  let count = 0
  for await (const line of store.events(since)) {
    for (const { event, forgotten } of await eventsIn(store, line)) {
      count++
      const told = { line: line.seq, at: line.at, ...event }
      await output.write(json ? `${JSON.stringify(told)}\n` : forPeople(line, event, forgotten))
    }
  }
  if (count === 0 && !json) await output.write('No event.\n')
}

type Entry = Extract<LedgerLine['entries'][number], { kind: 'event' }>
type Told = Omit<Entry, 'kind' | 'payload'> & Partial<Pick<TrialEvent, 'sentence' | 'area' | 'subject'>>

/** Each with its words from the payload, where those were not forgotten. */
async function eventsIn(store: Store, { entries }: LedgerLine): Promise<{ event: Told; forgotten: boolean }[]> {
  const words = new Map<string, Map<string, TrialEvent> | undefined>()
  const found: { event: Told; forgotten: boolean }[] = []
  for (const entry of entries) {
    if (entry.kind !== 'event') continue
    if (!words.has(entry.payload)) words.set(entry.payload, await happeningOf(store, entry))
    const { id, nctId, code, severity } = entry
    const event = words.get(entry.payload)?.get(id)
    found.push({ event: { id, nctId, code, severity, ...event }, forgotten: words.get(entry.payload) === undefined })
  }
  return found
}

async function happeningOf(store: Store, { nctId, payload }: Entry): Promise<Map<string, TrialEvent> | undefined> {
  try {
    const text = new TextDecoder().decode(await store.payload(nctId, payload))
    return new Map((JSON.parse(text) as Happening).events.map((event) => [event.id, event]))
  } catch (error) {
    if (error instanceof StoreError && error.code === 'payload-forgotten') return undefined
    throw error
  }
}

function forPeople({ seq, at }: LedgerLine, { nctId, severity, code, sentence }: Told, forgotten: boolean): string {
  const words = sentence ?? (forgotten ? `${code}, its words were forgotten` : code)
  return `${at.slice(0, 16)}Z  ${nctId}  ${severity}  line ${seq}\n${fill(plain(words), 2)}\n`
}
