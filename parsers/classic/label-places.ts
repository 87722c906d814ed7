/** Where the value of each printed label stands in the Draft, view by view. */
import type { VocabularyName } from '../../src/model/vocabulary.js'

/** Folded labels with the path of their value; `ages`, `ids` and `design` are values to be taken apart. */
export interface LabelPlaces {
  /** Values of one line. A word before the label (`Estimated Study Start Date`) stands as `type` beside the value. */
  lines: Readonly<Record<string, string>>
  /** Values of several lines, kept as typed. */
  texts: Readonly<Record<string, string>>
  /** One value a line. */
  lists: Readonly<Record<string, string>>
}

/** Since 2017 an answer of its own each; the tabular view prints them within a cell. */
const regulated = {
  'studies a u.s. fda-regulated drug product': 'isFdaRegulatedDrug',
  'studies a u.s. fda-regulated device product': 'isFdaRegulatedDevice',
  'device product not approved or cleared by u.s. fda': 'isUnapprovedDevice',
  'pediatric postmarket surveillance of a device product': 'isPpsd',
  'product manufactured in and exported from the u.s.': 'isUsExport',
}

const sharing = {
  lines: {
    'plan to share ipd': 'ipdSharing.ipdSharing',
    'supporting materials': 'ipdSharing.infoTypes',
    url: 'ipdSharing.url',
  },
  texts: {
    'plan description': 'ipdSharing.description',
    'time frame': 'ipdSharing.timeFrame',
    'access criteria': 'ipdSharing.accessCriteria',
  },
}

/** The labels of the pages of before mid-2017 alone. */
const until2017 = {
  'first received': 'firstSubmitted.date',
  'study first received': 'firstSubmitted.date',
  'results first received': 'resultsFirstSubmitted.date',
  'last updated': 'lastUpdateSubmitted.date',
  'study design': 'design',
  'genders eligible for study': 'sex',
}

/** The labels of the pages since then alone. */
const since2017 = {
  'first posted': 'firstPosted.date',
  'results first posted': 'resultsFirstPosted.date',
  'last update posted': 'lastUpdatePosted.date',
  allocation: 'allocation',
  'intervention model': 'interventionModel',
  'observational model': 'observationalModel',
  'time perspective': 'timePerspective',
  masking: 'masking',
  'primary purpose': 'primaryPurpose',
  'sexes eligible for study': 'sex',
  'gender based eligibility': 'genderBased',
  'expanded access type': 'expandedAccessTypes',
  ...regulated,
  ...sharing.lines,
}

/** Full text and results tab. */
export const fullText: LabelPlaces = {
  lines: {
    'clinicaltrials.gov identifier': 'nctId',
    'official title': 'officialTitle',
    'last verified': 'lastVerified.date',
    'study start date': 'startDate.date',
    'primary completion date': 'primaryCompletionDate.date',
    'study completion date': 'completionDate.date',
    'responsible party': 'responsibleParty.name',
    'information provided by (responsible party)': 'responsibleParty.name',
    'information provided by': 'organization.fullName',
    'study type': 'studyType',
    enrollment: 'enrollment.count',
    'target follow-up duration': 'targetDuration',
    'biospecimen retention': 'bioSpec.retention',
    'ages eligible for study': 'ages',
    'accepts healthy volunteers': 'healthyVolunteers',
    'sampling method': 'samplingMethod',
    'other study id numbers': 'ids',
    ...until2017,
    ...since2017,
  },
  texts: {
    'brief summary': 'briefSummary',
    purpose: 'briefSummary',
    'detailed description': 'detailedDescription',
    'intervention model description': 'interventionModelDescription',
    'masking description': 'maskingDescription',
    'gender eligibility description': 'genderDescription',
    'study population': 'studyPopulation',
    criteria: 'eligibility.text',
    ...sharing.texts,
  },
  lists: { 'health authority': 'retired.healthAuthorities' },
}

/** Rows at the top of results tabs. */
export const resultsTab: LabelPlaces = {
  lines: {},
  texts: {},
  lists: { condition: 'conditions', conditions: 'conditions', phase: 'phases', phases: 'phases' },
}

/** The rows of the tabular view of any year; those within a cell are the labels of the full text. */
export const tabular: LabelPlaces = {
  lines: {
    'first received date': 'firstSubmitted.date',
    'first submitted date': 'firstSubmitted.date',
    'first posted date': 'firstPosted.date',
    'results first received date': 'resultsFirstSubmitted.date',
    'results first submitted date': 'resultsFirstSubmitted.date',
    'results first posted date': 'resultsFirstPosted.date',
    'last updated date': 'lastUpdateSubmitted.date',
    'last update posted date': 'lastUpdatePosted.date',
    'start date': 'startDate.date',
    'study start date': 'startDate.date',
    'primary completion date': 'primaryCompletionDate.date',
    'completion date': 'completionDate.date',
    'study completion date': 'completionDate.date',
    'verification date': 'lastVerified.date',
    'brief title': 'briefTitle',
    'official title': 'officialTitle',
    'study type': 'studyType',
    'study design': 'design',
    'target follow-up duration': 'targetDuration',
    'sampling method': 'samplingMethod',
    enrollment: 'enrollment.count',
    gender: 'sex',
    'sex/gender': 'sex',
    ages: 'ages',
    'accepts healthy volunteers': 'healthyVolunteers',
    'nct number': 'nctId',
    'other study id numbers': 'ids',
    'has data monitoring committee': 'oversightHasDmc',
    'expanded access type': 'expandedAccessTypes',
    'plan to share data': 'ipdSharing.ipdSharing',
    'responsible party': 'responsibleParty.name',
    'current responsible party': 'responsibleParty.name',
    'study sponsor': 'leadSponsor.name',
    'current study sponsor': 'leadSponsor.name',
    'information provided by': 'organization.fullName',
    'prs account': 'organization.fullName',
  },
  texts: {
    'brief summary': 'briefSummary',
    'detailed description': 'detailedDescription',
    'study population': 'studyPopulation',
    'eligibility criteria': 'eligibility.text',
    'ipd description': 'ipdSharing.description',
  },
  lists: { condition: 'conditions', 'study phase': 'phases' },
}

/** Lists of closed words that a page prints on one line or several, by their path. */
export const closedLists: Readonly<Record<string, VocabularyName>> = { 'ipdSharing.infoTypes': 'IpdSharingInfoType' }
