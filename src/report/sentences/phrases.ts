/** Phrases that sentences of several areas share: a name, two dates, a distance, a count, two wordings. */
import type { Change } from '../../model/change.js'
import type { VocabularyName } from '../../model/vocabulary.js'
import { excerpt } from '../excerpt.js'
import { nameOf } from '../names.js'
import { labelOf, printNumber, printSigned, printValue } from '../values.js'

export function field({ facts }: Change): string {
  return nameOf(String(facts.field))
}

export function dates({ before, after }: Change): string {
  return `${printValue(before)} → ${printValue(after)}`
}

/** `+8 months`, `−1,309 days, about 43 months`, `+11 to +41 days`. */
export function distance(facts: Change['facts']): string {
  if (typeof facts.months === 'number')
    return `${printSigned(facts.months)} ${Math.abs(facts.months) === 1 ? 'month' : 'months'}`
  if (typeof facts.days === 'number') {
    const months = Math.round(Math.abs(facts.days) / 30.44)
    const about = Math.abs(facts.days) >= 60 ? `, about ${months} months` : ''
    return `${printSigned(facts.days)} ${Math.abs(facts.days) === 1 ? 'day' : 'days'}${about}`
  }
  if (typeof facts.fewestDays !== 'number' || typeof facts.mostDays !== 'number') return 'same date'
  return `${printSigned(facts.fewestDays)} to ${printSigned(facts.mostDays)} days`
}

/** Says that the type was added, taken away or turned back, where it was. */
export function typeTurn({ facts }: Pick<Change, 'facts'>): string {
  const { typeBefore, typeAfter } = facts
  if (typeBefore === typeAfter) return ''
  if (typeBefore === undefined) return `, now marked ${typeWord(typeAfter)}`
  if (typeAfter === undefined) return `, no longer marked ${typeWord(typeBefore)}`
  return `, ${typeWord(typeBefore)} turned ${typeWord(typeAfter)}`
}

export function typeWord(type: unknown): string {
  return type === 'ACTUAL' ? 'actual' : 'estimated'
}

export function count(value: unknown): string {
  return typeof value === 'number' ? printNumber(value) : 'none'
}

export function countOf(number: unknown, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`
}

export function wording(before: unknown, after: unknown): string {
  const { before: from, after: to, isCut } = excerpt(String(before), String(after))
  return `“${from}” → “${to}”${isCut ? ', with more between' : ''}`
}

/** `start date, arms and enrollment`. */
export function series(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** Said of a text whose words stayed. */
export const sameButForm = 'same words, written differently'

/** A fact that holds several texts, one a line: `“a”, “b”`. */
export function quotedLines(texts: unknown, list?: VocabularyName): string {
  return String(texts)
    .split('\n')
    .map((each) => `“${labelOf(each, list) ?? each}”`)
    .join(', ')
}

/** `added: “a”, “b”; removed: “c”`. */
export function addedAndRemoved({ added, removed }: Change['facts'], list?: VocabularyName): string {
  const parts = [
    added === undefined ? '' : `added: ${quotedLines(added, list)}`,
    removed === undefined ? '' : `removed: ${quotedLines(removed, list)}`,
  ]
  return parts.filter((each) => each !== '').join('; ')
}
