/** The names of a Trial's parts as people say them, with the closed list whose labels print their values. */
import type { VocabularyName } from '../model/vocabulary.js'

interface Name {
  /** In lower case, as it stands in the middle of a sentence. */
  name: string
  list?: VocabularyName
}

const names: Record<string, Name | string> = {
  nctId: 'NCT number',
  nctIdAliases: 'former NCT number',
  orgStudyId: 'sponsor’s study ID',
  secondaryIds: 'secondary ID',
  briefTitle: 'brief title',
  officialTitle: 'official title',
  acronym: 'acronym',
  organization: 'organization',
  overallStatus: { name: 'status', list: 'Status' },
  lastKnownStatus: { name: 'last known status', list: 'Status' },
  whyStopped: 'reason for stopping',
  delayedPosting: 'delayed posting',
  expandedAccess: 'expanded access',
  'expandedAccess.hasExpandedAccess': 'availability',
  'expandedAccess.nctId': 'record',
  'expandedAccess.statusForNctId': { name: 'status', list: 'ExpandedAccessStatus' },
  startDate: 'start date',
  primaryCompletionDate: 'primary completion',
  completionDate: 'study completion',
  lastVerified: 'last verified',
  firstSubmitted: 'first submitted',
  firstSubmittedQc: 'first submitted meeting quality control',
  firstPosted: 'first posted',
  resultsWaived: 'waiver of results',
  resultsFirstSubmitted: 'first submission of results',
  resultsFirstSubmittedQc: 'first submission of results meeting quality control',
  resultsFirstPosted: 'first posting of results',
  dispositionFirstSubmitted: 'first request to delay results',
  dispositionFirstSubmittedQc: 'first request to delay results meeting quality control',
  dispositionFirstPosted: 'first posting of a request to delay results',
  lastUpdateSubmitted: 'last update submitted',
  lastUpdatePosted: 'last update posted',
  responsibleParty: 'responsible party',
  leadSponsor: 'lead sponsor',
  collaborators: 'collaborator',
  oversightHasDmc: 'data monitoring committee',
  isFdaRegulatedDrug: 'FDA-regulated drug',
  isFdaRegulatedDevice: 'FDA-regulated device',
  isUnapprovedDevice: 'unapproved device',
  isPpsd: 'pediatric postmarket surveillance',
  isUsExport: 'export from the U.S.',
  fdaaa801Violation: 'FDAAA 801 violation',
  briefSummary: 'brief summary',
  detailedDescription: 'detailed description',
  conditions: 'condition',
  keywords: 'keyword',
  studyType: { name: 'study type', list: 'StudyType' },
  nPtrsToThisExpAccNctId: 'number of trials pointing to this expanded access record',
  expandedAccessTypes: 'types of expanded access',
  patientRegistry: 'patient registry',
  targetDuration: 'target follow-up duration',
  phases: { name: 'phase', list: 'Phase' },
  allocation: { name: 'allocation', list: 'DesignAllocation' },
  interventionModel: { name: 'intervention model', list: 'InterventionalAssignment' },
  interventionModelDescription: 'description of the intervention model',
  primaryPurpose: { name: 'primary purpose', list: 'PrimaryPurpose' },
  observationalModel: { name: 'observational model', list: 'ObservationalModel' },
  timePerspective: { name: 'time perspective', list: 'DesignTimePerspective' },
  masking: { name: 'masking', list: 'DesignMasking' },
  maskingDescription: 'description of the masking',
  whoMasked: { name: 'masked role', list: 'WhoMasked' },
  bioSpec: 'biospecimens',
  'bioSpec.retention': { name: 'biospecimen retention', list: 'BioSpecRetention' },
  enrollment: 'enrollment',
  arms: 'arm',
  'arms[].type': { name: 'type', list: 'ArmGroupType' },
  'arms[].interventionNames': 'interventions',
  interventions: 'intervention',
  'interventions[].type': { name: 'type', list: 'InterventionType' },
  'interventions[].armGroupLabels': 'arms',
  'interventions[].otherNames': 'other names',
  outcomes: 'outcome measure',
  'outcomes[].type': { name: 'type', list: 'OutcomeType' },
  'outcomes[].measure': 'title',
  'outcomes[].timeFrame': 'time frame',
  'outcomes[].safetyIssue': 'designation as a safety issue',
  eligibility: 'eligibility criteria',
  'eligibility.text': 'headings of the eligibility criteria',
  healthyVolunteers: 'healthy volunteers',
  sex: { name: 'sex', list: 'Sex' },
  genderBased: 'gender-based eligibility',
  genderDescription: 'description of gender-based eligibility',
  minimumAge: 'minimum age',
  maximumAge: 'maximum age',
  stdAges: { name: 'age group', list: 'StandardAge' },
  studyPopulation: 'study population',
  samplingMethod: { name: 'sampling method', list: 'SamplingMethod' },
  centralContacts: 'central contact',
  overallOfficials: 'study official',
  'overallOfficials[].role': { name: 'role', list: 'OfficialRole' },
  locations: 'site',
  'locations[].contacts': 'contacts',
  'locations[].zip': 'postal code',
  references: 'reference',
  'references[].type': { name: 'type', list: 'ReferenceType' },
  'references[].pmid': 'PubMed ID',
  seeAlsoLinks: 'link',
  availIpds: 'available data set',
  ipdSharing: 'data sharing plan',
  'ipdSharing.ipdSharing': { name: 'plan to share data', list: 'IpdSharing' },
  'ipdSharing.description': 'description of the data sharing plan',
  'ipdSharing.infoTypes': { name: 'shared documents', list: 'IpdSharingInfoType' },
  'ipdSharing.timeFrame': 'time frame of data sharing',
  'ipdSharing.accessCriteria': 'access to shared data',
  'ipdSharing.url': 'address of shared data',
  noSap: 'absence of a statistical analysis plan',
  largeDocuments: 'study document',
  'largeDocuments[].hasSap': 'statistical analysis plan',
  'largeDocuments[].hasIcf': 'informed consent form',
  retired: 'fields dropped in 2017',
  'retired.healthAuthorities': 'health authorities',
  'retired.isFdaRegulated': 'FDA regulation',
  'retired.isSection801': 'FDA Section 801 clinical trial',
  'retired.endpointClassification': 'endpoint classification',
  'retired.designTerms': 'terms of the old study design',
  'retired.endDate': 'end date',
  'retired.lastDataEntryDate': 'last data entry date',
  results: 'posted results',
  'results.participantFlow': 'participant flow',
  'results.participantFlow.groups': 'participant flow group',
  'results.participantFlow.periods': 'participant flow in period',
  'results.baselineCharacteristics.groups': 'baseline group',
  'results.baselineCharacteristics.denoms': 'baseline population',
  'results.baselineCharacteristics': 'baseline characteristics',
  'results.baselineCharacteristics.measures': 'baseline measure',
  'results.outcomeMeasures': 'reported outcome measure',
  'results.adverseEvents': 'adverse events',
  'results.adverseEvents.seriousEvents': 'serious adverse event',
  'results.adverseEvents.otherEvents': 'other adverse event',
  'results.adverseEvents.eventGroups': 'adverse event group',
  'results.moreInfo': 'more information on the results',
  annotations: 'registry annotation',
  'annotations.unpostedAnnotation': 'results submitted but not posted',
  'annotations.violationAnnotation': 'violation notice',
  derived: 'registry-derived data',
  'derived.hasResults': 'presence of results',
  'derived.originals': 'outcomes and enrollment as first registered',
  'derived.versionHolder': 'registry build date',
  'derived.removedCountries': 'list of removed countries',
  'derived.submissionTracking': 'tracking of results submissions',
  'derived.conditionBrowse': 'condition terms',
  'derived.interventionBrowse': 'intervention terms',
  'derived.meshTerms': 'MeSH terms as pages list them',
  'derived.geoPoints': 'geocodes of sites',
  'leadSponsor.class': { name: 'class', list: 'AgencyClass' },
  'responsibleParty.type': { name: 'type', list: 'ResponsiblePartyType' },
  'organization.fullName': 'name',
  'organization.class': { name: 'class', list: 'AgencyClass' },
  'collaborators[].class': { name: 'class', list: 'AgencyClass' },
  'responsibleParty.name': 'printed line',
  'secondaryIds[].type': { name: 'type', list: 'SecondaryIdType' },
  'orgStudyId.type': { name: 'type', list: 'OrgStudyIdType' },
}

