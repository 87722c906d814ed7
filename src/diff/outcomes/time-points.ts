/** Time points: which moments and lengths of time a text names. */

/** A time point or a length of time; hours are minutes here, years months. */
export interface TimePoint {
  amount: number
  unit: 'minutes' | 'days' | 'weeks' | 'months'
}

export interface TimePoints {
  points: readonly TimePoint[]
  /** The text without them, `#` in their places. */
  rest: string
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
/** `Day 1 to Day 28`, `weeks 4, 8 and 12`; not the hour of `5 per hour twelve months`. */
const named = String.raw`(?<!\bper )\b(?:${unit})\.?\s*#?${number}(?:${between}(?:(?:${unit})\s*)?${number}(?!\s*-?\s*(?:${unit})))*`
const timePoint = new RegExp(`${named}|${counted}`, 'g')
const part = new RegExp(`${number}|${unit}`, 'g')
const isNumber = new RegExp(`^${number}$`)
/** The registry takes a few hundred characters; in a text beyond any title or time frame none are looked for. */
const longest = 2000
/** The `6-minute` of a walk test and the `24-hour` of a urine collection belong to what is measured, `after 24 hours` does not. */
const isShort = /(?:min(?:ute)?s?|h(?:ou)?r?s?)$/
const pointsTo = /\b(?:at|within|after|over|to|until|first|by|and|or)$|,$/

/** @param isMeasure whether the text is that of an outcome measure, in which a few minutes or hours are no time point */
export function readTimePoints(text: string, isMeasure = false): TimePoints {
  if (text.length > longest) return { points: [], rest: plain(text) }
  const points: TimePoint[] = []
  const rest = plain(text).replace(timePoint, (found: string, at: number, whole: string) => {
    if (isMeasure && isShort.test(found) && !pointsTo.test(whole.slice(0, at).trimEnd())) return found
    points.push(...pointsIn(found))
    return ' # '
  })
  return { points, rest }
}

export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
}

/** The unit of a number is the one before it, in `Day 1 to 28`, or the next one behind it. */
function pointsIn(found: string): TimePoint[] {
  const parts = found.match(part) ?? []
  const isUnit = parts.map((each) => !isNumber.test(each))
  const leads = isUnit[0] ?? false
  return parts.flatMap((each, index) => {
    if (isUnit[index]) return []
    const at = leads ? isUnit.lastIndexOf(true, index) : isUnit.indexOf(true, index)
    const [, counts, size] = units.find(([pattern]) => pattern.test(parts[at] ?? '')) ?? []
    const amount = written[each] ?? Number(each)
    return counts && size ? [{ amount: amount * size, unit: counts }] : []
  })
}

const inDays = { minutes: 1 / 1440, days: 1, weeks: 7, months: 365.25 / 12 }

/** About how many days a time point lies away, a month being a twelfth of a year. */
export function daysOf({ amount, unit: counts }: TimePoint): number {
  return amount * inDays[counts]
}

/** Time points as a set of names, by their length in days: `12 months` and `1 year` have the same. */
export function pointNames(points: readonly TimePoint[]): Set<string> {
  return new Set(points.map((point) => String(Math.round(daysOf(point) * 100) / 100)))
}
