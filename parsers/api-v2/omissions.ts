/** What one API v2 study does not carry: fields it was not asked for are omitted, not empty. */
import type { TrialPath } from '../../src/model/trial-path.js'
import type { Remark } from '../../src/normalize/remark.js'
import { fieldsOf, moduleNames } from './fields.js'
import { remarkCut } from '../json/cut-record.js'
import { objectIn, type Json } from '../json/objects.js'

/**
 * For modules that every record has, the keys that every whole record has in them. A document without one of them, or
 * without such a module, was cut by the `fields` parameter. Held by each of the 555 whole records looked at; a withheld
 * record, which the registry cuts itself, reads the same way.
 */
const always: Record<string, readonly string[]> = {
  identificationModule: ['nctId', 'orgStudyIdInfo', 'briefTitle', 'organization'],
  statusModule: [
    'statusVerifiedDate',
    'overallStatus',
    'studyFirstSubmitDate',
    'studyFirstSubmitQcDate',
    'studyFirstPostDateStruct',
    'lastUpdateSubmitDate',
    'lastUpdatePostDateStruct',
  ],
  sponsorCollaboratorsModule: ['leadSponsor'],
  descriptionModule: ['briefSummary'],
  conditionsModule: ['conditions'],
  designModule: ['studyType'],
  eligibilityModule: ['stdAges'],
}

/**
 * Omits what a document cut by `fields`, by module or by section leaves out.
 * @param isWhole its protocol and results were not cut, whatever they lack
 */
export function remarkOmissions(study: Json, given: Json, remark: Remark, isWhole: boolean): void {
  const protocol = objectIn(study.protocolSection)
  const isCut = Object.entries(always).some(([module, keys]) => !hasAll(protocol[module], keys))
  if (isCut && !isWhole) remarkCut(given, remark)
  if (!isWhole && (study.hasResults === undefined || study.derivedSection === undefined)) {
    const absent = moduleNames.filter((module) => protocol[module] === undefined)
    omitMissing([...absent.flatMap(fieldsOf), 'results', 'annotations', 'largeDocuments', 'noSap'], given, remark)
  }
  if (study.derivedSection === undefined) remark.omits(...derivedPaths)
  if (study.hasResults === undefined) remark.omits('derived.hasResults')
}

const derivedPaths: readonly TrialPath[] = [
  'derived.versionHolder',
  'derived.removedCountries',
  'derived.submissionTracking',
  'derived.conditionBrowse',
  'derived.interventionBrowse',
]

function hasAll(module: unknown, keys: readonly string[]): boolean {
  return typeof module === 'object' && module !== null && keys.every((key) => Object.hasOwn(module, key))
}

function omitMissing(paths: readonly TrialPath[], given: Json, remark: Remark): void {
  for (const path of paths) if (given[path] === undefined) remark.omits(path)
}
