/** Ages as the registry prints them, as lengths of time that compare across units. */

interface Age {
  /** In months where the unit is years or months, else in days: the two compare only roughly. */
  months?: number
  days?: number
}

const inMonths: Record<string, number> = { year: 12, month: 1 }
const inDays: Record<string, number> = { week: 7, day: 1, hour: 1 / 24, minute: 1 / 1440 }

const daysInMonth = 30.4375
/** Twelve months of any year differ from twelve mean months by less. */
const slack = 2

/**
 * @param a,b `18 Years`, `6 Months`, `28 Days`
 * @returns below 0 where the first is the shorter, 0 for the same length in any unit, above 0 where it is the longer;
 * undefined where they are too close to tell, or no ages
 */
export function compareAges(a: string, b: string): number | undefined {
  const [first, second] = [readAge(a), readAge(b)]
  if (!first || !second) return undefined
  if (first.months !== undefined && second.months !== undefined) return first.months - second.months
  if (first.days !== undefined && second.days !== undefined) return first.days - second.days
  const difference = inAllDays(first) - inAllDays(second)
  return Math.abs(difference) <= slack ? undefined : difference
}

/** An age in days, as near as its unit allows; undefined for what is no age. */
export function daysOf(text: string): number | undefined {
  const age = readAge(text)
  return age && inAllDays(age)
}

function readAge(text: string): Age | undefined {
  const found = /^(\d+(?:\.\d+)?)\s*([a-z]+?)s?$/i.exec(text.trim())
  const count = Number(found?.[1])
  const unit = found?.[2]?.toLowerCase() ?? ''
  const months = inMonths[unit]
  if (months !== undefined) return { months: count * months }
  const days = inDays[unit]
  return days === undefined ? undefined : { days: count * days }
}

function inAllDays({ months, days }: Age): number {
  return months === undefined ? (days ?? 0) : months * daysInMonth
}
