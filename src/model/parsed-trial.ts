/** A ParsedTrial: a Trial with where it came from and what was odd on the way. */
import type { Issue } from './issue.js'
import type { TrialPath } from './trial-path.js'
import type { Trial } from './trial.js'

/** The published forms of a record that trialdiff reads. */
export type FormatName =
  | 'trial'
  | 'api-v2'
  | 'history-api'
  | 'api-v1'
  | 'classic-xml'
  | 'archive-page'
  | 'current-page'
  | 'classic-page'
  | 'classic-text'
  | 'csv'

export interface Source {
  format: FormatName
  /** What this document cannot tell, by its format or by what was left out of it; sorted. Never compared. */
  omits: readonly TrialPath[]
  /** `sha256:` and 64 hexadecimal digits over the document's bytes. */
  digest: string
  /** The name of the document, where it has one: `dump.zip/35/NCT….json`. */
  document?: string
  /** The number by which the registry's interface knows this version, where the document tells it: 0 for the first. */
  version?: number
}

export interface ParsedTrial {
  trial: Trial
  source: Source
  issues: readonly Issue[]
}
