/** Doses: the amounts and schedules that a text about a treatment names, and what took the place of what. */
import { fold } from '../../normalize/fold.js'

export interface DoseTurn {
  kind: 'amount' | 'schedule' | 'both'
  /** As they are printed; only where exactly one took the place of another. */
  from?: string
  to?: string
}

interface Dose {
  kind: 'amount' | 'schedule'
  printed: string
  /** The same for `1 g` and `1000 mg`, `BID` and `twice daily`. */
  meaning: string
}

/** What took the place of what; undefined where a text only names more doses, or fewer, or the same. */
export function turnOfDoses(before = '', after = ''): DoseTurn | undefined {
  const [earlier, later] = [dosesIn(before), dosesIn(after)]
  const gone = without(earlier, later)
  const come = without(later, earlier)
  const kinds = (['amount', 'schedule'] as const).filter((kind) => [gone, come].every((list) => hasKind(list, kind)))
  const [kind, other] = kinds
  if (kind === undefined) return undefined
  const [from, moreGone] = gone
  const [to, moreCome] = come
  const isOne = moreGone === undefined && moreCome === undefined
  return { kind: other ? 'both' : kind, ...(isOne && from && to && { from: from.printed, to: to.printed }) }
}

/** A text without the amounts and schedules it names. */
export function withoutDoses(text: string): string {
  return text.replace(amount, ' ').replace(schedule, ' ')
}

function hasKind(doses: readonly Dose[], kind: Dose['kind']): boolean {
  return doses.some((dose) => dose.kind === kind)
}

function without(doses: readonly Dose[], others: readonly Dose[]): Dose[] {
  const open = others.map(({ meaning }) => meaning)
  return doses.filter(({ meaning }) => {
    const at = open.indexOf(meaning)
    if (at >= 0) open.splice(at, 1)
    return at < 0
  })
}

const number = String.raw`\d+(?:[.,]\d+)*`
const amountUnit = String.raw`(?:mg|milligrams?|[µμu]g|mcg|micrograms?|ng|kg|g|grams?|m[lL]|milliliters?|millilitres?|[µμu][lL]|cc|m?[iI]\.?[uU]\.?|units?|[µμumn]?mol|mEq|[µμumn]M|c?Gy|[MGk]?Bq|m?Ci|%|ppm|tablets?|capsules?|pills?|puffs?|drops?|patch(?:es)?|vials?|cells?|vg|vp|PFU|CFU|TCID50)`
const per = String.raw`(?:\s?(?:\/|per\s)\s?(?:kg|m2|m²|m\^2|m[lL]|[lL]|dL|g|day|d|dose|week|h|hr|hour|min|minute|body weight))*`
const power = String.raw`(?:${number}\s?[x×*]\s?)?10\s?(?:\^|e|E|\*\*)\s?\d+|(?:${number}\s?[x×*]\s?)?10[⁰¹²³⁴⁵⁶⁷⁸⁹]+`
const amount = new RegExp(
  String.raw`(?<![\w.])(?:(?:${power})(?:\s(?:[A-Za-z][\w+-]*\s){0,4}?${amountUnit}${per}(?!\w))?|${number}(?:\s?(?:-|–|to|\/)\s?${number})?[\s-]?${amountUnit}${per}(?![\w]))`,
  'g',
)

const count = String.raw`(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)`
const span = String.raw`(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|cycles?)`
const schedule = new RegExp(
  String.raw`\b(?:(?:once|twice|thrice|${count}(?:\s?x|\stimes))\s?(?:\/|per\s|an?\s|each\s|every\s)?\s?(?:daily|day|weekly|week|monthly|month|d\b|wk\b)|every\s(?:other\s(?:day|week|month)|${count}(?:\s?(?:-|–|to)\s?${count})?[\s-]${span}|day|week|month)|q\s?${count}\s?[hdwm]\b|[bqt]\.?i\.?d\b\.?|q\.?d\b\.?|q\.?o\.?d\b|(?:bi|tri|semi)?-?(?:daily|weekly|monthly)|${count}(?:\s?(?:-|–|to)\s?${count})?[\s-]?${span}|days?\s\d+(?:(?:\s?(?:,|-|–|to|and|&)){1,2}\s?\d+)*)(?!\w)`,
  'gi',
)

