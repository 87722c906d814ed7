/** Reads one `Study` object of the registry's JSON, modules taken apart, by reference wherever the shapes agree. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { isObject, objectIn, type Json } from '../json/objects.js'
import { bareDates, designFields, fields, maskingFields, outcomeLists } from './fields.js'
import { remarkOmissions } from './omissions.js'
import { readSections } from './sections.js'

/** @param isWhole the study cannot have been cut by the API's `fields` parameter */
export function readStudy(study: Json, remark: Remark, { isWhole = false } = {}): Draft {
  const protocol = objectIn(study.protocolSection)
  const draft: Json = {}
  for (const module in fields) take(objectIn(protocol[module]), fields[module] ?? {}, draft)
  readDates(objectIn(protocol.statusModule), draft)
  readDesign(objectIn(objectIn(protocol.designModule).designInfo), draft)
  readOutcomes(objectIn(protocol.outcomesModule), draft)
  const criteria = objectIn(protocol.eligibilityModule).eligibilityCriteria
  if (criteria !== undefined) draft.eligibility = { text: criteria }
  if (protocol.ipdSharingStatementModule !== undefined) draft.ipdSharing = protocol.ipdSharingStatementModule
  const points = readLocations(objectIn(protocol.contactsLocationsModule).locations, draft)
  readSections(study, points, draft)
  remarkOmissions(study, draft, remark, isWhole)
  return draft as Draft
}

function take(module: Json, names: Record<string, string | true>, draft: Json): void {
  for (const key in names) {
    const value = module[key]
    if (value === undefined) continue
    const name = names[key]
    draft[typeof name === 'string' ? name : key] = value
  }
}

function readDates(status: Json, draft: Json): void {
  for (const key in bareDates) {
    const name = bareDates[key]
    if (name && status[key] !== undefined) draft[name] = { date: status[key] }
  }
}

function readDesign(design: Json, draft: Json): void {
  take(design, designFields, draft)
  take(objectIn(design.maskingInfo), maskingFields, draft)
}

/** What is no outcome goes along as it is: `normalize` says so. */
function readOutcomes(module: Json, draft: Json): void {
  const outcomes = Object.entries(outcomeLists).flatMap(([key, type]) => {
    const list = module[key]
    if (list === undefined) return []
    if (!Array.isArray(list)) return [list]
    return list.map((outcome: unknown) => (isObject(outcome) ? { type, ...outcome } : outcome))
  })
  if (outcomes.length > 0) draft.outcomes = outcomes
}

/** Parts each site from its geocode, which the registry computes; returns the geocodes. */
function readLocations(value: unknown, draft: Json): Json[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    draft.locations = value
    return []
  }
  const points: Json[] = []
  draft.locations = value.map((each: unknown) => {
    if (!isObject(each)) return each
    const { geoPoint, ...site } = each
    if (geoPoint !== undefined) {
      const { facility, city, state, zip, country } = site
      const { lat, lon } = objectIn(geoPoint)
      points.push({ facility, city, state, zip, country, lat, lon })
    }
    return site
  })
  return points
}
