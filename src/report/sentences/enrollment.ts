/** Sentences about enrollment. */
import type { Change } from '../../model/change.js'
import { printNumber, printSigned } from '../values.js'
import { count, typeTurn } from './phrases.js'
import type { Sentences } from './tell.js'

export const enrollmentSentences: Sentences<'enrollment/raised' | 'enrollment/cut' | 'enrollment/turned-actual'> = {
  'enrollment/raised': tellEnrollment,
  'enrollment/cut': tellEnrollment,
  'enrollment/turned-actual': tellActualCount,
}

function tellEnrollment({ facts }: Change): string {
  const what = facts.typeAfter === 'ACTUAL' ? 'actual enrollment' : 'planned enrollment'
  return `${what} ${count(facts.from)} → ${count(facts.to)} (${difference(facts)}${typeTurn({ facts })})`
}

function tellActualCount({ facts }: Change): string {
  const now = `enrollment is now the actual count: ${count(facts.to)}`
  if (facts.from === undefined) return now
  if (facts.difference === undefined) return `${now}, as estimated`
  const much = Number(facts.difference)
  const share = facts.percent === undefined ? '' : `, ${printSigned(Number(facts.percent))}%`
  return `${now}, ${printNumber(Math.abs(much))} ${much < 0 ? 'fewer' : 'more'} than the estimated ${count(facts.from)}${share}`
}

function difference({ difference: much, percent }: Change['facts']): string {
  const share = percent === undefined ? '' : `, ${printSigned(Number(percent))}%`
  return `${printSigned(Number(much))}${share}`
}
