/** Sentences about the design of a trial. */
import type { Change } from '../../model/change.js'
import { labelOf } from '../values.js'
import { tellOther } from './other.js'
import type { Sentences } from './tell.js'

export const designSentences: Sentences<'phase/changed' | 'design/changed'> = {
  'phase/changed': tellPhase,
  'design/changed': (change) => (change.facts.field === 'masking' ? tellMasking(change) : tellOther(change)),
}

function tellPhase({ facts: { from, to } }: Change): string {
  if (from === undefined) return `phase added: ${phase(to)}`
  return to === undefined ? `phase removed: ${phase(from)}` : `phase changed: ${phase(from)} → ${phase(to)}`
}

function phase(lines: unknown): string {
  return String(lines)
    .split('\n')
    .map((each) => labelOf(each, 'Phase') ?? each)
    .join('/')
}

function tellMasking({ facts }: Change): string {
  const { from, to, rolesFrom, rolesTo, rolesNamed } = facts
  const earlier = masking(from, rolesFrom)
  const later = masking(to, rolesTo)
  if (earlier === undefined) return `masking added: ${later ?? 'not given'}`
  if (later === undefined) return `masking removed: ${earlier}`
  return `masking ${earlier}${rolesNamed ? ' without roles' : ''} → ${later}${rolesNamed ? ', with the roles now named' : ''}`
}

/** `Double (Participant, Investigator)`. */
function masking(level: unknown, roles: unknown): string | undefined {
  const names = roles === undefined ? [] : String(roles).split('\n')
  const label = labelOf(level, 'DesignMasking') ?? (names.length > 0 ? 'level not given' : undefined)
  const cast = names.map((role) => labelOf(role, 'WhoMasked') ?? role).join(', ')
  return label === undefined || cast === '' ? label : `${label} (${cast})`
}
