/** planLine: what a step comes to on top of all that the ledger says already. */
import { StoreError } from '../src/model/errors.js'
import type { LedgerEntry } from '../src/model/ledger.js'
import type { Digest } from '../src/model/snapshot.js'
import { digestOf } from './chain.js'
import type { Fold } from './fold.js'
import type { NewSnapshot, Step } from './store.js'

/** What a store writes of itself, never a step's maker. */
const own: ReadonlySet<LedgerEntry['kind']> = new Set(['opened', 'kept', 'derived', 'forgotten'])

/**
 * The entries of the line, without `opened`; none where nothing is left to commit.
 * @throws StoreError `store-conflict` (retryable) where a mark has changed or a snapshot is kept already;
 *   `snapshot-not-found` for a derivation of none; `store-trouble` for a step that contradicts itself
 */
export function planLine(fold: Fold, step: Step): LedgerEntry[] {
  for (const { key, value } of step.expects ?? []) {
    if (fold.marks.get(key) !== value) throw conflict(`${key} is no longer what this step was made for`)
  }
  for (const { digest, bytes } of step.payloads ?? []) prove('A payload', bytes, digest)
  return [...keptEntries(fold, step.keep ?? []), ...derivedEntries(fold, step.derive ?? []), ...newEntries(fold, step)]
}

/** @throws StoreError `store-trouble` where contents are not those of which their digests speak */
export function proveSnapshot({ snapshot, document, raw }: NewSnapshot): void {
  prove(`The document of ${snapshot.id}`, document, snapshot.document)
  if (raw) prove(`The source of ${snapshot.id}`, raw, snapshot.source.digest)
}

export function prove(what: string, content: string | Uint8Array, digest: Digest): void {
  if (digestOf(content) !== digest) throw new StoreError('store-trouble', `${what} is not that of ${digest}.`)
}

function keptEntries(fold: Fold, keep: readonly NewSnapshot[]): LedgerEntry[] {
  const ids = new Set<string>()
  return keep.map((each) => {
    const { snapshot, raw } = each
    if (fold.snapshots.has(snapshot.id) || ids.has(snapshot.id)) throw conflict(`${snapshot.id} is kept already`)
    ids.add(snapshot.id)
    if (snapshot.source.raw !== (raw !== undefined))
      throw new StoreError('store-trouble', `${snapshot.id} says otherwise of its source than what is to be kept.`)
    proveSnapshot(each)
    return { kind: 'kept', snapshot }
  })
}

/** A reading that says what the newest says adds nothing. */
function derivedEntries(fold: Fold, derive: NonNullable<Step['derive']>): LedgerEntry[] {
  const readings = new Map<string, { count: number; newest: Digest }>()
  return derive.flatMap(({ snapshot: id, document, by }) => {
    const snapshot = fold.snapshots.get(id)?.snapshot
    if (!snapshot) throw new StoreError('snapshot-not-found', `There is no snapshot ${id} of which this is a reading.`)
    const { derivations = [] } = snapshot
    const before = readings.get(id) ?? {
      count: derivations.length + 1,
      newest: derivations.at(-1)?.document ?? snapshot.document,
    }
    const digest = digestOf(document)
    if (digest === before.newest) return []
    readings.set(id, { count: before.count + 1, newest: digest })
    return [{ kind: 'derived', snapshot: id, reading: before.count + 1, document: digest, by }]
  })
}

/** Events and pending items that are new, receipts for what was not yet sent, and everything else. */
function newEntries(fold: Fold, { entries = [] }: Step): LedgerEntry[] {
  const events = new Set<string>()
  const pended = new Set<string>()
  const composed = new Set<string>()
  const sent = new Set<string>()
  return entries.filter((entry) => {
    if (own.has(entry.kind)) throw new StoreError('store-trouble', `A step cannot bring an entry ${entry.kind} itself.`)
    if (entry.kind === 'event') return isNew(entry.id, fold.events, events)
    if (entry.kind === 'pending') return isNew(entry.id, fold.pended, pended)
    if (entry.kind === 'composed') composed.add(entry.message)
    if (entry.kind !== 'receipt') return true
    if (!composed.has(entry.message) && !fold.messages.has(entry.message))
      throw new StoreError('store-trouble', `A receipt speaks of message ${entry.message}, which was never composed.`)
    return entry.outcome === 'sent'
      ? isNew(entry.message, fold.sent, sent)
      : !fold.sent.has(entry.message) && !sent.has(entry.message)
  })
}

function isNew(id: string, known: ReadonlySet<string>, met: Set<string>): boolean {
  if (known.has(id) || met.has(id)) return false
  met.add(id)
  return true
}

function conflict(what: string): StoreError {
  return new StoreError('store-conflict', `${what}: another was quicker; plan the step anew.`, { retryable: true })
}
