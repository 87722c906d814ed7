/** What API v1 prints in a way of its own, brought to the shape of the Draft. */
import { readMoment } from '../../src/normalize/date.js'
import { objectIn, objectsIn, type Json } from '../json/objects.js'
import { restoreMarks } from './criteria.js'

/** Mends a draft in place. */
export function mend(draft: Json): void {
  for (const field of ['observationalModel', 'timePerspective']) {
    const list = draft[field]
    // A list that never held more than one.
    if (Array.isArray(list) && list.length <= 1) draft[field] = list[0]
  }
  const eligibility = objectIn(draft.eligibility)
  if (typeof eligibility.text === 'string') eligibility.text = restoreMarks(eligibility.text)
  for (const file of objectsIn(draft.largeDocuments)) {
    if (typeof file.uploadDate === 'string') file.uploadDate = readMoment(file.uploadDate) ?? file.uploadDate
  }
  const { unpostedEvents } = objectIn(objectIn(draft.annotations).unpostedAnnotation)
  for (const event of objectsIn(unpostedEvents)) tellUnknown(event, 'date', 'dateUnknown')
  for (const measure of objectsIn(objectIn(draft.results).outcomeMeasures)) {
    // An interval of no per cent is none.
    for (const analysis of objectsIn(measure.analyses)) if (analysis.ciPctValue === '0') delete analysis.ciPctValue
  }
  const { submissionInfos } = objectIn(objectIn(draft.derived).submissionTracking)
  for (const info of objectsIn(submissionInfos)) tellUnknown(info, 'unreleaseDate', 'unreleaseDateUnknown')
}

/** `Unknown` stands where API v2 gives no date and says so. */
function tellUnknown(item: Json, date: string, unknown: string): void {
  if (item[date] !== 'Unknown') return
  delete item[date]
  item[unknown] = true
}
