/** Sentences about everything that has no rule of its own. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { listOf, nameOf, pluralOf, standsAlone, wholeOf } from '../names.js'
import { labelOf, printValue } from '../values.js'
import { addedAndRemoved, countOf, sameButForm, typeTurn, wording } from './phrases.js'
import type { Sentences } from './tell.js'

export const otherSentences: Sentences<'other/changed'> = {
  'other/changed': tellOther,
}

/** Any change whose facts name the field. */
export function tellOther(change: Change): string {
  const { facts, before, after } = change
  const path = String(facts.field ?? '')
  const what = [labelOf(facts.type, 'OutcomeType')?.toLowerCase(), thing(path, facts.item)].filter(Boolean).join(' ')
  if (facts.sites !== undefined && facts.noise === undefined) return tellOfSites(change)
  if (facts.noise === 'order') return `${pluralOf(path)}: ${noises.order}`
  if (facts.noise !== undefined) return `${what}: ${noises[String(facts.noise)] ?? 'no change of content'}`
  const list = listOf(path)
  if (facts.added !== undefined || facts.removed !== undefined) return comings(path, facts)
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

/** The same part of several sites. */
function tellOfSites({ facts, before, after }: Change): string {
  const word = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return `${nameOf(String(facts.field))} of ${countOf(facts.sites, 'site')} ${word}`
}

/** Short values that read well without quotes. */
const durations = new Set(['targetDuration'])

const noises: Record<string, string> = {
  formatting: sameButForm,
  order: 'same entries in another order',
  derived: 'changed, as the registry derives it',
  contacts: 'changed',
  country: 'the same country by another name',
  withheld: 'withheld with the record',
  bookkeeping: 'corrected by the registry',
  'auto-indexed': 'indexed by the registry itself',
  citation: 'citation updated from PubMed',
  'no-phase': 'not applicable, which is no longer said or said now',
  repeated: 'what the record tells elsewhere all the same',
  'roles-counted': 'the same roles are masked, counted anew by the registry',
  acronym: 'printed with the acronym or without it',
  respelled: 'the same name, capitalized differently',
  class: 'a class that only one of the formats tells',
  'lead-sponsor': 'the lead sponsor, listed among its own collaborators',
  place: 'the same place by another name',
  retired: 'no longer asked by the registry',
  upload: 'uploaded again, otherwise the same',
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
function comings(path: string, facts: Change['facts']): string {
  const { added, removed, item } = facts
  const several = [added, removed].some((texts) => String(texts ?? '').includes('\n')) || (added && removed)
  const name = item === undefined && several ? pluralOf(path) : thing(path, item)
  return `${name} ${addedAndRemoved(facts, listOf(path))}`
}

/** The value that came or went, unless the item's name has told it. */
function given({ facts }: Change, value: unknown, list: ReturnType<typeof listOf>): string {
  if (typeof value === 'object' && (facts.item !== undefined || String(facts.field).startsWith('annotations')))
    return ''
  const printed = printValue(value, list)
  return printed === 'given' ? '' : `: ${printed}`
}
