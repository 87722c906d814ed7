/** A History: the versions of one trial in order of time, what changed from each to the next, and what it comes to. */
import type { Comparison } from './change.js'
import type { ParsedTrial } from './parsed-trial.js'
import type { Dated, Trial } from './trial.js'

/** Which of the registry's days a version is known by: the day it was submitted, else the day it was posted. */
export type Clock = 'submitted' | 'posted'

export interface HistoryVersion {
  parsed: ParsedTrial
  /** The day it is known by: `2018-09-27`. */
  day: string
  clock: Clock
}

/** A version that has no place in the order, and why. */
export interface LeftOutVersion {
  parsed: ParsedTrial
  /** It gives no day, or it is a version that is there already. */
  reason: 'undated' | 'same-version'
  /** The version that was kept in its place. */
  sameAs?: ParsedTrial
}

export interface History {
  nctId?: string
  /** Oldest first, one at least. */
  versions: readonly HistoryVersion[]
  /** What changed from each version to the next: one fewer than there are versions. */
  steps: readonly Comparison[]
  /** The first version and the last; absent where there is one version. */
  whole?: Comparison
  summary: HistorySummary
  leftOut: readonly LeftOutVersion[]
}

export interface HistorySummary {
  /** Whether the first version at hand is the one with which the trial came to the registry, as far as it tells. */
  startsWithRegistration: boolean
  /** How many versions are known to be missing between those at hand; absent where not every version has its number. */
  missing?: number
  original: Milestone
  current: Milestone
  /** The primary outcomes of both side by side; absent where either does not tell them. */
  primaryOutcomes?: OutcomesHeldTogether
  dates: Readonly<Record<DateField, DatePath>>
  statuses: StatusPath
  /** The first number told, and each that differs from the one before. */
  enrollment: readonly EnrollmentStep[]
}

/** What is told of one version beside another; what its document omits is absent. */
export interface Milestone {
  status?: NonNullable<Trial['overallStatus']>
  enrollment?: NonNullable<Trial['enrollment']>
  startDate?: Dated
  primaryCompletionDate?: Dated
  completionDate?: Dated
  sites?: number
  countries?: number
  arms?: number
  primaryOutcomes?: readonly OutcomeText[]
}

export interface OutcomeText {
  measure: string
  timeFrame?: string
}

export interface OutcomesHeldTogether {
  /** In both, of the same words. */
  kept: readonly OutcomeText[]
  /** The same measure in both, over another time. */
  retimed: readonly { measure: string; before?: string; after?: string }[]
  /** The same outcome in other words, maybe over another time too. */
  reworded: readonly { before: OutcomeText; after: OutcomeText }[]
  dropped: readonly OutcomeText[]
  added: readonly OutcomeText[]
}

export type DateField = 'startDate' | 'primaryCompletionDate' | 'completionDate'

/** How one date moved over all versions that tell it. */
export interface DatePath {
  /** The first date told, and each that differs from the one before. */
  path: readonly (Dated & { day: string })[]
  later: number
  earlier: number
  /** Said more precisely or less, without moving. */
  refined: number
  /** The day of the version since which it is marked as fact, where it was not from the beginning. */
  turnedActual?: string
  /** How many estimates had passed when another estimate took their place. */
  lapsed: number
  /** From the first date told to the last; never more precise than both. */
  inAll?: DateSpan
}

/** How far one date lies from another, as precisely as both allow; negative for earlier. */
export interface DateSpan {
  direction: 'later' | 'earlier' | 'same'
  months?: number
  days?: number
  fewestDays?: number
  mostDays?: number
}

/** The statuses as the sponsor gave them; what the registry paints over them stands apart. */
export interface StatusPath {
  spells: readonly StatusSpell[]
  totals: readonly StatusTotal[]
  /** The day of the version over which the registry set *unknown status*, for want of verification. */
  paintedUnknown?: string
}

/**
 * One status over the versions in a row that give it. The registry shows the days of versions alone, so that a status
 * began after the version before it and not later than its own first, and ended likewise.
 */
export interface StatusSpell {
  status: NonNullable<Trial['overallStatus']>
  /** The first and the last day on which a version gives it. */
  first: string
  last: string
  /** The day of the version before, with another status; absent at the beginning. */
  notBefore?: string
  /** The day of the version that ended it; absent while it lasts. */
  endedBy?: string
  fewestDays: number
  /** Absent where its beginning or its end is not at hand. */
  mostDays?: number
  /** Set by the registry itself: withheld. */
  setByRegistry?: true
}

export interface StatusTotal {
  status: StatusSpell['status']
  spells: number
  fewestDays: number
  mostDays?: number
}

export interface EnrollmentStep {
  day: string
  count?: number
  type?: 'ACTUAL' | 'ESTIMATED'
}
