/** The contract of a report: a comparison or a history in, a document for people or programs out. */
import type { Area, Comparison, Severity } from '../model/change.js'
import type { History } from '../model/history.js'

export type ReportName = 'terminal' | 'json' | 'json-patch'

/** What to tell, and for what kind of screen. */
export interface ReportOptions {
  /** The quietest severity that is told; noise is counted all the same. */
  min?: Severity
  /** Tells these areas alone. */
  areas?: readonly Area[]
  /** Whether the terminal shows colours. */
  color?: boolean
  /** Says of each change which row of the severity table decided. */
  explain?: boolean
  /** Columns of the terminal. */
  columns?: number
  /** Where what is told of is kept, so that the report can be checked. */
  proof?: Proof
}

/** Versions from a store, and the ledger's head when they were read. */
export interface Proof {
  /** `sha256:` and 64 hexadecimal digits. */
  head: string
  /** Of a comparison: the snapshots it was made of. Versions of a history name their own. */
  before?: string
  after?: string
}

/** What a report can be written of. */
export type Subject = Comparison | History

export type SubjectName = 'comparison' | 'history'

export interface Report {
  name: ReportName
  /** What it is good for: one line of the help. */
  title: string
  /** One way of writing for each subject that the report takes. */
  ofComparison?(comparison: Comparison, options: ReportOptions): string
  ofHistory?(history: History, options: ReportOptions): string
}

export function nameOfSubject(subject: Subject): SubjectName {
  return isHistory(subject) ? 'history' : 'comparison'
}

export function isHistory(subject: Subject): subject is History {
  return 'steps' in subject
}
