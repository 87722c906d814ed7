/** Sentences about enrollment. */
import type { Change } from '../../model/change.js'
import { printNumber, printSigned } from '../values.js'
import { count, typeTurn, typeWord } from './phrases.js'
import type { Sentences } from './tell.js'

export const enrollmentSentences: Sentences<
  | 'enrollment/raised'
  | 'enrollment/cut'
  | 'enrollment/turned-actual'
  | 'enrollment/turned-estimated'
  | 'enrollment/type-added'
  | 'enrollment/type-removed'
  | 'enrollment/added'
  | 'enrollment/removed'
> = {
  'enrollment/raised': tellEnrollment,
  'enrollment/cut': tellEnrollment,
  'enrollment/turned-actual': tellActualCount,
  'enrollment/turned-estimated': tellEstimate,
  'enrollment/type-added': ({ facts }) =>
    `enrollment ${count(facts.to)} is now marked ${typeWord(facts.typeAfter)}; the number is the same`,
  'enrollment/type-removed': ({ facts }) =>
    `enrollment ${count(facts.to)} is no longer marked ${typeWord(facts.typeBefore)}; the number is the same`,
  'enrollment/added': ({ facts }) =>
    `enrollment added: ${count(facts.to)}${facts.typeAfter ? `, ${typeWord(facts.typeAfter)}` : ''}`,
  'enrollment/removed': ({ facts }) => `enrollment removed: ${count(facts.from)}`,
}

function tellEnrollment({ facts }: Change): string {
  const what =
    facts.typeAfter === 'ACTUAL'
      ? 'actual enrollment'
      : facts.typeAfter === 'ESTIMATED'
        ? 'planned enrollment'
        : 'enrollment'
  return `${what} ${count(facts.from)} → ${count(facts.to)} (${difference(facts)}${typeTurn({ facts })})${size(facts)}`
}

function tellActualCount({ facts }: Change): string {
  const now = `enrollment is now the actual count: ${count(facts.to)}`
  if (facts.withdrawn) return `${now}; the trial is withdrawn${facts.from ? `, ${count(facts.from)} were planned` : ''}`
  if (facts.from === undefined) return now
  if (facts.difference === undefined) return facts.typeBefore === 'ESTIMATED' ? `${now}, as estimated` : now
  const much = Number(facts.difference)
  const share = facts.percent === undefined ? '' : `, ${printSigned(Number(facts.percent))}%`
  return `${now}, ${printNumber(Math.abs(much))} ${much < 0 ? 'fewer' : 'more'} than the ${facts.typeBefore === undefined ? `${count(facts.from)} given before` : `estimated ${count(facts.from)}`}${share}${size(facts)}`
}

function tellEstimate({ facts }: Change): string {
  const now = 'enrollment is now an estimate'
  if (facts.difference === undefined) return `${now}: ${count(facts.to)}, was actual`
  return `${now}: ${count(facts.from)} actual → ${count(facts.to)} estimated (${difference(facts)})${size(facts)}`
}

function difference({ difference: much, percent }: Change['facts']): string {
  const share = percent === undefined ? '' : `, ${printSigned(Number(percent))}%`
  return `${printSigned(Number(much))}${share}`
}

function size({ implausible, implausibleBefore }: Change['facts']): string {
  if (implausible) return ', implausibly large'
  return implausibleBefore ? '; the earlier number was implausibly large' : ''
}
