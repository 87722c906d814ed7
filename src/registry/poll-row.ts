/** A poll row: what of a record is looked at to tell whether it has moved, and its digest. */
import { hash } from 'node:crypto'
import { objectAt, textIn } from './answers/json-object.js'
import type { PollRow } from './registry.js'
import type { ServedStudy } from './answers/study-page.js'

/**
 * Pieces by the registry's own names. An update by the sponsor moves the dates; the rest moves without one, by the
 * registry's doing: statuses it paints over, what it notes, results submitted and returned, papers retracted.
 */
export const rowFields: readonly string[] = [
  'NCTId',
  'NCTIdAlias',
  'OverallStatus',
  'LastKnownStatus',
  'ExpandedAccessStatusForNCTId',
  'DelayedPosting',
  'ResultsWaived',
  'HasResults',
  'LastUpdateSubmitDate',
  'StudyFirstPostDate',
  'ResultsFirstPostDate',
  'DispFirstPostDate',
  'LastUpdatePostDate',
  'FDAAA801Violation',
  'AnnotationSection',
  'SubmissionInfo',
  'RetractionPMID',
]

export function rowOf({ nctId, aliases, study }: Pick<ServedStudy, 'nctId' | 'aliases' | 'study'>): PollRow {
  const lastUpdatePosted = textIn(
    objectAt(study, 'protocolSection', 'statusModule', 'lastUpdatePostDateStruct'),
    'date',
  )
  return {
    nctId,
    digest: `sha256:${hash('sha256', canonical(study))}`,
    ...(lastUpdatePosted !== undefined && { lastUpdatePosted }),
    aliases,
  }
}

/** JSON with the keys of every object in order: the registry may turn theirs round. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  )
}
