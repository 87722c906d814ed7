/** Sentences: what each change is called in English, made here and nowhere else. */
import type { Change, ChangeCode } from '../model/change.js'
import type { Issue } from '../model/issue.js'
import { excerpt, opening } from './excerpt.js'
import { listOf, nameOf, pluralOf, standsAlone, wholeOf } from './names.js'
import { labelOf, printNumber, printSigned, printValue } from './values.js'

type Tell = (change: Change) => string

/** One sentence for a change: true by itself, without a path, a code or a full stop. */
export function sentenceOf(change: Change): string {
  return capitalize(sentences[change.code](change))
}

/** One sentence for an issue of a document. */
export function issueSentenceOf({ code, place, found }: Issue): string {
  return `${place}: ${issueSentences[code]}: “${opening(found, 120)}”`
}

const issueSentences: Record<Issue['code'], string> = {
  'unknown-value': 'not a value of the registry’s list, left out and not compared',
  'impossible-date': 'no such date, left out and not compared',
  'wrong-type': 'not the kind of value that belongs here, left out and not compared',
  'glued-values': 'several values may have run together, kept as one',
  'unlabelled-values': 'its label is missing, placed by its position',
  'unreadable-line': 'this line fits nowhere, left out',
  'mended-encoding': 'bytes that are no UTF-8, read as Windows-1252',
  'no-record': 'no record, left out',
}

const sentences: Record<ChangeCode, Tell> = {
  'record/resubmitted': ({ facts, before, after }) =>
    facts.alone
      ? `the record was submitted again without a change of content${movement(before, after)}${verified(facts)}`
      : `the record was updated${movement(before, after)}${verified(facts)}`,
  'status/changed': tellStatus,
  'enrollment/raised': tellEnrollment,
  'enrollment/cut': tellEnrollment,
  'enrollment/turned-actual': tellActualCount,
  'date/later': tellDate,
  'date/earlier': tellDate,
  'date/refined': (change) => `${field(change)} given more precisely: ${dates(change)}${typeTurn(change)}`,
  'date/turned-actual': tellActualDate,
  'date/type-added': (change) =>
    `${field(change)} ${printValue(change.after)} is now marked ${typeWord(change.facts.typeAfter)}; the date is the same`,
  'site/added': ({ facts }) => `site added: ${site(facts)}${statusNote(facts.status)}`,
  'site/removed': ({ facts }) => `site removed: ${site(facts)}${statusNote(facts.status)}`,
  'site/status-changed': tellSiteStatus,
  'site/renamed': ({ facts }) =>
    `site ${facts.noise ? 'respelled' : facts.moved ? 'now listed elsewhere' : 'renamed'}: ${facts.from || 'unnamed'} → ${facts.to || 'unnamed'}${inCountry(facts)}`,
  'country/added': ({ facts }) => `country added: ${facts.country} (${countOf(facts.sites, 'site')})`,
  'country/removed': ({ facts }) => `country removed: ${facts.country} (had ${countOf(facts.sites, 'site')})`,
  'criterion/added': ({ facts, after }) => `${side(facts.side)} added: “${opening(String(after), 240)}”`,
  'criterion/removed': ({ facts, before }) => `${side(facts.side)} removed: “${opening(String(before), 240)}”`,
  'criterion/reworded': ({ facts, before, after }) =>
    `${side(facts.side)} reworded${facts.moved ? ' and moved' : ''}: ${wording(before, after)}`,
  'criterion/moved': ({ facts, before }) =>
    facts.fromSide
      ? `criterion moved from ${facts.fromSide} to ${facts.side}: “${opening(String(before), 240)}”`
      : `${side(facts.side)} moved to another place in the list: “${opening(String(before))}”`,
  'other/changed': tellOther,
}

