/** A store in memory with the contract of those on disk: for tests of what is built upon stores. */
import { digestOf, emptyHead, nextLine } from '../../snapshots/chain.js'
import type { Step, Store } from '../../snapshots/store.js'
import type { PendingItem } from '../../src/model/delivery.js'
import { StoreError } from '../../src/model/errors.js'
import type { LedgerEntry, LedgerLine } from '../../src/model/ledger.js'
import type { Snapshot } from '../../src/model/snapshot.js'

export interface MemoryStore extends Store {
  readonly ledger: readonly LedgerLine[]
}

export function memoryStore(now: () => Date): MemoryStore {
  const ledger: LedgerLine[] = []
  const contents = new Map<string, Uint8Array>()
  const documents = new Map<string, string>()
  const snapshots: Snapshot[] = []
  const marks = new Map<string, string>()
  const events = new Set<string>()
  const items = new Map<string, PendingItem>()
  const done = new Set<string>()
  const notes = new Map<string, string>()
  const retrieved = new Map<string, string>()

  const apply = (entry: LedgerEntry, at: string): void => {
    if (entry.kind === 'kept') {
      snapshots.push(entry.snapshot)
      retrieved.set(entry.snapshot.nctId, entry.snapshot.source.retrievedAt ?? at)
    } else if (entry.kind === 'seen') retrieved.set(entry.nctId, entry.source.retrievedAt ?? at)
    else if (entry.kind === 'event') events.add(entry.id)
    else if (entry.kind === 'pending') {
      const { kind: _, ...item } = entry
      items.set(entry.id, { ...item, since: at, attempts: 0 })
      done.add(entry.id)
    } else if (entry.kind === 'mark') {
      if (entry.value === undefined) marks.delete(entry.key)
      else marks.set(entry.key, entry.value)
    } else if (entry.kind === 'composed') {
      for (const id of entry.items) {
        const item = items.get(id)
        if (item) items.set(id, { ...item, message: entry.message })
      }
    } else if (entry.kind === 'receipt') {
      for (const [id, item] of items) {
        if (item.message !== entry.message) continue
        if (entry.outcome !== 'retry') items.delete(id)
        else items.set(id, { ...item, attempts: entry.attempt, ...(entry.nextAt && { nextAt: entry.nextAt }) })
      }
    }
  }
  const isNews = (entry: LedgerEntry): boolean => {
    if (entry.kind === 'event') return !events.has(entry.id)
    if (entry.kind === 'pending') return !done.has(entry.id)
    return true
  }
  return {
    name: 'files',
    location: 'memory',
    ledger,
    async *trials() {
      yield* [...new Set(snapshots.map(({ nctId }) => nctId))].toSorted()
    },
    snapshots: async (nctId) => snapshots.filter((each) => each.nctId === nctId),
    lastRetrieved: async (ids) =>
      new Map(ids.flatMap((id) => (retrieved.has(id) ? [[id, retrieved.get(id) ?? '']] : []))),
    document: async ({ id }) => found(documents.get(id), id),
    raw: async ({ source }) => (source.raw ? found(contents.get(source.digest), source.digest) : undefined),
    payload: async (_, digest) => found(contents.get(digest), digest),
    head: async () => ledger.at(-1) ?? emptyHead,
    async *lines(after = 0) {
      yield* ledger.slice(after)
    },
    lineOf: async (id) =>
      ledger.find(({ entries }) => entries.some((entry) => entry.kind === 'kept' && entry.snapshot.id === id)),
    async *events({ at = '', seq = 0 }) {
      for (const line of ledger) {
        const told = line.entries.filter(({ kind }) => kind === 'event')
        if (told.length > 0 && line.at >= at && line.seq > seq) yield { ...line, entries: told }
      }
    },
    marks: async (prefix) => new Map([...marks].filter(([key]) => key.startsWith(prefix))),
    known: async (ids) => new Set(ids.filter((id) => events.has(id))),
    outbox: async () => [...items.values()],
    async commit({ keep = [], payloads = [], entries = [], expects = [] }: Step) {
      for (const { key, value } of expects) {
        if (marks.get(key) !== value) throw new StoreError('store-conflict', `${key} has changed.`, { retryable: true })
      }
      const kept = keep.map(({ snapshot }) => ({ kind: 'kept' as const, snapshot }))
      const all = [...kept, ...entries.filter(isNews)]
      if (all.length === 0) return undefined
      for (const { snapshot, document, raw } of keep) {
        documents.set(snapshot.id, document)
        if (raw) contents.set(snapshot.source.digest, raw)
      }
      for (const { digest, bytes } of payloads) {
        if (digestOf(bytes) !== digest) throw new Error('a payload is not what its digest says')
        contents.set(digest, bytes)
      }
      const line = nextLine(ledger.at(-1) ?? emptyHead, now().toISOString(), JSON.parse(JSON.stringify(all)))
      ledger.push(line)
      for (const entry of line.entries) apply(entry, line.at)
      return line
    },
    forget: async () => Promise.reject(new Error('not for tests')),
    adopt: async () => Promise.reject(new Error('not for tests')),
    note: async (name) => notes.get(name),
    async writeNote(name, text) {
      notes.set(name, text)
    },
    close: async () => undefined,
  }
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new StoreError('store-broken', `The store has no ${what}.`)
  return value
}