function dosesIn(text: string): Dose[] {
  const plain = text.replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/\s+/g, ' ')
  const find = (kind: Dose['kind'], pattern: RegExp): Dose[] =>
    [...plain.matchAll(pattern)].map(([printed]) => ({
      kind,
      printed: printed.trim(),
      meaning: kind === 'amount' ? meaningOfAmount(printed) : meaningOfSchedule(printed),
    }))
  return [...find('amount', amount), ...find('schedule', schedule)]
}

/** What one unit is of another, so that `1 g` is `1000 mg`. */
const sizes: Readonly<Record<string, readonly [number, string]>> = {
  kg: [1e6, 'mg'],
  g: [1000, 'mg'],
  ug: [0.001, 'mg'],
  ng: [1e-6, 'mg'],
  l: [1000, 'ml'],
  ul: [0.001, 'ml'],
}

function meaningOfAmount(printed: string): string {
  const text = fold(printed)
    .toLowerCase()
    .replace(/[µμ]/g, 'u')
    .replace(/milligrams?|milligram/g, 'mg')
    .replace(/micrograms?|mcg/g, 'ug')
    .replace(/grams?/g, 'g')
    .replace(/millilit(?:er|re)s?|cc\b/g, 'ml')
    .replace(/i\.?u\.?(?![a-z])/g, 'iu')
    .replace(/per /g, '/')
    .replace(/[×*]/g, 'x')
    .replace(/m²|m\^2/g, 'm2')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/[\s-]+/g, (gap) => (gap.includes('-') ? '-' : ''))
    .replace(/(\d)-(?=[a-z%])/g, '$1')
    .replace(/(?<=\d)(?:to|–)(?=\d)/g, '-')
    .replace(/s$/, '')
  const [, much = '', unit = '', rest = ''] = /^(\d+(?:\.\d+)?)([a-z]+)(.*)$/.exec(text) ?? []
  const [size, simple] = sizes[unit] ?? [1, unit]
  return unit === '' ? text : `${Number((Number(much) * size).toPrecision(12))}${simple}${rest}`
}

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

function meaningOfSchedule(printed: string): string {
  const text = fold(printed)
    .toLowerCase()
    .replace(/twelve/g, '12')
    .replace(new RegExp(words.join('|'), 'g'), (word) => String(words.indexOf(word) + 1))
    .replace(/\./g, '')
  if (
    /^(?:qd|once(?:\/|a |per |each |every )? ?(?:daily|day|d)|1 ?(?:x|times) ?(?:\/|a |per )? ?(?:day|daily|d)|every day|daily)$/.test(
      text,
    )
  )
    return 'daily'
  if (
    /^(?:bid|twice ?(?:\/|a |per |each |every )? ?(?:daily|day|d)|2 ?(?:x|times) ?(?:\/|a |per )? ?(?:day|daily|d))$/.test(
      text,
    )
  )
    return '2/day'
  if (
    /^(?:tid|thrice ?(?:\/|a |per |each |every )? ?(?:daily|day|d)|3 ?(?:x|times) ?(?:\/|a |per )? ?(?:day|daily|d))$/.test(
      text,
    )
  )
    return '3/day'
  if (/^(?:qid|4 ?(?:x|times) ?(?:\/|a |per )? ?(?:day|daily|d))$/.test(text)) return '4/day'
  if (/^(?:once(?:\/|a |per |each |every )? ?(?:weekly|week|wk)|every week|weekly|qw|q1w)$/.test(text)) return 'weekly'
  return text
    .replace(/^every ?/, 'q')
    .replace(/minutes?|mins?/, 'min')
    .replace(/hours?|hrs?/, 'h')
    .replace(/days?(?! ?\d)/, 'd')
    .replace(/weeks?|wks?/, 'w')
    .replace(/months?/, 'm')
    .replace(/[\s-]+/g, '')
    .replace(/^(days?)(?=\d)/, 'day')
}