function tellStatus({ facts }: Change): string {
  const from = labelOf(facts.from, 'Status') ?? 'none'
  const to = labelOf(facts.to, 'Status') ?? 'none'
  const why = facts.whyStopped ? `: “${opening(String(facts.whyStopped))}”` : ''
  if (facts.to === 'UNKNOWN') return `status ${from} → ${to}, set by the registry: not verified for two years`
  return `status ${from} → ${to}${facts.revived ? ' (it had stopped)' : ''}${why}`
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

function tellSiteStatus({ facts }: Change): string {
  const from = labelOf(facts.from, 'RecruitmentStatus')
  const to = labelOf(facts.to, 'RecruitmentStatus')
  if (to === undefined) return `site status no longer shown: ${site(facts)} (was ${from ?? 'none'})`
  if (from === undefined) return `site status now shown: ${site(facts)} (${to})`
  const what = facts.opened ? 'site opened' : facts.closed ? 'site closed to enrollment' : 'site status changed'
  return `${what}: ${site(facts)} (${from ? `${from} → ${to}` : to})`
}

/** Everything that has no rule of its own. */
function tellOther(change: Change): string {
  const { facts, before, after } = change
  const path = String(facts.field ?? '')
  const what = [labelOf(facts.type, 'OutcomeType')?.toLowerCase(), thing(path, facts.item)].filter(Boolean).join(' ')
  if (facts.noise === 'order') return `${pluralOf(path)}: ${noises.order}`
  if (facts.noise !== undefined) return `${what}: ${noises[String(facts.noise)] ?? 'no change of content'}`
  const list = listOf(path)
  if (facts.added !== undefined || facts.removed !== undefined) return comings(path, facts)
  if (facts.precision === 'coarser') return `${what} given less precisely: ${dates(change)}${typeTurn(change)}`
  if (path === 'enrollment') return tellEnrollmentType(change)
  if (facts.rearranged) return `${what} rearranged: the same items, under other headings or in other places`
  if (before === undefined && after === undefined) return `${what} changed`
  if (before === undefined) return `${what} added${given(change, after, list)}`
  if (after === undefined) return `${what} removed${given(change, before, list)}`
  if (typeof before === 'string' && typeof after === 'string' && !list && !durations.has(path)) {
    return `${what} changed: ${wording(before, after)}`
  }
  const [from, to] = durations.has(path) ? [before, after] : [printValue(before, list), printValue(after, list)]
  if (from === to) return typeTurn(change) === '' ? `${what} changed` : `${what} ${from}${typeTurn(change)}`
  return `${what} ${from} → ${to}${typeTurn(change)}`
}

/** Short values that read well without quotes. */
const durations = new Set(['minimumAge', 'maximumAge', 'targetDuration'])

const noises: Record<string, string> = {
  formatting: 'same words, written differently',
  order: 'same entries in another order',
  derived: 'changed, as the registry derives it',
  contacts: 'contacts changed',
  country: 'the same country by another name',
  withheld: 'withheld with the record',
  bookkeeping: 'corrected by the registry',
  'auto-indexed': 'indexed by the registry itself',
  citation: 'citation updated from PubMed',
  acronym: 'printed with the acronym or without it',
  respelled: 'the same name, capitalized differently',
  class: 'a class that only one of the formats tells',
  'lead-sponsor': 'the lead sponsor, listed among its own collaborators',
  place: 'the same place by another name',
}

function thing(path: string, item: unknown): string {
  const whole = wholeOf(path)
  if (item === undefined) {
    if (whole !== undefined && path.endsWith('.id')) return nameOf(whole)
    return whole === undefined || standsAlone(path) ? nameOf(path) : `${nameOf(whole)} ${nameOf(path)}`
  }
  const named = `“${opening(String(item), 80)}”`
  if (path.endsWith('[]')) return `${nameOf(path)} ${named}`
  return whole === undefined ? `${nameOf(path)} ${named}` : `${nameOf(whole)} ${named}: ${nameOf(path)}`
}

/** What came to a list of plain texts and what went from it. */
function comings(path: string, { added, removed, item }: Change['facts']): string {
  const list = listOf(path)
  const part = (texts: unknown, word: string): string[] => {
    if (texts === undefined) return []
    const words = String(texts)
      .split('; ')
      .map((each) => labelOf(each, list) ?? each)
    return [`${word}: “${words.join('; ')}”`]
  }
  const several = [added, removed].some((texts) => String(texts ?? '').includes('; ')) || (added && removed)
  const name = item === undefined && several ? pluralOf(path) : thing(path, item)
  return `${name} ${[...part(added, 'added'), ...part(removed, 'removed')].join(', ')}`
}

/** The value that came or went, unless the item's name has told it. */
function given({ facts }: Change, value: unknown, list: ReturnType<typeof listOf>): string {
  if (typeof value === 'object' && (facts.item !== undefined || String(facts.field).startsWith('annotations')))
    return ''
  const printed = printValue(value, list)
  return printed === 'given' ? '' : `: ${printed}`
}

function wording(before: unknown, after: unknown): string {
  const { before: from, after: to, isCut } = excerpt(String(before), String(after))
  return `“${from}” → “${to}”${isCut ? ', with more between' : ''}`
}

function field({ facts }: Change): string {
  return nameOf(String(facts.field))
}

function dates({ before, after }: Change): string {
  return `${printValue(before)} → ${printValue(after)}`
}

/** `+8 months`, `−1,309 days, about 43 months`, `+11 to +41 days`. */
function distance(facts: Change['facts']): string {
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
function typeTurn({ facts }: Pick<Change, 'facts'>): string {
  const { typeBefore, typeAfter } = facts
  if (typeBefore === typeAfter) return ''
  if (typeBefore === undefined) return `, now marked ${typeWord(typeAfter)}`
  if (typeAfter === undefined) return `, no longer marked ${typeWord(typeBefore)}`
  return `, ${typeWord(typeBefore)} turned ${typeWord(typeAfter)}`
}

function typeWord(type: unknown): string {
  return type === 'ACTUAL' ? 'actual' : 'estimated'
}

function difference({ difference: much, percent }: Change['facts']): string {
  const share = percent === undefined ? '' : `, ${printSigned(Number(percent))}%`
  return `${printSigned(Number(much))}${share}`
}

function count(value: unknown): string {
  return typeof value === 'number' ? printNumber(value) : 'none'
}

/** The number stayed, or one side has none. */
function tellEnrollmentType(change: Change): string {
  const { from, to } = change.facts
  if (change.before === undefined)
    return `enrollment added: ${count(to)}${change.facts.typeAfter ? `, ${typeWord(change.facts.typeAfter)}` : ''}`
  if (change.after === undefined) return `enrollment removed: ${count(from)}`
  return `enrollment ${from === to ? count(to) : `${count(from)} → ${count(to)}`}${typeTurn(change)}`
}

function side(value: unknown): string {
  return value === 'other' || value === undefined ? 'criterion' : `${String(value)} criterion`
}

function site({ facility, city, state, zip, country }: Change['facts']): string {
  return [facility, city, state, zip, country].filter(Boolean).join(', ') || 'unnamed site'
}

function inCountry({ country }: Change['facts']): string {
  return country ? `, ${country}` : ''
}

function statusNote(status: unknown): string {
  const label = labelOf(status, 'RecruitmentStatus')
  return label ? ` (${label})` : ''
}

function countOf(number: unknown, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`
}

function movement(before: unknown, after: unknown): string {
  return before === undefined || after === undefined || before === after ? '' : ` (posted ${before} → ${after})`
}

function verified({ verified: month }: Change['facts']): string {
  return month === undefined ? '' : `, last verified ${month}`
}

function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
