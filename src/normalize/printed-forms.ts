/** Fields that pages and old files print as one string and the API splits: phases, masking, study type. */
import type { Draft } from '../model/draft.js'
import { readValue } from './value.js'

const phase = /early\s+phase\s+1|phase\s+[0-4]|not\s+applicable|n\/a/gi

/** The draft with its combined strings taken apart; a draft from the API comes back as it is. */
export function takeApart(draft: Draft): Draft {
  const apart = { ...draft }
  if (draft.phases)
    apart.phases = draft.phases.flatMap((each) => (readValue('Phase', each) ? [each] : splitPhases(each)))
  if (draft.masking?.includes('(') && !readValue('DesignMasking', draft.masking)) splitMasking(draft.masking, apart)
  if (draft.studyType && /patient registry/i.test(draft.studyType)) apart.patientRegistry ??= true
  if (draft.enrollment?.count === 99999999) apart.enrollment = { type: draft.enrollment.type }
  return apart
}

/** `Phase 1/Phase 2` and `Phase 1 Phase 2` → two phases; what is no phase at all stays, to become an issue. */
function splitPhases(printed: string): string[] {
  return printed.match(phase) ?? [printed]
}

/** `Double (Participant, Investigator)`, `Double Blind (Subject, Caregiver)` → the masking and who is masked. */
function splitMasking(printed: string, draft: Draft): void {
  const open = printed.indexOf('(')
  draft.masking = printed
    .slice(0, open)
    .replace(/[\s-]*blind\s*$/i, '')
    .trim()
  draft.whoMasked ??= printed
    .slice(open + 1)
    .replace(/\)\s*$/, '')
    .split(',')
}
