/** The ledger: an append-only chain of lines, each the commit of one whole step; it holds digests and codes, never record text. */
import type { PendingItem } from './delivery.js'
import type { TrialEvent } from './event.js'
import type { Digest, Snapshot, SnapshotSource } from './snapshot.js'

export interface LedgerLine {
  /** From 1, without a gap. */
  seq: number
  /** When it was committed: `2026-11-22T09:30:00.000Z`. */
  at: string
  entries: readonly LedgerEntry[]
  /** The digest of the line before; of nothing for the first. */
  previous: Digest
  /** Of this line without this key, in canonical form. */
  digest: Digest
}

export interface LedgerHead {
  seq: number
  digest: Digest
  at?: string
}

export type LedgerEntry =
  /** The first entry of a store: its form, and what made it. */
  | { kind: 'opened'; form: 1; by: string }
  | { kind: 'kept'; snapshot: Snapshot }
  /** What was retrieved differs from a kept snapshot in noise alone, or not at all. */
  | { kind: 'seen'; nctId: string; snapshot: string; source: SnapshotSource }
  /** The raw bytes of a snapshot read anew: `reading` counts from 2. */
  | { kind: 'derived'; snapshot: string; reading: number; document: Digest; by: string }
  /** What was retrieved read as nearly empty and was not taken for the record. */
  | { kind: 'quarantined'; nctId: string; source: SnapshotSource; reason: string; payload?: Digest }
  | ({ kind: 'event'; payload: Digest } & Pick<TrialEvent, 'id' | 'nctId' | 'code' | 'severity'>)
  | ({ kind: 'pending' } & Omit<PendingItem, 'attempts' | 'nextAt' | 'message' | 'since'>)
  /** Pending items put together as one message, before it is sent. */
  | { kind: 'composed'; message: string; items: readonly string[] }
  | Receipt
  /** A fact the watch remembers, by key; without a value it is forgotten. */
  | { kind: 'mark'; key: string; value?: string }
  /** Payloads removed on request: `forget`. */
  | { kind: 'forgotten'; nctId: string; payloads: readonly Digest[] }

export interface Receipt {
  kind: 'receipt'
  message: string
  /** `dropped` is said aloud: nobody is left to whom it could go, or a person gave it up. */
  outcome: 'sent' | 'retry' | 'dropped'
  attempt: number
  /** When to try again. */
  nextAt?: string
  /** A code of why, never the words of a server: they may quote a recipient. */
  reason?: string
}
