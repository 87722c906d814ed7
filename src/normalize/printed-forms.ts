/** Fields that pages and old files print as one string and the API splits: phases, masking, study type. */
import type { Draft } from '../model/draft.js'
import { readValue } from './value.js'

const phase = /early\s+phase\s+1|phase\s+(?:[0-4]|(?:iv|i{1,3})\b)|not\s+applicable|n\/a/gi

/** The draft with its combined strings taken apart; a draft from the API, which has none, comes back as it is. */
export function takeApart(draft: Draft): Draft {
  const { phases, masking, studyType, enrollment } = draft
  const glued = {
    phases: phases?.some((each) => !readValue('Phase', each)),
    masking: masking !== undefined && !readValue('DesignMasking', masking),
    registry: studyType !== undefined && /patient registry/i.test(studyType),
    unknown: Number(enrollment?.count) === unknownCount,
  }
  if (!Object.values(glued).some(Boolean)) return draft
  return {
    ...draft,
    ...(glued.phases && { phases: phases?.flatMap(splitPhases) }),
    ...(glued.masking && splitMasking(masking ?? '', draft)),
    ...(glued.registry && { patientRegistry: draft.patientRegistry ?? true }),
    ...(glued.unknown && { enrollment: { type: enrollment?.type } }),
  }
}

/** What the registry writes where the number of participants is not known. */
const unknownCount = 99_999_999

/** `Phase 1/Phase 2` and `Phase 1 Phase 2` → two phases; what is no phase at all stays, to become an issue. */
function splitPhases(printed: string): readonly string[] {
  return readValue('Phase', printed) ? [printed] : (printed.match(phase) ?? [printed])
}

/**
 * `Double (Participant, Investigator)`, `Double Blind (Subject, Caregiver)`, and of early 2017 `Participant,
 * Investigator` → the masking and who is masked.
 */
function splitMasking(printed: string, { whoMasked }: Draft): Pick<Draft, 'masking' | 'whoMasked'> {
  const open = printed.indexOf('(')
  if (open < 0) {
    const named = printed.split(',')
    const areRoles = named.every((each) => readValue('WhoMasked', each))
    return areRoles ? { masking: counted[named.length - 1] ?? printed, whoMasked: named } : { masking: printed }
  }
  const head = printed.slice(0, open).replace(/\s+/g, ' ').trim()
  const masking = head.replace(/ ?-? ?blind$/i, '')
  const roles = printed
    .slice(open + 1)
    .replace(/\)\s*$/, '')
    .split(',')
  return {
    masking: masking === head ? masking : countMasked(masking, roles.length),
    whoMasked: whoMasked ?? roles,
  }
}

const counted = ['Single', 'Double', 'Triple', 'Quadruple']

/** Until 2017 `Double Blind` stood for two masked roles or more; since then the registry counts them. */
function countMasked(masking: string, roles: number): string {
  return counted[Math.max(counted.indexOf(masking), roles - 1)] ?? masking
}
