/** The labels of the page, part by part, each with the place of its value in the Draft and what that value looks like. */
import type { VocabularyName } from '../../src/model/vocabulary.js'
import { readDate } from '../../src/normalize/date.js'
import { readValue } from '../../src/normalize/value.js'

/** The parts of the page, in its order. */
export const parts = [
  'study overview',
  'contacts and locations',
  'participation criteria',
  'study plan',
  'collaborators and investigators',
  'publications',
  'study record dates',
  'more information',
] as const

export type Part = (typeof parts)[number]

/**
 * What a value looks like. A word of a closed list, a date, a number or an answer proves its label; one or several
 * free lines (`line`, `lines`) and a longer text (`text`) do not.
 */
export type Shape = 'date' | 'id' | 'count' | 'flag' | 'ages' | 'line' | 'lines' | 'text' | VocabularyName

export interface Field {
  path: string
  shape: Shape
}

export type Labels = Readonly<Record<string, Field>>

const at = (path: string, shape: Shape): Field => ({ path, shape })

/** Above the parts. */
export const headLabels: Labels = {
  'clinicaltrials.gov id': at('nctId', 'id'),
  sponsor: at('leadSponsor.name', 'line'),
  'information provided by (responsible party)': at('responsibleParty.name', 'line'),
  'information provided by': at('responsibleParty.name', 'line'),
  'last update posted': at('lastUpdatePosted.date', 'date'),
  'recruitment status': at('overallStatus', 'Status'),
  'overall status': at('overallStatus', 'Status'),
  'last known status': at('lastKnownStatus', 'Status'),
  'why study stopped': at('whyStopped', 'lines'),
  'why stopped': at('whyStopped', 'lines'),
}

