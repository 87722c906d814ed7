/** The contract of a rule: it looks at one area of two Trials, claims the operations it understands, and says what happened. */
import type { Alignments, Change } from '../model/change.js'
import type { TrialPath } from '../model/trial-path.js'
import type { Trial } from '../model/trial.js'
import type { KeyedTrial } from './keyed/key.js'
import type { Operations } from './keyed/operations.js'

/** Two versions of one trial as a rule sees them. */
export interface Pair {
  before: Trial
  after: Trial
  keyed: { before: KeyedTrial; after: KeyedTrial }
  alignments: Alignments
  operations: Operations
  /** Whether both documents are of one format, so that their layout compares too. */
  sameFormat: boolean
  /** Whether both documents are the registry's own JSON, which tells every class of sponsor. */
  bothFromApi: boolean
  /** Whether one document may have run several values of a list together. */
  ranTogether: boolean
  /** Whether both documents tell this part of the trial. */
  compares(path: TrialPath): boolean
}

/** A change before it is weighed: `severity` and `id` are given by `diff`, for all rules alike. */
export type Finding = Omit<Change, 'id' | 'severity'>

export interface Rule {
  /** The area it looks after, in one or two words. */
  name: string
  /** Claims operations and yields what they mean; or yields what follows from operations that another rule claims. */
  find(pair: Pair): Iterable<Finding>
}
