/** Reading a criterion as words and quantities: `≥ 18 years`, `<10.5%` and `0-2` are one token each, `PD-1/PD-L1` is one word. */
import { decodeEntities } from '../../normalize/entities.js'
import { scaleBetween, unitOf, unitPattern } from './units.js'

export type Token = Word | Quantity

export interface Word {
  /** In lower case. */
  word: string
  /** Where it begins in the plain text. */
  start: number
}

/** A number or a range with its comparison and unit, as an interval. */
export interface Quantity {
  /** As a reader would write it: `≥ 18 years`. */
  text: string
  start: number
  end: number
  low: number
  high: number
  /** Whether the end itself does not belong to the interval. */
  isLowOpen: boolean
  isHighOpen: boolean
  /** `year`, `%`, `g/dl`, `xuln` …; empty for a bare number. */
  unit: string
}

export interface Reading {
  /** The text without escapes and line breaks, on which the tokens' places are counted. */
  plain: string
  tokens: readonly Token[]
}

const bounds: readonly (readonly [sign: string, words: string])[] = [
  [
    '>=',
    'greater than or equal to|equal to or (?:greater|more|higher) than|(?:more|higher) than or equal to|at least|(?:no|not) (?:less|fewer|lower|younger) than|(?:a )?minimum(?: of)?',
  ],
  [
    '<=',
    'less than or equal to|equal to or less than|lower than or equal to|at most|(?:no|not) (?:more|greater|higher|older|later|longer) than|(?:a )?maximum(?: of)?|not exceeding|up to|within(?: the)?(?: last| past| previous| prior| preceding)?|(?:in|during|over) the (?:last|past|previous|prior|preceding)',
  ],
  ['>', 'greater than|more than|higher than|older than|longer than|above|over|exceed(?:s|ing)?|in excess of'],
  ['<', 'less(?:er)? than|lower than|fewer than|younger than|shorter than|below|under'],
]
const suffixes: readonly (readonly [sign: string, words: string])[] = [
  ['>=', '(?:or|and) (?:older|more|greater|above|higher|over|longer|up)'],
  ['<=', '(?:or|and) (?:younger|less|fewer|below|under|lower|shorter)'],
]
const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

