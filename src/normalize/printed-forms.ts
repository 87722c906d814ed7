/** Fields that pages and old files print as one string and the API splits: phases, masking, study type. */
import type { Draft } from '../model/draft.js'
import { readValue } from './value.js'

const phase = /early\s+phase\s+1|phase\s+[0-4]|not\s+applicable|n\/a/gi

/** The draft with its combined strings taken apart; a draft from the API, which has none, comes back as it is. */
export function takeApart(draft: Draft): Draft {
  const { phases, masking, studyType, enrollment } = draft
  const glued = {
    phases: phases?.some((each) => !readValue('Phase', each)),
    masking: masking?.includes('(') && !readValue('DesignMasking', masking),
    registry: studyType !== undefined && /patient registry/i.test(studyType),
    unknown: enrollment?.count === unknownCount,
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

/** `Double (Participant, Investigator)`, `Double Blind (Subject, Caregiver)` → the masking and who is masked. */
function splitMasking(printed: string, { whoMasked }: Draft): Pick<Draft, 'masking' | 'whoMasked'> {
  const open = printed.indexOf('(')
  return {
    masking: printed
      .slice(0, open)
      .replace(/\s*-?\s*blind\s*$/i, '')
      .trim(),
    whoMasked:
      whoMasked ??
      printed
        .slice(open + 1)
        .replace(/\)\s*$/, '')
        .split(','),
  }
}
