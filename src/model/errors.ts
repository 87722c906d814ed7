/** The errors of trialdiff: one root with a stable code; the message is one sentence that says what failed, on what, and what to do. */
import type { Version } from './version.js'

export type ErrorCode =
  | 'empty-document'
  | 'binary-document'
  | 'unknown-format'
  | 'unsupported-page'
  | 'malformed-json'
  | 'truncated-json'
  | 'malformed-csv'
  | 'malformed-xml'
  | 'truncated-xml'
  | 'document-too-large'
  | 'broken-archive'
  | 'refused-entry'
  | 'decompression-bomb'
  | 'no-trial'
  | 'version-list'
  | 'no-versions'
  | 'several-trials'
  | 'undated-version'
  | 'trial-not-found'
  | 'different-trials'
  | 'nothing-compared'
  | 'unknown-name'
  | 'bad-usage'
  | 'malformed-yaml'
  | 'bad-rules'
  | 'file-trouble'
  | 'unreadable-documents'
  | 'issues-found'
  | 'store-not-found'
  | 'store-locked'
  | 'store-conflict'
  | 'store-broken'
  | 'store-trouble'
  | 'snapshot-not-found'
  | 'payload-forgotten'
  | 'chain-broken'
  | 'bad-config'
  | 'missing-secret'
  | 'registry-unreachable'
  | 'registry-refused'
  | 'registry-busy'
  | 'registry-answer'
  | 'registry-not-found'
  | 'no-history'
  | 'token-expired'
  | 'channel-refused'
  | 'channel-unreachable'

export class TrialdiffError extends Error {
  override name = 'TrialdiffError'
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** No format knows this text, or it is broken. */
export class FormatError extends TrialdiffError {
  override name = 'FormatError'
}

/** The format is known, but there is no trial in it, or several, or not the one asked for. */
export class RecordError extends TrialdiffError {
  override name = 'RecordError'
  /** The NCT ids that do stand in the document. */
  readonly nctIds: readonly string[]
  /** The versions that a document lists which holds no record (`version-list`). */
  readonly versions: readonly Version[]
  constructor(
    code: ErrorCode,
    message: string,
    nctIds: readonly string[] = [],
    options?: ErrorOptions & { versions?: readonly Version[] },
  ) {
    super(code, message, options)
    this.nctIds = nctIds
    this.versions = options?.versions ?? []
  }
}

/** Two records that cannot be compared: different trials, or nothing in common. */
export class ComparisonError extends TrialdiffError {
  override name = 'ComparisonError'
}

/** The caller asked for something that does not exist. */
export class UsageError extends TrialdiffError {
  override name = 'UsageError'
}

/** A file of settings cannot be used as it is; the message names the first fault and its place. */
export class ConfigError extends TrialdiffError {
  override name = 'ConfigError'
  /** Every fault that was found, in the order of the file. */
  readonly faults: readonly string[]
  constructor(code: ErrorCode, message: string, faults: readonly string[] = [message], options?: ErrorOptions) {
    super(code, message, options)
    this.faults = faults
  }
}

/** A store cannot be opened, read or written; `retryable` where another has just written to it. */
export class StoreError extends TrialdiffError {
  override name = 'StoreError'
  readonly retryable: boolean
  constructor(code: ErrorCode, message: string, options?: ErrorOptions & { retryable?: boolean }) {
    super(code, message, options)
    this.retryable = options?.retryable ?? false
  }
}

/** The registry did not answer as asked. */
export class RegistryError extends TrialdiffError {
  override name = 'RegistryError'
  readonly url: string
  /** The status of its answer, where there was one. */
  readonly status: number | undefined
  readonly retryable: boolean
  constructor(
    code: ErrorCode,
    message: string,
    { url, status, retryable, ...options }: ErrorOptions & { url: string; status?: number; retryable: boolean },
  ) {
    super(code, message, options)
    this.url = url
    this.status = status
    this.retryable = retryable
  }
}

/** A message could not be sent; its words name no recipient and no secret. */
export class ChannelError extends TrialdiffError {
  override name = 'ChannelError'
  readonly retryable: boolean
  /** Seconds after which the receiver asked to be tried again, where it said so. */
  readonly retryAfter: number | undefined
  constructor(
    code: ErrorCode,
    message: string,
    { retryable, retryAfter, ...options }: ErrorOptions & { retryable: boolean; retryAfter?: number | undefined },
  ) {
    super(code, message, options)
    this.retryable = retryable
    this.retryAfter = retryAfter
  }
}
