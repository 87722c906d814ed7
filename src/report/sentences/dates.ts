/** Sentences about the dates of a trial. */
import type { Change } from '../../model/change.js'
import { printValue } from '../values.js'
import { dates, distance, field, typeTurn, typeWord } from './phrases.js'
import type { Sentences } from './tell.js'

export const dateSentences: Sentences<
  | 'date/later'
  | 'date/earlier'
  | 'date/refined'
  | 'date/turned-actual'
  | 'date/type-added'
  | 'date/added'
  | 'date/removed'
> = {
  'date/later': tellDate,
  'date/earlier': tellDate,
  'date/refined': (change) => `${field(change)} given more precisely: ${dates(change)}${typeTurn(change)}`,
  'date/turned-actual': tellActualDate,
  'date/type-added': (change) =>
    `${field(change)} ${printValue(change.after)} is now marked ${typeWord(change.facts.typeAfter)}; the date is the same`,
  'date/added': (change) => `${field(change)} added: ${printValue(change.after)}`,
  'date/removed': (change) => `${field(change)} removed: ${printValue(change.before)}`,
}

function tellDate(change: Change): string {
  const { facts } = change
  const lapse = facts.lapsed
    ? facts.direction === 'later'
      ? ', estimate pushed after it lapsed'
      : ', estimate replaced after it lapsed'
    : ''
  const past = facts.alreadyPast ? ', already past when submitted' : ''
  return `${field(change)} ${dates(change)} (${distance(facts)}${lapse}${past}${typeTurn(change)})`
}

function tellActualDate(change: Change): string {
  const { facts } = change
  if (facts.direction === 'same') {
    const same = facts.precision === 'same' ? String(printValue(change.after)) : dates(change)
    return `${field(change)} is now actual: ${same}, as estimated`
  }
  return `${field(change)} is now actual: ${dates(change)} (${distance(facts)} against the estimate)`
}
