/** A Snapshot: one trial as one source told it, on one day of its record. */
import type { FormatName } from './parsed-trial.js'
import type { TrialPath } from './trial-path.js'

/** `sha256:` and 64 hexadecimal digits. */
export type Digest = string

/** Which of the registry's days a snapshot is filed under; `undated` where its source tells none. */
export type DayKind = 'posted' | 'submitted' | 'undated'

export interface Snapshot {
  /**
   * `NCT04984356/2023-04-07`; a second, different Trial of that day is `NCT04984356/2023-04-07~1a2b3c4d`, one without a
   * day `NCT04984356/undated~1a2b3c4d`. The eight digits are the first of `document`. It never changes.
   */
  id: string
  nctId: string
  /** The day this version was posted, else submitted: `2023-04-07`. */
  day?: string
  dayKind: DayKind
  /** The number by which the registry's interface knows this version: 0 for the first. Its pages show one more. */
  version?: number
  source: SnapshotSource
  /** Of the kept document: the Trial, what its source omits and what was odd, as first read. */
  document: Digest
  /** How often the source was read anew by a better parser, by which digest the newest reading is known. */
  derivations?: readonly { document: Digest; by: string }[]
}

export interface SnapshotSource {
  format: FormatName
  /** Where these bytes came from: an address of the registry, or the name of a file. */
  address?: string
  /** When they were retrieved: `2026-11-22T09:30:00Z`. Absent where nobody can say. */
  retrievedAt?: string
  /** Of the raw bytes. */
  digest: Digest
  /** How many bytes there were. */
  bytes: number
  /** Whether the raw bytes were kept. */
  raw: boolean
}

/** What is kept of a reading; its canonical JSON is the document of a snapshot, and holds no day of a run. */
export interface KeptDocument {
  nctId: string
  day?: string
  dayKind: DayKind
  version?: number
  source: { format: FormatName; digest: Digest; omits: readonly TrialPath[] }
  issues: readonly unknown[]
  trial: unknown
}
