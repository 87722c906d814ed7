/** Time frames: the time points that a text names, and how one time frame compares with another. */

/** A time point or a length of time; hours are minutes here, years months. */
interface TimePoint {
  amount: number
  unit: 'minutes' | 'days' | 'weeks' | 'months'
}

export interface TimePoints {
  points: readonly TimePoint[]
  /** The text without them, `#` in their places. */
  rest: string
}

/** How the later time frame differs; `effect` only where it is certain, by how much (signed) only where both are counted so. */
export interface TimeFrameChange {
  isSame: boolean
  effect?: 'longer' | 'shorter'
  months?: number
  weeks?: number
  days?: number
}

const written: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  eighteen: 18,
  twenty: 20,
  'twenty-four': 24,
  thirty: 30,
  'thirty-six': 36,
  'forty-eight': 48,
  'fifty-two': 52,
  sixty: 60,
  ninety: 90,
}

const units: readonly (readonly [RegExp, TimePoint['unit'], number])[] = [
  [/^min/, 'minutes', 1],
  [/^h/, 'minutes', 60],
  [/^d/, 'days', 1],
  [/^w/, 'weeks', 1],
  [/^m/, 'months', 1],
  [/^y/, 'months', 12],
]

const number = `(?:\\d+(?:\\.\\d+)?|${Object.keys(written).toReversed().join('|')})`
const between = String.raw`\s*(?:-|to|through|thru|and|or|,|&|/|, ?and)\s*`
const unit =
  '(?:minutes?|mins?|hours?|hrs?|hr|days?|weeks?|wks?|wk|months?|mons?|mos?|mths?|years?|yrs?|yr)\\b|(?<=\\d)[hdwy]\\b'
/** `6, 12 and 24 months`, `12-month`, `24h`. */
const counted = String.raw`(?<!\b(?:cycle|visit|course|period|part|phase|stage)s? )(?<![a-z\d.]-|[a-z\d.])${number}(?:${between}${number})*\s*-?\s*(?:${unit})`
/** `Day 1 to Day 28`, `weeks 4, 8 and 12`. */
const named = String.raw`\b(?:${unit})\.?\s*#?${number}(?:${between}(?:(?:${unit})\s*)?${number}(?!\s*-?\s*(?:${unit})))*`
const timePoint = new RegExp(`${named}|${counted}`, 'g')
/** The `6-minute` of a walk test and the `24-hour` of a urine collection belong to what is measured, `after 24 hours` does not. */
const isShort = /(?:min(?:ute)?s?|h(?:ou)?r?s?)$/
const pointsTo = /\b(?:at|within|after|over|to|until|first|by|and|or)$|,$/

/** @param isMeasure whether the text is that of an outcome measure, in which a few minutes or hours are no time point */
export function readTimePoints(text: string, isMeasure = false): TimePoints {
  const points: TimePoint[] = []
  const rest = plain(text).replace(timePoint, (found: string, at: number, whole: string) => {
    if (isMeasure && isShort.test(found) && !pointsTo.test(whole.slice(0, at).trimEnd())) return found
    points.push(...pointsIn(found))
    return ' # '
  })
  return { points, rest }
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
}

/** The unit of a number is the one before it, in `Day 1 to 28`, or the next one behind it. */
function pointsIn(found: string): TimePoint[] {
  const parts = found.match(new RegExp(`${number}|${unit}`, 'g')) ?? []
  const isUnit = parts.map((part) => !new RegExp(`^${number}$`).test(part))
  const leads = isUnit[0] ?? false
  return parts.flatMap((part, index) => {
    if (isUnit[index]) return []
    const at = leads ? isUnit.lastIndexOf(true, index) : isUnit.indexOf(true, index)
    const [, counts, size] = units.find(([pattern]) => pattern.test(parts[at] ?? '')) ?? []
    const amount = written[part] ?? Number(part)
    return counts && size ? [{ amount: amount * size, unit: counts }] : []
  })
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
  if (havePoints(earlier.points, later.points)) return { isSame: earlier.points.length > 0 || isSamePlain(before, after) }
  const isAlike = wordsOf(earlier.rest) === '' || earlier.points.length === later.points.length
  // How long a cycle is does not say when the last one ends.
  const isClear = isAlike && !/\bcycle/.test(earlier.rest)
  return { isSame: false, ...(isClear && reachOf(earlier.points, later.points)) }
}

function wordsOf(rest: string): string {
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => !empty.has(word)).join(' ')
}

/** Whether a moment became a span: `at 12 weeks`, `up to 12 weeks`. */
function turns(before: string, after: string): boolean {
  const isMoment = (text: string): boolean => aMoment.test(text) && !aSpan.test(text)
  const isSpan = (text: string): boolean => aSpan.test(text) && !aMoment.test(text)
  return (isMoment(before) && isSpan(after)) || (isSpan(before) && isMoment(after))
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

const inDays = { minutes: 1 / 1440, days: 1, weeks: 7, months: 365.25 / 12 }

function daysOf({ amount, unit: counts }: TimePoint): number {
  return amount * inDays[counts]
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

/** Time points as a set of names, by their length in days: `12 months` and `1 year` have the same. */
export function pointNames(points: readonly TimePoint[]): Set<string> {
  return new Set(points.map((point) => String(Math.round(daysOf(point) * 100) / 100)))
}
