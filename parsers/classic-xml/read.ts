/** Reads classic XML, record by record, whatever stands around the records. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { placeDesign } from '../classic/design.js'
import { childOf, textOf, type XmlElement } from '../xml/element.js'
import { elementsNamed } from '../xml/elements.js'
import { remarkEra } from './eras.js'
import { study } from './fields.js'
import { take } from './take.js'

const records = new Set(['clinical_study'])

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  for (const element of elementsNamed(document, records)) {
    // The search answers with elements of the same name that hold an id, a title and a status.
    if (textOf(childOf(element, 'id_info'), 'nct_id')) yield readRecord(element, remark)
  }
}

function readRecord(element: XmlElement, remark: Remark): Draft {
  const draft: Draft = take(element, study)
  settleDesign(textOf(element, 'study_design'), draft, remark)
  settlePhases(draft)
  settleResults(draft, remark)
  remarkEra(element, draft, remark)
  return draft
}

/** Until January 2017 the design was one string; the allocation of a trial with one arm, N/A, did not stand in it. */
function settleDesign(printed: string | undefined, draft: Draft, remark: Remark): void {
  if (printed === undefined) return
  if (printed.trim() !== 'N/A') placeDesign(draft, printed)
  if (draft.allocation === undefined) remark.omits('allocation')
}

/** Until March 2018 a record without a phase was given N/A; of trials it may also be what the sponsor declared. */
function settlePhases(draft: Draft): void {
  if (draft.studyType !== undefined && /^\s*interventional/i.test(draft.studyType)) return
  if (draft.phases?.every((phase) => /^\s*N\/A\s*$/i.test(phase))) delete draft.phases
}

/** A record may come with or without the results that it says were posted. */
function settleResults(draft: Draft, remark: Remark): void {
  const wasPosted = draft.resultsFirstPosted !== undefined || draft.resultsFirstSubmitted !== undefined
  if (wasPosted && draft.results === undefined) remark.omits('results')
  draft.derived = { ...draft.derived, hasResults: wasPosted || draft.results !== undefined }
}
