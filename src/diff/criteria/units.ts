/** Units of quantities in criteria: how they are written, and which can be turned into each other. */

const time = String.raw`(?:years?|months?|weeks?|days?)(?:[- ](?:old|of age))?|yrs?\b\.?|y\/?o\b|wks?|hours?|hrs?|minutes?|mins?\b|seconds?`
const measure = String.raw`mm\s?Hg|mmol|[uµμ]mol|nmol|mol|mcg|[uµμ]g|mg|kg|ng|pg|g|mL|dL|[uµμ]L|L|cm|mm3|mm|microns?|[uµμ]m|m2|m²|cc|mIU|kIU|IU|mEq|msec|ms|bpm|beats|cells|copies|units?|U|kPa|Gy|mCi|MBq`
const per = String.raw`(?:\s?(?:\/|per)\s?(?:1\.73\s?)?(?:m2|m²|m\^2|dL|mL|[uµμ]L|L|min(?:ute)?|mm\^?3|mm³|kg|day|week|month|year|hour|h|d|g|mm|cc|hpf|[uµμ]l|cmm))`
const limit = String.raw`(?:x|×|\*|times)?\s?(?:the\s)?(?:institutional\s)?(?:(?:upper|lower)\s(?:limits?|level)\s(?:of|for)\s(?:the\s)?(?:normal|reference)(?:\srange)?|ULN|LLN)|x\s?normal(?!\p{L})`
const power = String.raw`(?:x|×|\*)\s?10\^?\s?\d{1,2}`

/** A regular expression's source: one unit, behind a number and an optional space. */
export const unitPattern = `(?:(?:${limit}|${power}(?:\\s?(?:cells|copies))?${per}?|%|percent|(?:st|nd|rd|th)(?!\\p{L})|°\\s?[CF]|(?:${time})(?!\\p{L})|(?:${measure})${per}{0,3}(?!\\p{L})|${per.replace('?:\\s?', '?:')}{1,3}(?!\\p{L})))`

/** One spelling of each unit: `Years of age` and `yrs` are `year`. */
export function unitOf(written: string): string {
  const unit = written
    .toLowerCase()
    .replace(/[- ](?:old|of age)$/, '')
    .replace(/[µμ]/g, 'u')
    .replace(/\sper\s/g, '/')
    .replace(/[\s^.]/g, '')
    .replace('²', '2')
    .replace('³', '3')
  if (/upperl|uln$/.test(unit)) return 'xuln'
  if (/lowerl|lln$/.test(unit)) return 'xlln'
  if (unit === 'percent') return '%'
  const name = times.find(([, pattern]) => pattern.test(unit))
  return name ? name[0] : unit
}

const times: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['year', /^(?:years?|yrs?|y\/?o)$/],
  ['month', /^months?$/],
  ['week', /^(?:weeks?|wks?)$/],
  ['day', /^days?$/],
  ['hour', /^(?:hours?|hrs?|h)$/],
  ['minute', /^(?:minutes?|mins?)$/],
  ['um', /^(?:microns?|um)$/],
  ['/ul', /^(?:cells|copies)?\/(?:ul|mm3|cmm)$/],
]

/** What a unit is in the base of its family: exact within days and weeks, and within months and years. */
const scales: Readonly<Record<string, readonly [family: string, size: number]>> = {
  minute: ['day', 1 / 1440],
  hour: ['day', 1 / 24],
  day: ['day', 1],
  week: ['day', 7],
  month: ['month', 1],
  year: ['month', 12],
  'g/dl': ['mass of a volume', 10],
  'g/l': ['mass of a volume', 1],
  'mg/ml': ['mass of a volume', 1],
  'mg/dl': ['mass of a volume', 0.01],
  'mg/l': ['mass of a volume', 0.001],
  'ug/ml': ['mass of a volume', 0.001],
  'ug/l': ['mass of a volume', 0.000_001],
  'ng/ml': ['mass of a volume', 0.000_001],
  '/ul': ['number in a volume', 1],
  'x109/l': ['number in a volume', 1000],
  cm: ['length', 10_000],
  mm: ['length', 1000],
  um: ['length', 1],
}

/** How many of the second unit make one of the first; undefined where no exact number does. */
export function scaleBetween(before: string, after: string): number | undefined {
  if (before === after) return 1
  const [from, to] = [scales[before], scales[after]]
  return from && to && from[0] === to[0] ? from[1] / to[1] : undefined
}

/** The family of a unit, and how many of its base one of it is; a unit without a family is one of its own. */
export function inBase(unit: string): readonly [family: string, size: number] {
  return scales[unit] ?? [unit, 1]
}

export function isTime(unit: string): boolean {
  return ['day', 'month'].includes(scales[unit]?.[0] ?? '')
}
