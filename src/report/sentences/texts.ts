/** Sentences about titles, identifiers, descriptions, conditions and keywords. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { nameOf, pluralOf } from '../names.js'
import { labelOf } from '../values.js'
import { tellOther } from './other.js'
import { addedAndRemoved } from './phrases.js'
import type { Sentences } from './tell.js'

export const textSentences: Sentences<
  | 'identifier/added'
  | 'identifier/removed'
  | 'identifier/changed'
  | 'title/changed'
  | 'description/changed'
  | 'conditions/changed'
  | 'keywords/changed'
> = {
  'identifier/added': (change) => tellIdentifier(change, 'added'),
  'identifier/removed': (change) => tellIdentifier(change, 'removed'),
  'identifier/changed': tellIdentifierTurn,
  'title/changed': tellOther,
  'description/changed': tellOther,
  'conditions/changed': tellList,
  'keywords/changed': tellList,
}

function tellList(change: Change): string {
  const { facts } = change
  const isTold = facts.added !== undefined || facts.removed !== undefined
  return isTold ? `${pluralOf(String(facts.field))} changed, ${addedAndRemoved(facts)}` : tellOther(change)
}

function tellIdentifier(change: Change, word: string): string {
  const { facts } = change
  if (facts.field === 'nctIdAliases') return tellOther(change)
  return `${kindOf(facts)} ${word}: “${opening(String(facts.to ?? facts.from ?? 'no number'))}”`
}

function tellIdentifierTurn(change: Change): string {
  const { facts } = change
  if (facts.from === undefined || facts.to === undefined) return tellOther(change)
  if (facts.from === facts.to) return tellDescription(change)
  return `${kindOf(facts)} changed: “${opening(String(facts.from))}” → “${opening(String(facts.to))}”`
}

/** The number stayed; what is said of it did not. */
function tellDescription({ facts, before, after }: Change): string {
  const [from, to] = [kindAndIssuer(before), kindAndIssuer(after)]
  const turn = from === to ? 'described differently' : `${from || 'of no kind'} → ${to || 'of no kind'}`
  return `${nameOf(String(facts.field))} “${opening(String(facts.to))}”: ${turn}`
}

/** `Registry Identifier, “WHO”`. */
function kindAndIssuer(identifier: unknown): string {
  if (typeof identifier !== 'object' || identifier === null) return ''
  const { type, domain } = identifier as { type?: unknown; domain?: unknown }
  const kind = labelOf(type, 'SecondaryIdType') ?? labelOf(type, 'OrgStudyIdType')
  return [kind, typeof domain === 'string' ? `“${opening(domain)}”` : undefined].filter(Boolean).join(', ')
}

/** `sponsor’s study ID`, `secondary ID (EudraCT Number)`. */
function kindOf({ field, type }: Change['facts']): string {
  const label = labelOf(type, field === 'orgStudyId' ? 'OrgStudyIdType' : 'SecondaryIdType')
  return label === undefined ? nameOf(String(field)) : `${nameOf(String(field))} (${label})`
}
