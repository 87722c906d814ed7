/** Sentences about the dates of a trial. */
import type { Change } from '../../model/change.js'
import { printValue } from '../values.js'
import { dates, distance, field, series, typeTurn, typeWord } from './phrases.js'
import type { Sentences } from './tell.js'

export const dateSentences: Sentences<
  | 'date/later'
  | 'date/earlier'
  | 'date/refined'
  | 'date/coarser'
  | 'date/turned-actual'
  | 'date/turned-estimated'
  | 'date/type-added'
  | 'date/type-removed'
  | 'date/added'
  | 'date/removed'
> = {
  'date/later': tellDate,
  'date/earlier': tellDate,
  'date/refined': (change) =>
    `${field(change)} given more precisely: ${dates(change)}${typeTurn(change)}${standing(change)}`,
  'date/coarser': (change) =>
    `${field(change)} given less precisely: ${dates(change)}${typeTurn(change)}${standing(change)}`,
  'date/turned-actual': (change) => `${tellActualDate(change)}${standing(change)}${pending(change)}`,
  'date/turned-estimated': (change) => `${tellEstimate(change)}${standing(change)}${scope(change)}`,
  'date/type-added': (change) =>
    `${field(change)} ${printValue(change.after)} is now marked ${typeWord(change.facts.typeAfter)}; the date is the same${standing(change)}`,
  'date/type-removed': (change) =>
    `${field(change)} ${printValue(change.after)} is no longer marked ${typeWord(change.facts.typeBefore)}; the date is the same`,
  'date/added': (change) => `${field(change)} added: ${printValue(change.after)}${type(change)}${standing(change)}`,
  'date/removed': (change) => `${field(change)} removed: ${printValue(change.before)}`,
}

function tellDate(change: Change): string {
  const { facts } = change
  const lapse = facts.lapsed
    ? facts.direction === 'later'
      ? ', estimate pushed after it lapsed'
      : ', estimate replaced after it lapsed'
    : ''
  const actual = facts.typeBefore === 'ACTUAL' && facts.typeAfter === 'ACTUAL' ? 'actual ' : ''
  return `${actual}${field(change)} ${dates(change)} (${distance(facts)}${lapse}${standing(change)}${typeTurn(change)})${scope(change)}`
}

function tellActualDate(change: Change): string {
  const { facts } = change
  if (facts.direction === 'same') return `${field(change)} is now actual: ${sameDate(change)}, as estimated`
  return `${field(change)} is now actual: ${dates(change)} (${distance(facts)} against the estimate)`
}

function tellEstimate(change: Change): string {
  const { facts } = change
  if (facts.direction === 'same') return `${field(change)} is now an estimate: ${sameDate(change)}, was actual`
  return `${field(change)} is now an estimate: ${dates(change)} (${distance(facts)}, was actual)`
}

function sameDate(change: Change): string {
  return change.facts.precision === 'same' ? String(printValue(change.after)) : dates(change)
}

function type({ facts }: Change): string {
  return facts.typeAfter === undefined ? '' : `, ${typeWord(facts.typeAfter)}`
}

/** Where the new date stood on the day the record was submitted. */
function standing({ facts }: Change): string {
  if (facts.ahead) return ', still ahead when submitted'
  return facts.alreadyPast ? ', already past when submitted' : ''
}

function pending({ facts }: Change): string {
  return facts.pending === undefined ? '' : '; enrollment still marked estimated'
}

const scopes: Record<string, string> = {
  outcomes: 'the primary outcomes',
  arms: 'the arms',
  enrollment: 'the enrollment',
}

/** A promise of another shape: what else it was that changed. */
function scope({ facts }: Change): string {
  if (facts.scopeRevision === undefined) return ''
  const changed = String(facts.scopeRevision).split(' ')
  return `, alongside a change of ${series(changed.map((each) => scopes[each] ?? each))}`
}
