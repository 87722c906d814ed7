/** What one API v2 study does not carry: fields it was not asked for are omitted, not empty. */
import type { TrialField, TrialPath } from '../../src/model/trial-path.js'
import schema from '../../src/model/trial.schema.json' with { type: 'json' }
import type { Remark } from '../../src/normalize/remark.js'
import type { SchemaNode } from '../../src/normalize/shape.js'
import { fieldsOf, moduleNames } from './fields.js'
import { objectIn, objectsIn, type Json } from '../json/objects.js'

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
  if (isCut && !isWhole) remarkCut(protocol, given, remark)
  if (!isWhole && (study.hasResults === undefined || study.derivedSection === undefined)) {
    const absent = moduleNames.filter((module) => protocol[module] === undefined)
    omitMissing([...absent.flatMap(fieldsOf), 'results', 'annotations', 'largeDocuments', 'noSap'], given, remark)
  }
  if (study.derivedSection === undefined) remark.omits(...derivedPaths)
  if (study.hasResults === undefined) remark.omits('derived.hasResults')
}

/** In a document asked for single fields, whatever is absent was not asked for: fields, their parts, and parts of items. */
function remarkCut(protocol: Json, given: Json, remark: Remark): void {
  for (const [field, { properties, items }] of Object.entries(schema.properties as Record<string, SchemaNode>)) {
    const value = given[field]
    if (value === undefined) remark.omits(field as TrialField)
    const parts = Object.keys(properties ?? items?.properties ?? {})
    const holders = items ? objectsIn(value) : [objectIn(value)]
    const missing = parts.filter((part) => !holders.some((holder) => holder[part] !== undefined))
    if (value !== undefined) remark.omits(...missing.map((part) => `${field}${items ? '[]' : ''}.${part}` as TrialPath))
  }
  const asked = objectIn(protocol.outcomesModule)
  // One of the lists alone does not tell which outcomes there are.
  if (asked.primaryOutcomes === undefined || asked.secondaryOutcomes === undefined) remark.omits('outcomes')
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
