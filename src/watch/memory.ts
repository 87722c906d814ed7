/** What the watch remembers: the marks of the ledger for good, and notes that may be lost without harm. */
import type { Store } from '../index.js'

export interface Memory {
  /** The end last told, by trial. */
  told: ReadonlyMap<string, string>
  /** `removed`, or `merged:` and the record it is now part of. */
  gone: ReadonlyMap<string, string>
  /** The day until which nothing is told of a trial. */
  muted: ReadonlyMap<string, string>
  /** Trials whose last answer was set aside. */
  quarantined: ReadonlyMap<string, string>
  /** When the operator was told last, by what fails. */
  alerted: ReadonlyMap<string, string>
  /** What each search found, by watch. */
  members: ReadonlyMap<string, ReadonlySet<string>>
  /** The search of which these are the members, as a digest. */
  baselines: ReadonlyMap<string, string>
  /** The row with which a trial was last fetched whole. */
  rows: ReadonlyMap<string, string>
  asked: Asked
  failing: ReadonlyMap<string, Failing>
}

/** What the last run came to, as far as it spares the next one its questions. */
export interface Asked {
  /** The build of the registry's data of which every row was read. */
  dataset?: string
  /** A digest of what was watched then. */
  watched?: string
  /** Trials that could not be read and are asked for again. */
  again: readonly string[]
}

/** Runs in a row in which something failed. */
export interface Failing {
  runs: number
  since: string
  code: string
}

const nothingAsked: Asked = { again: [] }

/** Before the first run. */
export const nothingRemembered: Memory = {
  told: new Map(),
  gone: new Map(),
  muted: new Map(),
  quarantined: new Map(),
  alerted: new Map(),
  members: new Map(),
  baselines: new Map(),
  rows: new Map(),
  asked: nothingAsked,
  failing: new Map(),
}

export async function recall(store: Store): Promise<Memory> {
  const under = async (prefix: string): Promise<Map<string, string>> => {
    const marks = await store.marks(prefix)
    return new Map([...marks].map(([key, value]) => [key.slice(prefix.length), value]))
  }
  const members = new Map<string, Set<string>>()
  for (const key of (await under('in/')).keys()) {
    const at = key.lastIndexOf('/')
    const watch = key.slice(0, at)
    members.set(watch, (members.get(watch) ?? new Set()).add(key.slice(at + 1)))
  }
  return {
    told: await under('told/'),
    gone: await under('gone/'),
    muted: await under('muted/'),
    quarantined: await under('quarantined/'),
    alerted: await under('health/'),
    members,
    baselines: await under('baseline/'),
    rows: new Map(Object.entries(await noted<Record<string, string>>(store, 'watch-rows', {}))),
    asked: await noted(store, 'watch-asked', nothingAsked),
    failing: new Map(Object.entries(await noted<Record<string, Failing>>(store, 'watch-failing', {}))),
  }
}

export async function noteRows(store: Store, rows: ReadonlyMap<string, string>): Promise<void> {
  await store.writeNote('watch-rows', JSON.stringify(Object.fromEntries(rows)))
}

export async function noteAsked(store: Store, asked: Asked): Promise<void> {
  await store.writeNote('watch-asked', JSON.stringify(asked))
}

export async function noteFailing(store: Store, failing: ReadonlyMap<string, Failing>): Promise<void> {
  await store.writeNote('watch-failing', JSON.stringify(Object.fromEntries(failing)))
}

/** A note that is gone or broken is as good as none. */
async function noted<T>(store: Store, name: string, otherwise: T): Promise<T> {
  const text = await store.note(name)
  if (text === undefined) return otherwise
  try {
    return JSON.parse(text) as T
  } catch {
    return otherwise
  }
}
