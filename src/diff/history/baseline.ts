/** Choosing the version with which the latest one is compared: the first, the one prespecified at the start, or that of a day. */
import { UsageError } from '../../model/errors.js'
import type { HistoryVersion } from '../../model/history.js'
import type { Dated } from '../../model/trial.js'
import { readDate } from '../../normalize/date.js'
import { boundsOf } from '../meaning/date-distance.js'
import { isRegistration } from './is-registration.js'

/** `first`, `start` (the start of the trial), or a day: `2021-06-30`. */
export type Baseline = string

/** @throws UsageError `bad-usage` for anything else */
export function asBaseline(text: string): Baseline {
  return text === 'first' || text === 'start' ? text : dayIn(text)
}

export interface BaselineChoice {
  version: HistoryVersion
  /**
   * - `first`: it was asked for.
   * - `on-or-before`: it is the last one of that day or before it.
   * - `within-start`: none is surely before the start, which is given without a day; this one may be.
   * - `too-late`: none is that old; it is the first at hand.
   * - `no-start`: no version gives a start date; it is the first at hand.
   */
  reason: 'first' | 'on-or-before' | 'within-start' | 'too-late' | 'no-start'
  /** The date it was held against, where it was. */
  against?: Dated
  /** Whether that date is the start of the trial. */
  isStart: boolean
  /** Whether that version is the one with which the trial came to the registry, as far as it tells. */
  isRegistration: boolean
}

/**
 * Prespecified is what stood in the last version before the trial started: dated on the day of the start or before it.
 * The start is what the latest version that gives one says. Where that is a month, a version of that month may be from
 * after the start, so the last one from before the month is taken, or of its first day.
 * @param versions in order of time
 * @throws UsageError `bad-usage` where the baseline is none of the three
 */
export function chooseBaseline(versions: readonly HistoryVersion[], baseline: Baseline): BaselineChoice {
  const [first] = versions
  if (!first) throw new UsageError('bad-usage', 'There is no version to choose from.')
  const isStart = baseline === 'start'
  const fallback = { version: first, isStart, isRegistration: isRegistration(first.parsed) }
  if (baseline === 'first') return { ...fallback, reason: 'first' }
  if (!isStart) return choose(versions, fallback, { date: dayIn(baseline) })
  const start = versions.findLast(({ parsed }) => parsed.trial.startDate)?.parsed.trial.startDate
  return start ? choose(versions, fallback, start) : { ...fallback, reason: 'no-start' }
}

function choose(
  versions: readonly HistoryVersion[],
  fallback: Pick<BaselineChoice, 'version' | 'isStart' | 'isRegistration'>,
  against: Dated,
): BaselineChoice {
  const [earliest, latest] = boundsOf(against.date)
  const sure = versions.findLast(({ day }) => boundsOf(day)[1] <= earliest)
  if (sure)
    return { ...fallback, version: sure, isRegistration: isRegistration(sure.parsed), reason: 'on-or-before', against }
  const mayBe = boundsOf(fallback.version.day)[0] <= latest
  return { ...fallback, reason: mayBe ? 'within-start' : 'too-late', against }
}

function dayIn(text: string): string {
  const day = readDate(text)
  if (day?.length === 10) return day
  throw new UsageError('bad-usage', `${text} is no baseline; write start, first, or a day as 2021-06-30.`)
}
