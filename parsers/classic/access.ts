/** What is printed of expanded access: its kinds, and whether a study has it. */
import type { Draft } from '../../src/model/draft.js'

/** `Individual Patients, Treatment IND/Protocol`. */
export function placeAccessTypes(draft: Draft, printed: string): void {
  draft.expandedAccessTypes ??= {
    ...(/individual/i.test(printed) && { individual: true }),
    ...(/intermediate/i.test(printed) && { intermediate: true }),
    ...(/treatment/i.test(printed) && { treatment: true }),
  }
}

/** `No`, or where the treatment can be had outside of the study, with the number of that record. */
export function placeAccess(draft: Draft, printed: string): void {
  const nctId = /\bNCT\d{8}\b/.exec(printed)?.[0]
  draft.expandedAccess ??= {
    hasExpandedAccess: /^(?:no|false)\b/i.test(printed) ? 'No' : 'Yes',
    ...(nctId === undefined ? {} : { nctId }),
  }
}