/** `locations[].zip` → `postal code`; a name that nobody wrote down is made from the registry's own: `timeFrame` → `time frame`. */
export function nameOf(path: string): string {
  const bare = path.replace(/\[\]$/, '')
  const found = names[bare]
  if (found !== undefined) return typeof found === 'string' ? found : found.name
  const last = bare.split(/\.|\[\]/).findLast((each) => each !== '') ?? bare
  return last.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}

/** The closed list that a path's values come from. */
export function listOf(path: string): VocabularyName | undefined {
  const found = names[path.replace(/\[\]$/, '')]
  return typeof found === 'object' ? found.list : undefined
}

/** The whole of which a path names a part: `leadSponsor.class` → `leadSponsor`, `arms[].type` → `arms`. */
export function wholeOf(path: string): string | undefined {
  const at = Math.max(path.lastIndexOf('.'), path.replace(/\[\]$/, '').lastIndexOf('[]'))
  return at > 0 ? path.slice(0, at).replace(/\[\]$/, '') : undefined
}

const plurals: Record<string, string> = { reference: 'references', site: 'sites' }

/** For lists of what was not compared: `site` → `sites`, `condition` → `conditions`. */
export function pluralOf(path: string): string {
  const name = nameOf(path)
  return plurals[name] ?? (isList(path) ? (name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`) : name)
}

const lists = new Set(
  `nctIdAliases secondaryIds collaborators conditions keywords phases whoMasked arms interventions outcomes stdAges
  centralContacts overallOfficials locations references seeAlsoLinks availIpds largeDocuments annotations`.split(/\s+/),
)

function isList(path: string): boolean {
  return lists.has(path.replace(/\[\]$/, ''))
}
