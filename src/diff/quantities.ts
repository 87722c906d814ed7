/** Reading a criterion as words and quantities: `≥ 18 years`, `<10.5%` and `0-2` are one token each, `PD-1/PD-L1` is one word. */
import { decodeEntities } from '../normalize/entities.js'
import { unitOf, unitPattern } from './units.js'

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
  ['<', 'less than|lower than|fewer than|younger than|shorter than|below|under'],
]
const suffixes: readonly (readonly [sign: string, words: string])[] = [
  ['>=', '(?:or|and) (?:older|more|greater|above|higher|over|longer|up)'],
  ['<=', '(?:or|and) (?:younger|less|fewer|below|under|lower|shorter)'],
]
const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** A minus belongs to a number where nothing stands before it that it could join. */
const number = String.raw`(?:(?<![\p{L}\p{N})])-)?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)`
const counted = `${number}|(?:${numberWords.join('|')})(?![\\p{L}\\p{N}-])`
const comparison = bounds.map(([, words]) => words.replaceAll(' ', String.raw`\s`)).join('|')
const suffix = suffixes.map(([, words]) => words).join('|')

/** A quantity: comparison, number, unit, and the other end of a range, behind words that join the two. */
function quantityPattern(bound: string, joint: string): RegExp {
  const high = String.raw`(?<high>(?:${number})(?![\p{L}\p{N}])(?!-\p{L})|(?:${number})(?=\s?(?:${unitPattern})))`
  return new RegExp(
    String.raw`(?<bound>(?:${bound})\s*)?(?:approximately\s)?(?<low>${counted})(?:\s*(?<lowUnit>${unitPattern}))?` +
      String.raw`(?:\s*(?:${joint})\s*(?:[<>]=?\s*)?${high}(?:\s*(?<highUnit>${unitPattern}))?)?` +
      String.raw`(?:\s(?<suffix>${suffix})(?!\p{L}))?`,
    'iuy',
  )
}

const between = quantityPattern(String.raw`(?:between|ages?|aged)(?=\s)`, 'and|-|to')
const quantity = quantityPattern(`[<>]=?|=|${comparison}`, '-|to|or')
/** Anything else begins no quantity. */
const begins =
  /[<>=.\d-]|(?:between|ages?|aged|equal|(?:not? )?[a-z]+ (?:than|least|most|exceeding)|not exceeding|a? ?m(?:in|ax)imum|up|within|in|during|over|above|below|under|exceed\w*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/iuy
const word =
  /\p{L}[\p{L}\p{M}\p{N}]*(?:(?:['/-]|\.(?=\p{L}))[\p{L}\p{N}]+)*[+-]?(?![\p{L}\p{N}])|\p{L}[\p{L}\p{M}\p{N}]*/uy
/** Numbers that name a thing and measure nothing. */
const naming = /^(?:types?|phase|part|cohort|arm|group|appendix|section|protocol|version|article|step|figure|table)$/

export function readQuantities(text: string): Reading {
  const plain = plainOf(text)
  const tokens: Token[] = []
  let at = 0
  while (at < plain.length) {
    const last = tokens.at(-1)
    const isNamed = last !== undefined && 'word' in last && naming.test(last.word)
    const found = isNamed ? undefined : quantityAt(plain, at)
    if (found) {
      tokens.push(found)
      at = found.end
      continue
    }
    word.lastIndex = at
    const [name] = word.exec(plain) ?? []
    if (name !== undefined) tokens.push({ word: name.toLowerCase(), start: at })
    at += name?.length ?? numberAt(plain, at, tokens)
  }
  return { plain, tokens }
}

/** A number that names a thing is a word; any other sign is passed over. */
function numberAt(plain: string, at: number, tokens: Token[]): number {
  const [digits] = /^\d+/.exec(plain.slice(at, at + 20)) ?? []
  if (digits !== undefined) tokens.push({ word: digits, start: at })
  return digits?.length ?? 1
}

function quantityAt(plain: string, at: number): Quantity | undefined {
  begins.lastIndex = at
  if (!begins.test(plain)) return undefined
  const found = matchAt(between, plain, at) ?? matchAt(quantity, plain, at)
  if (!found?.groups) return undefined
  const { bound = '', low = '', high, suffix: behind, lowUnit = '', highUnit = '' } = found.groups
  const end = at + found[0].length
  const unit = unitOf(highUnit || lowUnit)
  const sign = signOf(bound) ?? suffixSign(behind)
  // `one` and the like are words unless something is compared or measured.
  if (/^\p{L}/u.test(low) && sign === undefined && unit === '') return undefined
  // `2D` and `3rd` are words that begin with a digit.
  if (unit === '' && high === undefined && behind === undefined && /\p{L}/u.test(plain[end] ?? '')) return undefined
  const place = { text: printed(found[0]), start: at, end, unit }
  const [from, to] = [numberOf(low), high === undefined ? undefined : numberOf(high)]
  if (to !== undefined) {
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

/** A range `between` two numbers, or anything the other pattern finds. */
function matchAt(pattern: RegExp, plain: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  const found = pattern.exec(plain)
  if (!found) return undefined
  return pattern === between && found.groups?.high === undefined ? undefined : found
}

function signOf(bound: string): string | undefined {
  const words = bound.trim().toLowerCase()
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
