/** The labels of a `ct2/history` page, by section, each with the place of its value in the Draft. */
import type { TrialPath } from '../../src/model/trial-path.js'

export interface Section {
  /** One line, or where the place ends with `[]` one value a line; `.date` and `.count` may have their type behind them in brackets. */
  lines?: Readonly<Record<string, string>>
  /** Texts of several lines. */
  texts?: Readonly<Record<string, string>>
  /** What a row without a label tells, by the label above it. */
  below?: Readonly<Record<string, string>>
  /** What is not told where the page lacks the section. */
  tells: readonly TrialPath[]
}

/** By the id of the section, without `Body`. */
export const historySections: Readonly<Record<string, Section>> = {
  StudyIdentification: {
    lines: {
      'unique protocol id': 'orgStudyId.id',
      'brief title': 'briefTitle',
      'official title': 'officialTitle',
    },
    tells: ['orgStudyId', 'briefTitle', 'officialTitle', 'secondaryIds'],
  },
  StudyStatus: {
    lines: {
      'record verification': 'lastVerified.date',
      'study start': 'startDate.date',
      'primary completion': 'primaryCompletionDate.date',
      'study completion': 'completionDate.date',
      'first submitted': 'firstSubmitted.date',
      'first submitted that met qc criteria': 'firstSubmittedQc.date',
      'first posted': 'firstPosted.date',
      'results first submitted': 'resultsFirstSubmitted.date',
      'results first submitted that met qc criteria': 'resultsFirstSubmittedQc.date',
      'results first posted': 'resultsFirstPosted.date',
      'certification/extension first submitted': 'dispositionFirstSubmitted.date',
      'certification/extension first submitted that met qc criteria': 'dispositionFirstSubmittedQc.date',
      'certification/extension first posted': 'dispositionFirstPosted.date',
      'last update submitted that met qc criteria': 'lastUpdateSubmitted.date',
      'last update posted': 'lastUpdatePosted.date',
    },
    tells: [
      'lastVerified',
      'overallStatus',
      'lastKnownStatus',
      'whyStopped',
      'startDate',
      'primaryCompletionDate',
      'completionDate',
      'firstSubmitted',
      'firstSubmittedQc',
      'firstPosted',
      'resultsFirstSubmitted',
      'resultsFirstSubmittedQc',
      'resultsFirstPosted',
      'dispositionFirstSubmitted',
      'dispositionFirstSubmittedQc',
      'dispositionFirstPosted',
      'lastUpdateSubmitted',
      'lastUpdatePosted',
    ],
  },
  SponsorCollaborators: {
    lines: { sponsor: 'leadSponsor.name', collaborators: 'collaborators[].name' },
    tells: ['leadSponsor', 'collaborators', 'responsibleParty'],
  },
  Oversight: {
    lines: {
      'u.s. fda-regulated drug': 'isFdaRegulatedDrug',
      'u.s. fda-regulated device': 'isFdaRegulatedDevice',
      'data monitoring': 'oversightHasDmc',
    },
    tells: ['isFdaRegulatedDrug', 'isFdaRegulatedDevice', 'oversightHasDmc'],
  },
  StudyDescription: {
    texts: { 'brief summary': 'briefSummary', 'detailed description': 'detailedDescription' },
    tells: ['briefSummary', 'detailedDescription'],
  },
  Conditions: {
    lines: { conditions: 'conditions[]', keywords: 'keywords[]' },
    tells: ['conditions', 'keywords'],
  },
  StudyDesign: {
    lines: {
      'study type': 'studyType',
      'primary purpose': 'primaryPurpose',
      'study phase': 'phases[]',
      'interventional study model': 'interventionModel',
      'observational study model': 'observationalModel',
      'time perspective': 'timePerspective',
      'target follow-up duration': 'targetDuration',
      'biospecimen retention': 'bioSpec.retention',
      masking: 'masking',
      allocation: 'allocation',
      enrollment: 'enrollment.count',
    },
    texts: { 'biospecimen description': 'bioSpec.description' },
    below: { 'interventional study model': 'interventionModelDescription', masking: 'maskingDescription' },
    tells: [
      'studyType',
      'primaryPurpose',
      'phases',
      'interventionModel',
      'interventionModelDescription',
      'observationalModel',
      'timePerspective',
      'targetDuration',
      'bioSpec',
      'masking',
      'whoMasked',
      'maskingDescription',
      'allocation',
      'enrollment',
    ],
  },
  ArmsandInterventions: { tells: ['arms', 'interventions'] },
  OutcomeMeasures: { tells: [] },
  ProtocolOutcomeMeasures: { tells: [] },
  Eligibility: {
    lines: {
      'sampling method': 'samplingMethod',
      'minimum age': 'minimumAge',
      'maximum age': 'maximumAge',
      sex: 'sex',
      'gender based': 'genderBased',
      'accepts healthy volunteers': 'healthyVolunteers',
    },
    texts: { 'study population': 'studyPopulation', criteria: 'eligibility.text' },
    below: { 'gender based': 'genderDescription' },
    tells: [
      'samplingMethod',
      'minimumAge',
      'maximumAge',
      'sex',
      'genderBased',
      'genderDescription',
      'healthyVolunteers',
      'studyPopulation',
      'eligibility',
    ],
  },
  ContactsLocations: { tells: ['centralContacts', 'overallOfficials', 'locations'] },
  IPDSharing: {
    lines: { 'plan to share ipd': 'ipdSharing.ipdSharing', url: 'ipdSharing.url' },
    texts: { 'time frame': 'ipdSharing.timeFrame', 'access criteria': 'ipdSharing.accessCriteria' },
    below: { 'plan to share ipd': 'ipdSharing.description' },
    tells: ['ipdSharing'],
  },
  References: { tells: ['references', 'seeAlsoLinks', 'largeDocuments'] },
}

/** What a `ct2/history` page never shows, beyond what no history page does. */
export const notInHistory: readonly TrialPath[] = [
  // The acronym stands behind the title, in parentheses that a title may have of its own.
  'acronym',
  'availIpds',
  'delayedPosting',
  'expandedAccess',
  'expandedAccessTypes',
  'isPpsd',
  'isUnapprovedDevice',
  'isUsExport',
  'largeDocuments[].hasIcf',
  'largeDocuments[].hasProtocol',
  'largeDocuments[].hasSap',
  'largeDocuments[].size',
  'largeDocuments[].typeAbbrev',
  'noSap',
  'organization',
  'orgStudyId.link',
  'orgStudyId.type',
  'outcomes[].safetyIssue',
  'patientRegistry',
  'references[].pmid',
  'references[].type',
  'responsibleParty.name',
  'retired',
  'secondaryIds[].link',
  'seeAlsoLinks[].label',
  'startDate.type',
]
