/** How one time frame compares with another: as long, longer, shorter, or other than that. */
import { daysOf, plain, readTimePoints, type TimePoint } from './time-points.js'

/** How the later time frame differs; `effect` only where it is certain, by how much (signed) only where both are counted so. */
export interface TimeFrameChange {
  isSame: boolean
  effect?: 'longer' | 'shorter'
  months?: number
  weeks?: number
  days?: number
}

/** Words that say nothing of when: a study is as long `up to 2 years` as it is `from baseline through 2 years`. */
const empty = new Set(
  `a an and approx approximately about average anticipated at baseline be expected for from in is of on or over per post
  range roughly the through throughout to until up within during after assessed evaluated measured total time timepoint
  timepoints point points frame follow followup following`.split(/\s+/),
)
const aMoment = /\b(?:at|on)\b/
const aSpan = /\b(?:up to|until|till|through|throughout|within|during|over)\b/

export function compareTimeFrames(before: string, after: string): TimeFrameChange {
  const earlier = readTimePoints(before)
  const later = readTimePoints(after)
  const sameRest = wordsOf(earlier.rest) === wordsOf(later.rest) && !turns(earlier.rest, later.rest)
  if (!sameRest) return { isSame: false }
  if (havePoints(earlier.points, later.points))
    return { isSame: earlier.points.length > 0 || isSamePlain(before, after) }
  const isAlike = wordsOf(earlier.rest) === '' || earlier.points.length === later.points.length
  // How long a cycle is does not say when the last one ends.
  const isClear = isAlike && !/\bcycle/.test(earlier.rest)
  return { isSame: false, ...(isClear && reachOf(earlier.points, later.points)) }
}

function wordsOf(rest: string): string {
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => !empty.has(word)).join(' ')
}

/** Whether a moment became a span, or a span a moment: `at 12 weeks`, `up to 12 weeks`. */
function turns(before: string, after: string): boolean {
  const kinds = new Set([before, after].map((text) => (aMoment.test(text) ? 1 : 0) - (aSpan.test(text) ? 1 : 0)))
  return kinds.has(1) && kinds.has(-1)
}

function isSamePlain(before: string, after: string): boolean {
  return wordsOf(plain(before)) === wordsOf(plain(after))
}

/** The same time points in any order, each as long as its fellow. */
function havePoints(before: readonly TimePoint[], after: readonly TimePoint[]): boolean {
  if (before.length !== after.length) return false
  const later = after.toSorted((a, b) => daysOf(a) - daysOf(b))
  return before
    .toSorted((a, b) => daysOf(a) - daysOf(b))
    .every((point, index) => isAsLong(point, later[index] ?? point))
}

/** 12 months are a year, 26 weeks half of one, 30 days a month; 12 weeks are no 3 months. */
function isAsLong(before: TimePoint, after: TimePoint): boolean {
  if (isCountedAlike(before, after)) return Math.abs(daysOf(before) - daysOf(after)) < 1e-6
  const [one, other] = [daysOf(before), daysOf(after)]
  return Math.abs(one - other) <= 0.015 * Math.max(one, other)
}

/** Weeks and days, hours and days convert exactly; months and days do not. */
function isCountedAlike(before: TimePoint, after: TimePoint): boolean {
  return (before.unit === 'months') === (after.unit === 'months')
}

/** How much farther the last time point lies, where both have one and it is another. */
function reachOf(before: readonly TimePoint[], after: readonly TimePoint[]): Omit<TimeFrameChange, 'isSame'> {
  const from = lastOf(before)
  const to = lastOf(after)
  if (!from || !to || isAsLong(from, to)) return {}
  // Some weeks and some months that are nearly as long: which is longer depends on the calendar.
  if (!isCountedAlike(from, to) && Math.abs(daysOf(to) - daysOf(from)) < 0.1 * daysOf(from)) return {}
  const effect = daysOf(to) > daysOf(from) ? 'longer' : 'shorter'
  if (from.unit !== to.unit || from.unit === 'minutes') return { effect }
  const difference = Math.round((to.amount - from.amount) * 100) / 100
  return { effect, [from.unit]: difference }
}

function lastOf(points: readonly TimePoint[]): TimePoint | undefined {
  return points.toSorted((a, b) => daysOf(a) - daysOf(b)).at(-1)
}
