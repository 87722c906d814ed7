/** The Fold: all that a ledger says at its head, as its lines are told one after the other. */
import type { PendingItem } from '../src/model/delivery.js'
import type { LedgerEntry, LedgerHead, LedgerLine } from '../src/model/ledger.js'
import type { Digest, Snapshot } from '../src/model/snapshot.js'
import { StoreError } from '../src/model/errors.js'
import { emptyHead } from './chain.js'
import { foldDelivery } from './fold-delivery.js'
import { isEntry } from './ledger-entry.js'

export interface Fold {
  head: LedgerHead
  snapshots: Map<string, FoldedSnapshot>
  trials: Map<string, FoldedTrial>
  /** The snapshot beside which raw bytes lie, by their digest: the first that brought them and was not forgotten. */
  rawHomes: Map<Digest, string>
  /** The snapshots beside which forgotten raw bytes lay. */
  emptied: Set<string>
  /** The lines that hold events. */
  eventLines: { seq: number; at: string }[]
  events: Set<string>
  marks: Map<string, string>
  outbox: Map<string, PendingItem>
  /** Ids of all items that were ever pending. */
  pended: Set<string>
  /** Items by message, and the messages that were sent. */
  messages: Map<string, readonly string[]>
  sent: Set<string>
}

export interface FoldedSnapshot {
  snapshot: Snapshot
  /** The line in which it was kept, and those of its derivations. */
  seq: number
  derived: number[]
  forgotten: boolean
}

export interface FoldedTrial {
  /** In the order in which they were kept. */
  ids: string[]
  retrievedAt?: string
  /** Contents that entries speak of; false where they were forgotten. */
  payloads: Map<Digest, boolean>
  /** The last line in which it was forgotten. */
  forgottenIn?: number
}

export function newFold(): Fold {
  return {
    head: emptyHead,
    snapshots: new Map(),
    trials: new Map(),
    rawHomes: new Map(),
    emptied: new Set(),
    eventLines: [],
    events: new Set(),
    marks: new Map(),
    outbox: new Map(),
    pended: new Set(),
    messages: new Map(),
    sent: new Set(),
  }
}

/** @throws StoreError `store-broken` for a line with an entry that is none: a ledger may come from anybody */
export function foldLine(fold: Fold, line: LedgerLine): void {
  const odd = line.entries.findIndex((entry) => !isEntry(entry))
  if (odd >= 0) {
    const sentence = `Entry ${odd + 1} of line ${fold.head.seq + 1} is none that a ledger may hold; bring the ledger back from a copy.`
    throw new StoreError('store-broken', sentence)
  }
  for (const entry of line.entries) foldEntry(fold, entry, line)
  if (line.entries.some(({ kind }) => kind === 'event')) fold.eventLines.push({ seq: line.seq, at: line.at })
  fold.head = { seq: line.seq, digest: line.digest, at: line.at }
}

function foldEntry(fold: Fold, entry: LedgerEntry, line: LedgerLine): void {
  switch (entry.kind) {
    case 'opened':
      return
    case 'kept':
      return foldKept(fold, entry.snapshot, line.seq)
    case 'seen':
      return foldRetrieved(fold, entry.nctId, entry.source.retrievedAt)
    case 'derived':
      return foldDerived(fold, entry, line.seq)
    case 'quarantined':
      if (entry.payload !== undefined) trialIn(fold, entry.nctId).payloads.set(entry.payload, true)
      return
    case 'event':
      fold.events.add(entry.id)
      trialIn(fold, entry.nctId).payloads.set(entry.payload, true)
      return
    case 'mark':
      if (entry.value === undefined) fold.marks.delete(entry.key)
      else fold.marks.set(entry.key, entry.value)
      return
    case 'forgotten':
      return foldForgotten(fold, entry.nctId, entry.payloads, line.seq)
    default:
      if (entry.kind === 'pending' && entry.payload !== undefined) foldPayload(fold, entry.nctId, entry.payload)
      foldDelivery(fold, entry, line.at)
  }
}

function foldKept(fold: Fold, snapshot: Snapshot, seq: number): void {
  const { id, nctId, source } = snapshot
  fold.snapshots.set(id, { snapshot, seq, derived: [], forgotten: false })
  trialIn(fold, nctId).ids.push(id)
  if (source.raw && !fold.rawHomes.has(source.digest)) fold.rawHomes.set(source.digest, id)
  foldRetrieved(fold, nctId, source.retrievedAt)
}

/** One that was forgotten is not there again because somebody still has to be told of it. */
function foldPayload(fold: Fold, nctId: string, digest: Digest): void {
  const { payloads } = trialIn(fold, nctId)
  if (!payloads.has(digest)) payloads.set(digest, true)
}

function foldRetrieved(fold: Fold, nctId: string, retrievedAt: string | undefined): void {
  const trial = trialIn(fold, nctId)
  if (retrievedAt !== undefined && retrievedAt > (trial.retrievedAt ?? '')) trial.retrievedAt = retrievedAt
}

function foldDerived(fold: Fold, entry: Extract<LedgerEntry, { kind: 'derived' }>, seq: number): void {
  const folded = fold.snapshots.get(entry.snapshot)
  if (!folded) return
  const { document, by } = entry
  const derivations = [...(folded.snapshot.derivations ?? []), { document, by }]
  folded.snapshot = { ...folded.snapshot, derivations }
  folded.derived.push(seq)
}

/** Raw bytes in which several trials stand are forgotten for all of them. */
function foldForgotten(fold: Fold, nctId: string, payloads: readonly Digest[], seq: number): void {
  const trial = trialIn(fold, nctId)
  trial.forgottenIn = seq
  // Nothing is left of when it was retrieved: who watches it retrieves it anew.
  delete trial.retrievedAt
  for (const id of trial.ids) {
    const folded = fold.snapshots.get(id)
    if (folded) folded.forgotten = true
  }
  for (const digest of payloads) {
    const home = fold.rawHomes.get(digest)
    if (home !== undefined) fold.emptied.add(home)
    fold.rawHomes.delete(digest)
    if (trial.payloads.has(digest)) trial.payloads.set(digest, false)
  }
}

function trialIn(fold: Fold, nctId: string): FoldedTrial {
  const trial = fold.trials.get(nctId) ?? { ids: [], payloads: new Map() }
  fold.trials.set(nctId, trial)
  return trial
}
