/** Sentences about arms and interventions. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { labelOf } from '../values.js'
import { addedAndRemoved, wording } from './phrases.js'
import type { Sentences, Tell } from './tell.js'

export const armSentences: Sentences<
  | 'arm/added'
  | 'arm/removed'
  | 'arm/renamed'
  | 'arm/type-changed'
  | 'arm/reworded'
  | 'arm/dose-changed'
  | 'arm/interventions-changed'
  | 'intervention/added'
  | 'intervention/removed'
  | 'intervention/renamed'
  | 'intervention/type-changed'
  | 'intervention/reworded'
  | 'intervention/dose-changed'
  | 'intervention/other-names-changed'
> = {
  'arm/added': tellAdded,
  'arm/removed': (change) => `${thing(change)} removed${typeNote(change)}`,
  'arm/renamed': tellTurn('name', 'renamed'),
  'arm/type-changed': tellTurn('type', 'type'),
  'arm/reworded': tellTurn('description', 'description'),
  'arm/dose-changed': tellDose,
  'arm/interventions-changed': tellLinks,
  'intervention/added': tellAdded,
  'intervention/removed': (change) => `${thing(change)} removed${typeNote(change)}`,
  'intervention/renamed': tellTurn('name', 'renamed'),
  'intervention/type-changed': tellTurn('type', 'type'),
  'intervention/reworded': tellTurn('description', 'description'),
  'intervention/dose-changed': tellDose,
  'intervention/other-names-changed': (change) => `other names of ${thing(change)} changed${comings(change)}`,
}

function thing({ code, facts }: Change): string {
  return `${code.startsWith('arm/') ? 'arm' : 'intervention'} “${opening(String(facts.item ?? ''), 120)}”`
}

function tellAdded(change: Change): string {
  return `${thing(change)} ${change.facts.first ? 'first listed' : 'added'}${typeNote(change)}`
}

function typeNote({ code, facts }: Change): string {
  const label = labelOf(facts.type, code.startsWith('arm/') ? 'ArmGroupType' : 'InterventionType')
  return label === undefined ? '' : ` (${label})`
}

/** A part that is another now, or is first given, or no longer. */
function tellTurn(part: 'name' | 'type' | 'description', word: string): Tell {
  return (change) => {
    const { code, before, after } = change
    const list = code.startsWith('arm/') ? 'ArmGroupType' : 'InterventionType'
    const print = (value: unknown): string => labelOf(value, list) ?? `“${opening(String(value))}”`
    if (before === undefined) return `${part} of ${thing(change)} added: ${print(after)}`
    if (after === undefined) return `${part} of ${thing(change)} removed: ${print(before)}`
    const kind = code.startsWith('arm/') ? 'arm' : 'intervention'
    if (part === 'name') return `${kind} ${word}: ${wording(before, after)}`
    if (part === 'type') return `type of ${thing(change)} ${print(before)} → ${print(after)}`
    return `description of ${thing(change)} changed: ${wording(before, after)}`
  }
}

function tellDose(change: Change): string {
  const { facts, before, after } = change
  const what = facts.kind === 'both' ? 'dose and schedule' : facts.kind === 'schedule' ? 'schedule' : 'dose'
  if (facts.from === undefined) return `${what} of ${thing(change)} changed: ${wording(before, after)}`
  return `${what} of ${thing(change)} changed from “${facts.from}” to “${facts.to}”: ${wording(before, after)}`
}

function tellLinks(change: Change): string {
  return `interventions of ${thing(change)} changed${comings(change)}`
}

function comings({ facts }: Change): string {
  const told = addedAndRemoved(facts)
  return told === '' ? '' : `, ${told}`
}
