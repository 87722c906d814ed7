/** The contract of a store: it keeps snapshots and the ledger that proves them, append only, one line a step. */
import type { PendingItem } from '../src/model/delivery.js'
import type { LedgerEntry, LedgerHead, LedgerLine } from '../src/model/ledger.js'
import type { Digest, Snapshot } from '../src/model/snapshot.js'
import type { Fleet } from './fleet.js'

export type StoreName = 'files' | 'postgres'

export interface StoreEntry {
  name: StoreName
  /** What it is good for: one line of the help. */
  title: string
  /** Whether a location is one of its own: `postgres://…`. The last store takes what no other does. */
  takes(location: string): boolean
  load(): Promise<{ open(location: string, options: OpenOptions): Promise<Store> }>
}

export interface OpenOptions {
  /** Two writers are kept apart; readers never wait. */
  access: 'read' | 'write'
  /**
   * Makes the store where there is none, under write access. Its ledger is empty: the first line that is committed begins
   * with `opened`, so that a copy can begin with the line of another store.
   */
  create?: boolean
  /** The clock of the ledger; the machine's own unless given. */
  now?: () => Date
}

export interface NewSnapshot {
  snapshot: Snapshot
  /** The canonical JSON of its KeptDocument; `snapshot.document` is its digest. */
  document: string
  /** The raw bytes of its source, where they are kept. */
  raw?: Uint8Array
}

/** What is committed as one line of the ledger, or not at all. */
export interface Step {
  keep?: readonly NewSnapshot[]
  /** Readings by a better parser, one `derived` entry each. */
  derive?: readonly { snapshot: string; document: string; by: string }[]
  /** Contents that entries speak of by digest, filed under the trial they are about. */
  payloads?: readonly { nctId: string; digest: Digest; bytes: Uint8Array }[]
  /**
   * Everything but `opened`, `kept`, `derived` and `forgotten`, which the store writes itself. An `event` or `pending`
   * whose id is known, and a receipt for a message that was sent, is left out of the line. A receipt needs its `composed`.
   */
  entries?: readonly LedgerEntry[]
  /** Marks as the step's maker saw them. @throws StoreError `store-conflict` (retryable) where one has changed */
  expects?: readonly { key: string; value: string | undefined }[]
}

export interface Store {
  readonly name: StoreName
  /** As it may be printed: without a password. */
  readonly location: string

  /** The NCT ids of which anything is kept, in their order. */
  trials(): AsyncIterable<string>
  /** All snapshots of a trial in the order in which they were kept, with the derivations of each. */
  snapshots(nctId: string): Promise<readonly Snapshot[]>
  /** When each trial was last retrieved, kept or merely seen; a trial never retrieved, or forgotten since, is absent. */
  lastRetrieved(nctIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /**
   * The text of a snapshot's document: its newest reading, or an earlier one, 1 for the first.
   * @throws StoreError `payload-forgotten`; `store-broken` where it is gone without a word or is not what was kept;
   *   `snapshot-not-found`
   */
  document(snapshot: Snapshot, reading?: number): Promise<string>
  /** The raw bytes, decompressed; undefined where they were not kept. @throws as `document` does */
  raw(snapshot: Snapshot): Promise<Uint8Array | undefined>
  /** A content that an entry speaks of. @throws as `document` does */
  payload(nctId: string, digest: Digest): Promise<Uint8Array>

  head(): Promise<LedgerHead>
  /** Lines in order, after one of them, or all. They are read as they stand: `verify` proves them. */
  lines(after?: number): AsyncIterable<LedgerLine>
  /** The line in which a snapshot was kept, its second or a later reading derived, or a trial (its NCT id) last forgotten. */
  lineOf(subject: string, reading?: number): Promise<LedgerLine | undefined>
  /** The `event` entries of the lines that hold any, since a moment (included) or after a line, oldest first. */
  events(since: { at?: string; seq?: number }): AsyncIterable<LedgerLine & { entries: readonly LedgerEntry[] }>

  /** Marks whose key begins so, key and value. */
  marks(prefix: string): Promise<ReadonlyMap<string, string>>
  /** Which of these event ids were told already. */
  known(eventIds: readonly string[]): Promise<ReadonlySet<string>>
  /** What is still to be sent, oldest first, due or not. */
  outbox(): Promise<readonly PendingItem[]>

  /**
   * @returns the line, or undefined where nothing was left to commit; when it returns, the line is on disk
   * @throws StoreError `store-conflict` (retryable) also where a snapshot of that id is kept already
   */
  commit(step: Step): Promise<LedgerLine | undefined>
  /**
   * Removes all documents, raw bytes and payloads of a trial and says so in the ledger; undefined where there was nothing.
   * Raw bytes in which other trials stand as well are forgotten for those too.
   */
  forget(nctId: string): Promise<LedgerLine | undefined>
  /**
   * Takes over a line of another store as it is, with the contents it brings: `store copy`.
   * @throws StoreError `store-conflict` where it does not follow the head
   */
  adopt(line: LedgerLine, contents: Omit<Step, 'entries' | 'expects'>): Promise<void>

  /** Things that lie in the store and that no line names, as one would look for them; where a store can have any. */
  strays?(): AsyncIterable<string>

  /** What may be lost without harm: poll rows, counters of failures. Not in the ledger. */
  note(name: string): Promise<string | undefined>
  writeNote(name: string, text: string): Promise<void>

  /** What many workers share, where the store lets many work at once. */
  readonly fleet?: Fleet

  close(): Promise<void>
}