export const labels: Readonly<Record<Part, Labels>> = {
  'study overview': {
    'brief summary': at('briefSummary', 'text'),
    'detailed description': at('detailedDescription', 'text'),
    'official title': at('officialTitle', 'line'),
    conditions: at('conditions', 'lines'),
    condition: at('conditions', 'lines'),
    'intervention / treatment': at('interventions', 'lines'),
    'other study id numbers': at('ids', 'lines'),
    'study start': at('startDate.date', 'date'),
    'primary completion': at('primaryCompletionDate.date', 'date'),
    'study completion': at('completionDate.date', 'date'),
    enrollment: at('enrollment.count', 'count'),
    'study type': at('studyType', 'StudyType'),
    phase: at('phases', 'Phase'),
    phases: at('phases', 'Phase'),
    'expanded access status': at('overallStatus', 'Status'),
    'why study stopped': at('whyStopped', 'lines'),
    'why stopped': at('whyStopped', 'lines'),
    'resource links provided by the national library of medicine': at('', 'lines'),
  },
  'contacts and locations': {
    'study contact': at('centralContacts', 'lines'),
    'study contact backup': at('centralContacts', 'lines'),
    'study locations': at('locations', 'lines'),
    locations: at('locations', 'lines'),
  },
  'participation criteria': {
    'eligibility criteria': at('eligibility.text', 'text'),
    'ages eligible for study': at('ages', 'ages'),
    'sexes eligible for study': at('sex', 'Sex'),
    'accepts healthy volunteers': at('healthyVolunteers', 'flag'),
    'gender based eligibility': at('genderBased', 'flag'),
    'gender eligibility description': at('genderDescription', 'lines'),
    'sampling method': at('samplingMethod', 'SamplingMethod'),
    'study population': at('studyPopulation', 'lines'),
  },
  'study plan': {
    'primary purpose': at('primaryPurpose', 'PrimaryPurpose'),
    allocation: at('allocation', 'DesignAllocation'),
    'interventional model': at('interventionModel', 'InterventionalAssignment'),
    'interventional model description': at('interventionModelDescription', 'text'),
    'intervention model': at('interventionModel', 'InterventionalAssignment'),
    'intervention model description': at('interventionModelDescription', 'text'),
    masking: at('masking', 'DesignMasking'),
    'masking description': at('maskingDescription', 'text'),
    'observational model': at('observationalModel', 'ObservationalModel'),
    'time perspective': at('timePerspective', 'DesignTimePerspective'),
    'biospecimen retention': at('bioSpec.retention', 'BioSpecRetention'),
    'biospecimen description': at('bioSpec.description', 'text'),
    'target follow-up duration': at('targetDuration', 'line'),
  },
  'collaborators and investigators': {
    sponsor: at('leadSponsor.name', 'line'),
    collaborators: at('collaborators', 'lines'),
    collaborator: at('collaborators', 'lines'),
    investigators: at('overallOfficials', 'lines'),
    investigator: at('overallOfficials', 'lines'),
  },
  publications: {
    'general publications': at('BACKGROUND', 'lines'),
    general: at('BACKGROUND', 'lines'),
    'publications of results': at('RESULT', 'lines'),
    'results publications': at('RESULT', 'lines'),
    'study results': at('RESULT', 'lines'),
    'from pubmed': at('DERIVED', 'lines'),
    'helpful links': at('seeAlsoLinks', 'lines'),
  },
  'study record dates': {
    'first submitted': at('firstSubmitted.date', 'date'),
    'first submitted that met qc criteria': at('firstSubmittedQc.date', 'date'),
    'first posted': at('firstPosted.date', 'date'),
    'results first submitted': at('resultsFirstSubmitted.date', 'date'),
    'results first submitted that met qc criteria': at('resultsFirstSubmittedQc.date', 'date'),
    'results first posted': at('resultsFirstPosted.date', 'date'),
    'certification/extension first submitted': at('dispositionFirstSubmitted.date', 'date'),
    'certification/extension first submitted that met qc criteria': at('dispositionFirstSubmittedQc.date', 'date'),
    'certification/extension first submitted that passed qc review': at('dispositionFirstSubmittedQc.date', 'date'),
    'certification/extension first posted': at('dispositionFirstPosted.date', 'date'),
    'last update submitted that met qc criteria': at('lastUpdateSubmitted.date', 'date'),
    'last update submitted': at('lastUpdateSubmitted.date', 'date'),
    'last update posted': at('lastUpdatePosted.date', 'date'),
    'last verified': at('lastVerified.date', 'date'),
    'study start': at('startDate.date', 'date'),
    'primary completion': at('primaryCompletionDate.date', 'date'),
    'study completion': at('completionDate.date', 'date'),
  },
  'more information': {
    keywords: at('keywords', 'lines'),
    'additional relevant mesh terms': at('derived.meshTerms', 'lines'),
    'plan to share individual participant data (ipd)': at('ipdSharing.ipdSharing', 'IpdSharing'),
    'ipd plan description': at('ipdSharing.description', 'text'),
    'ipd sharing time frame': at('ipdSharing.timeFrame', 'lines'),
    'ipd sharing access criteria': at('ipdSharing.accessCriteria', 'lines'),
    'ipd sharing supporting information type': at('ipdSharing.infoTypes', 'IpdSharingInfoType'),
    'ipd sharing url': at('ipdSharing.url', 'line'),
    'studies a u.s. fda-regulated drug product': at('isFdaRegulatedDrug', 'flag'),
    'studies a u.s. fda-regulated device product': at('isFdaRegulatedDevice', 'flag'),
    'device product not approved or cleared by u.s. fda': at('isUnapprovedDevice', 'flag'),
    'pediatric postmarket surveillance of a device product': at('isPpsd', 'flag'),
    'product manufactured in and exported from the u.s.': at('isUsExport', 'flag'),
    'study documents': at('largeDocuments', 'lines'),
    'helpful links': at('seeAlsoLinks', 'lines'),
  },
}

/** Labels whose words go on: `Keywords Provided by Invented Institute`. */
export const openLabels: Readonly<Record<string, string>> = {
  'keywords provided by ': 'keywords',
  'publications automatically indexed': 'from pubmed',
  'study documents (': 'study documents',
}

/** Free shapes: nothing in the value tells that a label stands before it. */
const free: ReadonlySet<Shape> = new Set(['line', 'lines', 'text'])

export function isFree(shape: Shape): boolean {
  return free.has(shape)
}

/** Whether a printed value has this shape; of free lines there is no telling. */
export function fits(shape: Shape, value: string): boolean {
  switch (shape) {
    case 'line':
    case 'lines':
    case 'text':
      return value !== ''
    case 'date':
      return readDate(value.replace(/\s*\([a-z]+\)$/i, '')) !== undefined
    case 'id':
      return /^NCT\d{8}\b/i.test(value)
    case 'count':
      return /^\d[\d,]*(?: participants?)?(?: \([a-z]+\))?$/i.test(value)
    case 'flag':
      return /^(?:yes|no)$/i.test(value)
    case 'ages':
      return value.length < 120 && /^(?:up to )?\d|^(?:child|adult|older adult)\b/i.test(value)
    case 'Phase':
      return value.length < 60 && /^(?:early )?phase ?\d|^not applicable|^n\/?a$/i.test(value)
    default:
      return readValue(shape, value) !== undefined || readValue(shape, value.replace(/\s*[([].*$/, '')) !== undefined
  }
}
