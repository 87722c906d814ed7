/** The sections of an API v2 study beside the protocol: results, annotations, documents and what the registry derives. */
import { objectIn, type Json } from '../json/objects.js'

/** Writes `results`, `annotations`, `largeDocuments`, `noSap` and `derived` into the draft, by reference. */
export function readSections(study: Json, geoPoints: readonly Json[], draft: Json): void {
  if (study.resultsSection !== undefined) draft.results = readResults(objectIn(study.resultsSection))
  const annotations = objectIn(study.annotationSection).annotationModule
  if (annotations !== undefined) draft.annotations = annotations
  const documents = objectIn(objectIn(study.documentSection).largeDocumentModule)
  if (documents.largeDocs !== undefined) draft.largeDocuments = documents.largeDocs
  if (documents.noSap !== undefined) draft.noSap = documents.noSap
  const derived = readDerived(study, geoPoints)
  if (Object.keys(derived).length > 0) draft.derived = derived
}

function readResults(section: Json): Json {
  return compact({
    participantFlow: section.participantFlowModule,
    baselineCharacteristics: section.baselineCharacteristicsModule,
    outcomeMeasures: objectIn(section.outcomeMeasuresModule).outcomeMeasures,
    adverseEvents: section.adverseEventsModule,
    moreInfo: section.moreInfoModule,
  })
}

function readDerived(study: Json, geoPoints: readonly Json[]): Json {
  const section = objectIn(study.derivedSection)
  const misc = objectIn(section.miscInfoModule)
  return compact({
    hasResults: study.hasResults,
    versionHolder: misc.versionHolder,
    removedCountries: misc.removedCountries,
    submissionTracking: misc.submissionTracking,
    conditionBrowse: section.conditionBrowseModule,
    interventionBrowse: section.interventionBrowseModule,
    geoPoints: geoPoints.length > 0 ? geoPoints : undefined,
  })
}

function compact(object: Json): Json {
  for (const key of Object.keys(object)) if (object[key] === undefined) delete object[key]
  return object
}
