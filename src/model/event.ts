/** A TrialEvent: one thing that happened to a watched trial, with an identity by which it is never told twice. */
import type { Area } from './area.js'
import type { ChangeCode, MadeBy } from './change.js'
import type { Severity } from './severity.js'

/** What happens to a trial as a whole, beside the changes within its record. */
export const eventCodes = ['trial/entered', 'trial/left', 'trial/removed', 'trial/merged', 'trial/returned'] as const
export type EventCode = (typeof eventCodes)[number]

export interface TrialEvent {
  /** 32 hexadecimal digits over NCT id, both ends, code and subject. */
  id: string
  nctId: string
  code: ChangeCode | EventCode
  area: Area
  severity: Severity
  madeBy: MadeBy
  subject?: string
  /** As it is told: one sentence, without markup. */
  sentence: string
  /** The text before and after, where there is any. */
  before?: string
  after?: string
  /** The search that it entered or left; only who follows that watch hears of it. */
  watch?: string
  /** It tells of contacts or officials by name; not sent unless asked for. */
  namesPeople?: true
}

/** All that happened to one trial in one step, with what a reader needs to know beside it; kept as one payload. */
export interface Happening {
  nctId: string
  title?: string
  sponsor?: string
  /** The two ends of the comparison; absent for what is no comparison. */
  before?: HappeningEnd
  after?: HappeningEnd
  /** When it was found: `2026-11-22T09:30:00.000Z`. */
  foundAt: string
  /** The watches to which the trial belongs. */
  watches: readonly string[]
  events: readonly TrialEvent[]
}

export interface HappeningEnd {
  snapshot: string
  day?: string
  version?: number
  digest: string
}
