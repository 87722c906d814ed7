/** What one API v2 study does not carry: fields it was not asked for are omitted, not empty. */
import type { TrialPath } from '../../src/model/trial-path.js'
import type { Remark } from '../../src/normalize/remark.js'
import { fieldsOf, moduleNames } from './fields.js'
import type { Json } from './json.js'

/**
 * For modules that every record has, the keys that every whole record has in them: a module without one of them, or no
 * such module at all, was cut by the `fields` parameter. Held by each of the 555 whole records looked at; a withheld
 * record, which the registry cuts itself, reads the same way.
 */
const always: Record<string, readonly string[]> = {
  identificationModule: ['nctId', 'briefTitle', 'organization'],
  statusModule: [
    'overallStatus',
    'studyFirstSubmitDate',
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

/** Omits what a document cut by `fields`, by module or by section leaves out. */
export function remarkOmissions(study: Json, protocol: Json, given: Json, remark: Remark): void {
  const cut = Object.keys(always).filter((module) => !hasAll(protocol[module], always[module] ?? []))
  if (cut.length > 0) {
    for (const module of moduleNames) {
      if (protocol[module] === undefined || cut.includes(module)) omitMissing(fieldsOf(module), given, remark)
    }
  }
  if (study.hasResults === undefined || study.derivedSection === undefined) {
    omitMissing(['results', 'annotations', 'largeDocuments', 'noSap'], given, remark)
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
