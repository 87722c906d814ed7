/** A store in memory that plans and folds its lines as those on disk do, for runs by the thousand. */
import { copyStore } from '../../../snapshots/copy.js'
import { lineDigest, nextLine } from '../../../snapshots/chain.js'
import { digestsOf } from '../../../snapshots/files-store/forgotten.js'
import { foldLine, newFold } from '../../../snapshots/fold.js'
import { planLine } from '../../../snapshots/plan-line.js'
import type { Step, Store } from '../../../snapshots/store.js'
import { StoreError } from '../../../src/model/errors.js'
import type { LedgerEntry, LedgerLine } from '../../../src/model/ledger.js'

export interface FoldedStore extends Store {
  readonly ledger: readonly LedgerLine[]
}

export function foldedStore(now: () => Date): FoldedStore {
  const fold = newFold()
  const ledger: LedgerLine[] = []
  const texts = new Map<string, string>()
  const bytes = new Map<string, Uint8Array>()
  const notes = new Map<string, string>()
  const snapshotIn = (id: string) => {
    const found = fold.snapshots.get(id)
    if (!found) throw new StoreError('snapshot-not-found', `There is no ${id}.`)
    return found
  }
  const write = (line: LedgerLine, { keep = [], derive = [], payloads = [] }: Omit<Step, 'entries' | 'expects'>) => {
    for (const { snapshot, document, raw } of keep) {
      texts.set(`${snapshot.id} 1`, document)
      if (raw) bytes.set(snapshot.source.digest, raw)
    }
    for (const { nctId, digest, bytes: content } of payloads) bytes.set(`${nctId} ${digest}`, content)
    ledger.push(line)
    foldLine(fold, line)
    const readings = line.entries.flatMap((each) => (each.kind === 'derived' ? [each] : []))
    for (const [at, { snapshot, reading }] of readings.entries()) {
      texts.set(`${snapshot} ${reading}`, derive[at]?.document ?? '')
    }
    return line
  }
  const follow = (entries: readonly LedgerEntry[]): LedgerLine => {
    const opened: LedgerEntry[] = fold.head.seq === 0 ? [{ kind: 'opened', form: 1, by: 'model' }] : []
    return nextLine(fold.head, now().toISOString(), JSON.parse(JSON.stringify([...opened, ...entries])))
  }
  return {
    name: 'files',
    location: 'memory',
    ledger,
    async *trials() {
      yield* [...fold.trials].flatMap(([nctId, { ids }]) => (ids.length > 0 ? [nctId] : [])).toSorted()
    },
    snapshots: async (nctId) => (fold.trials.get(nctId)?.ids ?? []).map((id) => snapshotIn(id).snapshot),
    lastRetrieved: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const at = fold.trials.get(id)?.retrievedAt
          return at === undefined ? [] : [[id, at] as const]
        }),
      ),
    async document({ id }, reading) {
      const { snapshot, forgotten } = snapshotIn(id)
      if (forgotten) throw forgottenTrouble(id)
      return contentOf(texts.get(`${id} ${reading ?? (snapshot.derivations?.length ?? 0) + 1}`), id)
    },
    async raw({ id }) {
      const { snapshot, forgotten } = snapshotIn(id)
      if (!snapshot.source.raw) return undefined
      if (forgotten || !fold.rawHomes.has(snapshot.source.digest)) throw forgottenTrouble(id)
      return contentOf(bytes.get(snapshot.source.digest), id)
    },
    async payload(nctId, digest) {
      if (fold.trials.get(nctId)?.payloads.get(digest) === false) throw forgottenTrouble(nctId)
      return contentOf(bytes.get(`${nctId} ${digest}`), digest)
    },
    head: async () => fold.head,
    async *lines(after = 0) {
      yield* ledger.slice(after)
    },
    lineOf: async (id) => ledger[(fold.snapshots.get(id)?.seq ?? 0) - 1],
    async *events({ at = '', seq = 0 }) {
      for (const each of fold.eventLines) {
        const line = ledger[each.seq - 1]
        if (!line || each.seq <= seq || each.at < at) continue
        yield { ...line, entries: line.entries.filter(({ kind }) => kind === 'event') }
      }
    },
    marks: async (prefix) => new Map([...fold.marks].filter(([key]) => key.startsWith(prefix))),
    known: async (ids) => new Set(ids.filter((id) => fold.events.has(id))),
    outbox: async () => [...fold.outbox.values()],
    async commit(step) {
      const entries = planLine(fold, step)
      return entries.length === 0 ? undefined : write(follow(entries), step)
    },
    async forget(nctId) {
      const payloads = digestsOf(fold, nctId)
      return payloads.length === 0 ? undefined : write(follow([{ kind: 'forgotten', nctId, payloads }]), {})
    },
    async adopt(line, contents) {
      if (line.previous !== fold.head.digest || lineDigest(line) !== line.digest)
        throw new StoreError('store-conflict', 'This line does not follow.')
      write(line, contents)
    },
    note: async (name) => notes.get(name),
    async writeNote(name, text) {
      notes.set(name, text)
    },
    close: async () => undefined,
  }
}

/** The same lines and contents; notes stay behind. */
export async function copyOf(store: FoldedStore, now: () => Date): Promise<FoldedStore> {
  const copy = foldedStore(now)
  await copyStore(store, copy)
  return copy
}

function forgottenTrouble(what: string): StoreError {
  return new StoreError('payload-forgotten', `${what} was forgotten.`)
}

function contentOf<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new StoreError('store-broken', `The store has no ${what}.`)
  return value
}
