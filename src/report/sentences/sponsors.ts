/** Sentences about sponsors, collaborators, the responsible party and officials. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { labelOf } from '../values.js'
import { tellOther } from './other.js'
import type { Sentences } from './tell.js'

export const sponsorSentences: Sentences<
  | 'sponsor/replaced'
  | 'sponsor/renamed'
  | 'collaborator/added'
  | 'collaborator/removed'
  | 'collaborator/renamed'
  | 'responsible-party/changed'
  | 'official/added'
  | 'official/removed'
  | 'official/changed'
> = {
  'sponsor/replaced': ({ facts }) =>
    facts.from === undefined
      ? `lead sponsor added: ${name(facts.to)}`
      : facts.to === undefined
        ? `lead sponsor removed: ${name(facts.from)}`
        : `lead sponsor replaced: ${turn(facts)}`,
  'sponsor/renamed': ({ facts }) => `lead sponsor renamed: ${turn(facts)}`,
  'collaborator/added': ({ facts }) => `collaborator added: ${name(facts.item)}`,
  'collaborator/removed': ({ facts }) => `collaborator removed: ${name(facts.item)}`,
  'collaborator/renamed': ({ facts }) => `collaborator renamed: ${turn(facts)}`,
  'responsible-party/changed': tellResponsibleParty,
  'official/added': ({ facts }) => `study official added: ${name(facts.item)}${role(facts.role)}`,
  'official/removed': ({ facts }) => `study official removed: ${name(facts.item)}${role(facts.role)}`,
  'official/changed': tellOfficial,
}

function name(value: unknown): string {
  return `“${opening(String(value))}”`
}

function turn({ from, to }: Change['facts']): string {
  return `${name(from)} → ${name(to)}`
}

function role(value: unknown): string {
  const label = labelOf(value, 'OfficialRole')
  return label === undefined ? '' : ` (${label})`
}

function tellOfficial(change: Change): string {
  const { facts } = change
  if (facts.from === undefined) return tellOther(change)
  const label = labelOf(facts.role, 'OfficialRole')?.toLowerCase() ?? 'study official'
  return `${label} ${facts.replaced ? 'replaced' : 'now written otherwise'}: ${turn(facts)}`
}

function tellResponsibleParty({ facts, before, after }: Change): string {
  const from = party(before)
  const to = party(after)
  if (from === undefined) return `responsible party added: ${to ?? 'not named'}`
  if (to === undefined) return `responsible party removed: ${from}`
  return `responsible party ${facts.newForm ? 'given in the form of today' : 'changed'}: ${from} → ${to}`
}

/** `Principal Investigator: “Jane Doe, Professor, Example University”`. */
function party(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const parts = value as Record<string, unknown>
  const type = labelOf(parts.type, 'ResponsiblePartyType')
  const words = partNames.flatMap((part) => (typeof parts[part] === 'string' ? [parts[part]] : []))
  const quoted = words.length > 0 ? name(words.join(', ')) : undefined
  return [type, quoted].filter((each) => each !== undefined).join(': ') || undefined
}

const partNames = [
  'name',
  'oldNameTitle',
  'oldOrganization',
  'investigatorFullName',
  'investigatorTitle',
  'investigatorAffiliation',
]
