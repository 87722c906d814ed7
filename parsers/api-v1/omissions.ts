/** What API v1 never told, what it told only lately, and what one of its studies does not carry because it was cut. */
import type { TrialField, TrialPath } from '../../src/model/trial-path.js'
import type { Remark } from '../../src/normalize/remark.js'
import { fieldsOf, moduleNames } from '../api-v2/fields.js'
import { remarkCut } from '../json/cut-record.js'
import { objectIn, objectsIn, type Json } from '../json/objects.js'

/** In no version of it. */
export const neverTold: readonly TrialPath[] = [
  'derived.geoPoints',
  'derived.hasResults',
  'derived.meshTerms',
  'derived.originals',
  'outcomes[].safetyIssue',
  'responsibleParty.name',
  'resultsWaived',
  'retired',
]

/**
 * What not every version tells, with the first version of the structure (`APIVrs`) known to tell it always, where one is.
 * A study of an older or an unknown version that shows none of it omits it.
 */
const toldSince: readonly (readonly [path: TrialPath, version?: string])[] = [
  ['fdaaa801Violation', '1.01.03'],
  ['derived.submissionTracking', '1.01.05'],
  ['derived.submissionTracking.estimatedResultsFirstSubmitDate'],
  ['annotations.violationAnnotation'],
  ['largeDocuments[].size'],
  ['nPtrsToThisExpAccNctId'],
  ['noSap'],
  ['results.adverseEvents.allCauseMortalityComment'],
  // Told by early versions; answers of 1.01.05 lack it where the record has it.
  ['results.moreInfo.limitationsAndCaveats'],
]

/** What every record has, but for withheld ones, which the registry cuts itself: so in its own count of 385,281 studies. */
const always: readonly TrialField[] = [
  'nctId',
  'organization',
  'briefTitle',
  'lastVerified',
  'overallStatus',
  'firstSubmitted',
  'firstSubmittedQc',
  'firstPosted',
  'lastUpdateSubmitted',
  'lastUpdatePosted',
  'leadSponsor',
  'briefSummary',
  'studyType',
  'stdAges',
]

/** @param version the `APIVrs` of the answer in which the study stands, where it stands in one */
export function remarkOmissions(study: Json, given: Json, version: unknown, remark: Remark): void {
  for (const [path, since] of toldSince) {
    const isAsked = since !== undefined && typeof version === 'string' && version >= since
    if (!isAsked && !isGiven(given, path)) remark.omits(path)
  }
  if (always.some((field) => given[field] === undefined)) remarkCut(given, remark)
  else if (study.DerivedSection === undefined) remarkSections(objectIn(study.ProtocolSection), given, remark)
}

/** Every whole record has its derived section: without it, other sections or modules may have been cut off as well. */
function remarkSections(protocol: Json, given: Json, remark: Remark): void {
  const modules = new Set(Object.keys(protocol).map((name) => name.toLowerCase()))
  const absent = moduleNames.filter((name) => !modules.has(name.toLowerCase())).flatMap(fieldsOf)
  const paths: TrialField[] = [...absent, 'results', 'annotations', 'largeDocuments', 'noSap', 'derived']
  remark.omits(...paths.filter((path) => given[path] === undefined))
}

function isGiven(given: unknown, path: string): boolean {
  const [step = '', ...rest] = path.split('.')
  const value = objectIn(given)[step.replace('[]', '')]
  if (rest.length === 0) return value !== undefined
  const holders = step.endsWith('[]') ? objectsIn(value) : [value]
  return holders.some((holder) => isGiven(holder, rest.join('.')))
}
