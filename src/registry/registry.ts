/** The contract of the registry client: what may be asked of ClinicalTrials.gov, politely, and how it answers. */
import type { RegistryError } from '../model/errors.js'

export interface RegistryOptions {
  /** `https://clinicaltrials.gov`, or a registry of one's own on loopback. */
  address?: string
  /** Requests a second; 1 unless a reason is given for more, 3 at most. Any on loopback. */
  rate?: number
  /** Why more than one request a second is needed; whoever opens the registry prints it. */
  reason?: string
  /** Whom the registry may write to; stands in the User-Agent. */
  contact?: string
  transport?: 'undici' | 'curl'
  /** Milliseconds until an answer must have begun, and between its pieces. */
  timeout?: number
  /** How often one request is tried in all. */
  attempts?: number
  /** Shared with other processes by a store of teams; a bucket in memory unless given. */
  bucket?: Bucket
  clock?: RegistryClock
  /** At least 0, below 1: chance, by which waiting clients come back one by one. */
  random?: () => number
  signal?: AbortSignal
  /** Hears of each request that was answered or failed: for progress and for counting. */
  onRequest?: (request: RequestFacts) => void
}

/** The one way to the registry's host: each request waits for its turn. */
export interface Bucket {
  /** Resolves when one request may go out. */
  take(signal?: AbortSignal): Promise<void>
  /** Nobody asks before then: the registry said so. */
  pauseUntil(moment: Date): Promise<void>
  /** The registry refused for its load: from now on turns are further apart. A bucket without this keeps its rate. */
  slower?(): Promise<void>
  /** The registry answered well: after a long row of these turns come as often again as at first, never more often. */
  answered?(): Promise<void>
}

export interface RegistryClock {
  now(): Date
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export interface RequestFacts {
  url: string
  status?: number
  attempt: number
  bytes?: number
  /** Milliseconds it is waited before the next attempt, where there is one. */
  retryIn?: number
  error?: RegistryError
}

/** One record as the registry served it: exactly its own bytes within the answer. */
export interface RawRecord {
  nctId: string
  bytes: Uint8Array
  /** An address at which the registry serves this record in this form. */
  address: string
  retrievedAt: string
}

/** What became of an id that was asked for. */
export type Found =
  | { is: 'found'; record: RawRecord }
  /** The registry answers for it with another record. */
  | { is: 'merged'; nctId: string; into: string; record?: RawRecord }
  | { is: 'removed'; nctId: string }

/** The little that tells whether a record has moved: statuses, posted dates, annotations. */
export interface PollRow {
  nctId: string
  /** A digest of the row, for telling whether it has moved. */
  digest: string
  lastUpdatePosted?: string
  /** Ids of which this record is the present one. */
  aliases: readonly string[]
}

export interface SearchTerms {
  /** Parameters of the registry's own: `query.cond`, `filter.advanced`, `aggFilters` … */
  [parameter: string]: string
}

/** One line of the list of versions. */
export interface ListedVersion {
  version: number
  date: string
  status?: string
  /** The parts of the record that differ from the version before; absent where the list does not say. */
  modules?: readonly string[]
  /** It carries results that did not pass the registry's review. */
  reviewNotPassed?: true
}

export interface HistoryIndex {
  nctId: string
  /** Oldest first. */
  versions: readonly ListedVersion[]
  raw: RawRecord
}

export interface Registry {
  /** How many requests went out so far, retries with them. */
  readonly requests: number
  /** The build of the registry's data; asked first, so that an unchanged one costs one request. */
  dataset(): Promise<{ apiVersion: string; dataTimestamp: string }>
  /** Rows of these ids, in batches; an id that has none is absent. One bad id never costs the others. */
  poll(ids: readonly string[]): AsyncIterable<PollRow>
  /** Rows of all that a search finds, page by page; begins anew where a page token expires. */
  search(terms: SearchTerms): AsyncIterable<PollRow>
  /** Full records in batches, in any order; each id asked for is answered once. */
  records(ids: readonly string[]): AsyncIterable<Found | { is: 'failed'; nctId: string; error: RegistryError }>
  /** @throws RegistryError `no-history`, `registry-not-found`, `registry-refused` … */
  historyIndex(nctId: string): Promise<HistoryIndex>
  historyVersion(nctId: string, version: number): Promise<RawRecord>
  close(): Promise<void>
}

/** Ids in one request for rows, and in one for full records. */
export const rowsAtOnce = 500
export const recordsAtOnce = 50
