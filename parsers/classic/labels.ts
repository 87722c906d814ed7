/** The labels a classic page prints, each with the place in the Draft where its value stands. */
import type { Draft } from '../../src/model/draft.js'
import type { VocabularyName } from '../../src/model/vocabulary.js'
import { listedValues } from './kinds.js'

/** Values of one line. A word before the label (`Estimated Study Start Date`) stands as `type` beside the value. */
const lines: Readonly<Record<string, string>> = {
  'clinicaltrials.gov identifier': 'nctId',
  'official title': 'officialTitle',
  'first posted': 'firstPosted.date',
  'results first posted': 'resultsFirstPosted.date',
  'last update posted': 'lastUpdatePosted.date',
  'last verified': 'lastVerified.date',
  'study start date': 'startDate.date',
  'primary completion date': 'primaryCompletionDate.date',
  'study completion date': 'completionDate.date',
  'responsible party': 'responsibleParty.name',
  'information provided by (responsible party)': 'responsibleParty.name',
  'study type': 'studyType',
  enrollment: 'enrollment.count',
  allocation: 'allocation',
  'intervention model': 'interventionModel',
  'observational model': 'observationalModel',
  'time perspective': 'timePerspective',
  masking: 'masking',
  'primary purpose': 'primaryPurpose',
  'target follow-up duration': 'targetDuration',
  'biospecimen retention': 'bioSpec.retention',
  'ages eligible for study': 'ages',
  'sexes eligible for study': 'sex',
  'genders eligible for study': 'sex',
  'gender based eligibility': 'genderBased',
  'accepts healthy volunteers': 'healthyVolunteers',
  'sampling method': 'samplingMethod',
  'other study id numbers': 'ids',
  'plan to share ipd': 'ipdSharing.ipdSharing',
  'supporting materials': 'ipdSharing.infoTypes',
  url: 'ipdSharing.url',
  'studies a u.s. fda-regulated drug product': 'isFdaRegulatedDrug',
  'studies a u.s. fda-regulated device product': 'isFdaRegulatedDevice',
  'device product not approved or cleared by u.s. fda': 'isUnapprovedDevice',
  'pediatric postmarket surveillance of a device product': 'isPpsd',
  'product manufactured in and exported from the u.s.': 'isUsExport',
}

/** Values of several lines, kept as typed. */
const texts: Readonly<Record<string, string>> = {
  'brief summary': 'briefSummary',
  'detailed description': 'detailedDescription',
  'intervention model description': 'interventionModelDescription',
  'masking description': 'maskingDescription',
  'gender eligibility description': 'genderDescription',
  'study population': 'studyPopulation',
  criteria: 'eligibility.text',
  'plan description': 'ipdSharing.description',
  'time frame': 'ipdSharing.timeFrame',
  'access criteria': 'ipdSharing.accessCriteria',
}

/** Lists of closed words that a page prints on one line or several. */
const lists: Readonly<Record<string, VocabularyName>> = { 'ipdSharing.infoTypes': 'IpdSharingInfoType' }

export interface Label {
  /** Folded: `study start date`. */
  name: string
  /** `Actual`, `Estimated` or `Anticipated`, where it stood before the label. */
  qualifier?: string | undefined
}

const prefix = /^(actual|estimated?|anticipated) (?=\S)/

/** The form of a label in the tables: lower case, single spaces, without its colon, and apart from its qualifier. */
export function foldLabel(printed: string): Label {
  const folded = printed
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[*_ ]+|[*_: ]+$/g, '')
    .toLowerCase()
  const qualifier = prefix.exec(folded)?.[1]
  return qualifier ? { name: folded.slice(qualifier.length + 1), qualifier } : { name: folded }
}

/** Where the value of a label stands in the Draft, and whether it may have several lines; undefined for other labels. */
export function placeOf(name: string): { path: string; isText: boolean } | undefined {
  const path = Object.hasOwn(lines, name) ? lines[name] : Object.hasOwn(texts, name) ? texts[name] : undefined
  return path === undefined ? undefined : { path, isText: !Object.hasOwn(lines, name) }
}

/** Told twice, and the second time in full: at the head a page leaves out the title of the responsible party. */
const fuller: ReadonlySet<string> = new Set(['responsible party'])

/** Writes a value to its place: the first one printed stays, since pages repeat some rows. */
export function placeValue(draft: Draft, label: Label, printed: string): void {
  const place = placeOf(label.name)
  const value = place?.isText ? printed.trim() : printed.replace(/\s+/g, ' ').trim()
  if (!place || value === '') return
  const [field = '', part] = place.path.split('.')
  const target = draft as Record<string, unknown>
  if (part === undefined) {
    target[field] ??= field === 'nctId' ? (/NCT\d+/i.exec(value)?.[0] ?? value) : value
    return
  }
  const group = (target[field] ??= {}) as Record<string, unknown>
  if (group[part] !== undefined && !fuller.has(label.name)) return
  const list = lists[place.path]
  group[part] = list ? listedValues(list, value) : part === 'date' ? cutDate(value) : value
  if (label.qualifier !== undefined) group.type = label.qualifier
}

/** `November 19, 2018 Key Record Dates` → the date: the rest is a link of the page. */
function cutDate(value: string): string {
  return value.replace(/\s*(?:Key Record Dates|\(Final data collection date.*)$/i, '')
}