const spelled = `(?:${numberWords.join('|')})(?![\\p{L}\\p{N}-])`
/** A minus belongs to a number where nothing stands before it that it could join. */
const amount = /(?:(?<![\p{L}\p{N})])-)?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)/uy
const comparison = bounds.map(([, words]) => words.replaceAll(' ', String.raw`\s`)).join('|')
/** What may begin a quantity; between two numbers `and` joins as well. */
const bound = new RegExp(
  String.raw`(?:[<>]=?|=|(?:${comparison}|between|ages?|aged)(?!\p{L}))\s*(?:approximately\s)?`,
  'iuy',
)
const wordNumber = new RegExp(spelled, 'iuy')
const unitBehind = new RegExp(String.raw`\s*${unitPattern}`, 'iuy')
const joint = /\s*(?:-|to\s|or\s(?!\s*[<>]))\s*(?:[<>]=?\s*)?/iuy
/** `< 50 or > 100` is no range. */
const jointCompared = /\s*(?:-|to\s)\s*(?:[<>]=?\s*)?/iuy
const jointBetween = /\s*(?:-|to\s|and\s)\s*/iuy
const suffix = new RegExp(String.raw`\s(?:${suffixes.map(([, words]) => words).join('|')})(?!\p{L})`, 'iuy')
/** Anything else begins no quantity. */
const begins =
  /[<>=.\d-]|(?:between|ages?|aged|equal|(?:not? )?[a-z]+ (?:than|least|most|exceeding)|not exceeding|a? ?m(?:in|ax)imum|up|within|in|during|over|above|below|under|exceed\w*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/iuy
const word =
  /\p{L}[\p{L}\p{M}\p{N}]*(?:(?:['/-]|\.(?=\p{L}))[\p{L}\p{N}]+)*(?:(?<=\p{N})(?:\.\d+)+)?[+-]?(?![\p{L}\p{N}])|\p{L}[\p{L}\p{M}\p{N}]*(?:(?<=\p{N})(?:\.\d+)+)?/uy
/** Numbers that name a thing and measure nothing. */
const naming =
  /^(?:types?|phase|visit|part|cohort|arm|group|appendix|section|protocol|version|article|step|figure|table)$/

export function readQuantities(text: string): Reading {
  const plain = plainOf(text)
  const tokens: Token[] = []
  let at = 0
  while (at < plain.length) {
    const last = tokens.at(-1)
    const isNamed = /\d/.test(plain[at] ?? '') && isNaming(last, tokens.at(-2))
    const found = isNamed ? undefined : quantityAt(plain, at)
    if (found) {
      tokens.push(found)
      at = found.end
      continue
    }
    const name = textAt(word, plain, at)
    if (name !== undefined) tokens.push({ word: name.toLowerCase(), start: at })
    at += name?.length ?? numberAt(plain, at, tokens)
  }
  return { plain, tokens }
}

/** Whether a number behind this word names a thing; what stands behind *Oncology Group* is a performance status. */
function isNaming(last: Token | undefined, before: Token | undefined): boolean {
  if (last === undefined || !('word' in last) || !naming.test(last.word)) return false
  return !(last.word === 'group' && before !== undefined && 'word' in before && before.word === 'oncology')
}

/** A number that names a thing is a word; any other sign is passed over. */
function numberAt(plain: string, at: number, tokens: Token[]): number {
  const [digits] = /^\d+(?:\.\d+)*/.exec(plain.slice(at, at + 20)) ?? []
  if (digits !== undefined) tokens.push({ word: digits, start: at })
  return digits?.length ?? 1
}

/** Reads a quantity piece by piece: comparison, number, unit, and the other end of a range. */
function quantityAt(plain: string, start: number): Quantity | undefined {
  if (textAt(begins, plain, start) === undefined) return undefined
  const before = textAt(bound, plain, start) ?? ''
  const listed = listAt(plain, start + before.length)
  if (listed && signOf(before) === undefined) {
    const end = start + before.length + listed.length
    const [low, high] = [listed.numbers[0] ?? 0, listed.numbers.at(-1) ?? 0]
    return {
      text: printed(plain.slice(start, end)),
      start,
      end,
      unit: '',
      low,
      high,
      isLowOpen: false,
      isHighOpen: false,
    }
  }
  let end = start + before.length
  const low = textAt(amount, plain, end) ?? textAt(wordNumber, plain, end)
  if (low === undefined) return undefined
  end += low.length
  const fraction = decimalsAt(plain, end, /[<>=]/.test(before))
  end += fraction.length
  if (isDay.test(plain.slice(start + before.length, start + before.length + 11))) return undefined
  const lowUnit = textAt(unitBehind, plain, end) ?? ''
  end += lowUnit.length
  const isCompared = signOf(before.replace(/approximately\s$/i, '')) !== undefined
  const other = otherEnd(
    plain,
    end,
    /^(?:between|age)/i.test(before) ? jointBetween : isCompared ? jointCompared : joint,
  )
  end += other?.length ?? 0
  const behind = textAt(suffix, plain, end) ?? ''
  const unit = unitOf((other?.unit || lowUnit).trim())
  const sign = signOf(before.replace(/approximately\s$/i, '')) ?? suffixSign(behind.trim())
  // `one` and the like are words unless something is compared or measured; `2D` and `3rd` begin with a digit only.
  const isBare = unit === '' && other === undefined && behind === ''
  if (isBare && sign === undefined && (/\p{L}/u.test(plain[end] ?? '') || /^\p{L}/u.test(low))) return undefined
  end += behind.length
  const place = { text: printed(plain.slice(start, end)), start, end, unit }
  // `6 months to 17 years`: one interval has one unit.
  const scale = lowUnit !== '' && other && other.unit !== '' ? scaleBetween(unitOf(lowUnit.trim()), unit) : 1
  if (scale === undefined) return undefined
  const from = numberOf(low + fraction.replace(',', '.')) * scale
  if (other) {
    const to = numberOf(other.number)
    return { ...place, low: Math.min(from, to), high: Math.max(from, to), isLowOpen: false, isHighOpen: false }
  }
  return {
    ...place,
    low: sign?.startsWith('<') ? Number.NEGATIVE_INFINITY : from,
    high: sign?.startsWith('>') ? Number.POSITIVE_INFINITY : from,
    isLowOpen: sign === '>',
    isHighOpen: sign === '<',
  }
}

const list =
  /\d(?:,\s?\d)+(?:,?\s(?:or|and)\s\d)?(?![\p{L}\p{N}.,]|\s?[%-])|\d(?:,\s?\d)*,?\s(?:or|and)\s\d(?![\p{L}\p{N}]|\s?[%-])/uy

/** `0, 1 or 2`: grades counted up one by one are a range. */
function listAt(plain: string, at: number): { numbers: number[]; length: number } | undefined {
  const found = /[\p{N},.-]/u.test(plain[at - 1] ?? '') ? undefined : textAt(list, plain, at)
  const numbers = (found?.match(/\d/g) ?? []).map(Number)
  if (
    !found ||
    numbers.length < 3 ||
    numbers.some((each, index) => index > 0 && each !== (numbers[index - 1] ?? 0) + 1)
  )
    return undefined
  return { numbers, length: found.length }
}

/** `1,5` is one and a half where a comparison stands before it or a unit behind; in a list it is two numbers. */
function decimalsAt(plain: string, at: number, isCompared: boolean): string {
  const found = textAt(decimals, plain, at) ?? ''
  return found !== '' && (isCompared || textAt(unitBehind, plain, at + found.length) !== undefined) ? found : ''
}

const decimals = /,\d{1,2}(?![\d,])/uy
const isDay = /^\d{1,2}\/\d{1,2}\/\d{2,4}/

/** The second number of a range; `-` before a word joins no number. */
function otherEnd(
  plain: string,
  at: number,
  joins: RegExp,
): { number: string; unit: string; length: number } | undefined {
  const join = textAt(joins, plain, at)
  if (join === undefined) return undefined
  const number = textAt(amount, plain, at + join.length)
  if (number === undefined) return undefined
  const end = at + join.length + number.length
  const unit = textAt(unitBehind, plain, end) ?? ''
  if (unit === '' && /^-?\p{L}/u.test(plain.slice(end, end + 2))) return undefined
  return { number, unit, length: join.length + number.length + unit.length }
}

function textAt(pattern: RegExp, plain: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(plain)?.[0]
}

function signOf(before: string): string | undefined {
  const words = before.trim().toLowerCase()
  if (/^[<>]=?$/.test(words)) return words
  return bounds.find(([, each]) => new RegExp(`^(?:${each})$`).test(words))?.[0]
}

function suffixSign(behind: string | undefined): string | undefined {
  if (behind === undefined) return undefined
  return suffixes.find(([, each]) => new RegExp(`^(?:${each})$`, 'i').test(behind))?.[0]
}

function numberOf(text: string): number {
  const rank = numberWords.indexOf(text.toLowerCase())
  return rank >= 0 ? rank + 1 : Number(text.replaceAll(',', ''))
}

function printed(text: string): string {
  return text
    .trim()
    .replace(/^(?:aged?|ages)\s/i, '')
    .replace(/>=\s*/g, '≥ ')
    .replace(/<=\s*/g, '≤ ')
    .replace(/([<>])\s*(?=\d)/g, '$1 ')
}

/** A text on one line, its escapes undone and its signs written one way. */
function plainOf(text: string): string {
  return decodeEntities(text.normalize('NFC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''))
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/≥|=>|>\s*=|⩾|≧/g, '>=')
    .replace(/≤|=<|<\s*=|⩽|≦/g, '<=')
    .replace(/\s+/g, ' ')
    .trim()
}
