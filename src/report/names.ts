/** The names of a Trial's parts as people say them, with the closed list whose labels print their values. */
import type { VocabularyName } from '../model/vocabulary.js'
import { resultsNames } from './results-names.js'

interface Name {
  /** In lower case, as it stands in the middle of a sentence. */
  name: string
  list?: VocabularyName
  /** What it is called where it stands alone, if `name of whole` would be no English. */
  alone?: string
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
  'expandedAccess.nctId': { name: 'record', alone: 'NCT number of the expanded access record' },
  'expandedAccess.statusForNctId': {
    name: 'status',
    list: 'ExpandedAccessStatus',
    alone: 'status of the expanded access record',
  },
  startDate: 'start date',
  primaryCompletionDate: 'primary completion',
  'primaryCompletionDate.type': { name: 'type', alone: 'type of the primary completion date' },
  completionDate: 'study completion',
  'completionDate.type': { name: 'type', alone: 'type of the study completion date' },
  lastVerified: 'last verified',
  'lastVerified.type': { name: 'type', alone: 'type of the date last verified' },
  firstSubmitted: 'first submitted',
  'firstSubmitted.type': { name: 'type', alone: 'type of the date first submitted' },
  firstSubmittedQc: 'first submitted meeting quality control',
  firstPosted: 'first posted',
  'firstPosted.type': { name: 'type', alone: 'type of the date first posted' },
  resultsWaived: 'waiver of results',
  resultsFirstSubmitted: 'first submission of results',
  'resultsFirstSubmitted.type': { name: 'type', alone: 'type of the date results were first submitted' },
  resultsFirstSubmittedQc: 'first submission of results meeting quality control',
  resultsFirstPosted: 'first posting of results',
  'resultsFirstPosted.type': { name: 'type', alone: 'type of the date results were first posted' },
  dispositionFirstSubmitted: 'first request to delay results',
  dispositionFirstSubmittedQc: 'first request to delay results meeting quality control',
  dispositionFirstPosted: 'first posting of a request to delay results',
  lastUpdateSubmitted: 'last update submitted',
  'lastUpdateSubmitted.type': { name: 'type', alone: 'type of the date the last update was submitted' },
  lastUpdatePosted: 'last update posted',
  'lastUpdatePosted.type': { name: 'type', alone: 'type of the date the last update was posted' },
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
  'bioSpec.description': 'description of the biospecimens',
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
  'outcomes[].safetyIssue': {
    name: 'designation as a safety issue',
    alone: 'which outcome measures are designated as safety issues',
  },
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
  'largeDocuments[].hasProtocol': { name: 'study protocol', alone: 'which study documents hold a protocol' },
  'largeDocuments[].hasSap': {
    name: 'statistical analysis plan',
    alone: 'which study documents hold a statistical analysis plan',
  },
  'largeDocuments[].hasIcf': {
    name: 'informed consent form',
    alone: 'which study documents hold an informed consent form',
  },
  retired: 'fields dropped in 2017',
  'retired.healthAuthorities': 'health authorities',
  'retired.isFdaRegulated': 'FDA regulation',
  'retired.isSection801': 'FDA Section 801 clinical trial',
  'retired.endpointClassification': 'endpoint classification',
  'retired.designTerms': 'terms of the old study design',
  'retired.endDate': 'end date',
  'retired.lastDataEntryDate': 'last data entry date',
  ...resultsNames,
  annotations: 'registry annotation',
  'annotations.unpostedAnnotation': 'results submitted but not posted',
  'annotations.unpostedAnnotation.unpostedResponsibleParty': 'party responsible for unposted results',
  'annotations.violationAnnotation': 'violation notice',
  derived: 'registry-derived data',
  'derived.hasResults': 'presence of results',
  'derived.originals': 'outcomes and enrollment as first registered',
  'derived.versionHolder': 'registry build date',
  'derived.removedCountries': 'list of removed countries',
  'derived.submissionTracking': 'tracking of results submissions',
  'derived.conditionBrowse': 'condition terms',
  'derived.conditionBrowse.meshes[].id': { name: 'MeSH ID', alone: 'MeSH IDs of condition terms' },
  'derived.conditionBrowse.ancestors': 'broader condition terms',
  'derived.conditionBrowse.browseBranches': 'browsing branches of condition terms',
  'derived.conditionBrowse.browseLeaves': 'browsing leaves of condition terms',
  'derived.interventionBrowse': 'intervention terms',
  'derived.interventionBrowse.meshes[].id': { name: 'MeSH ID', alone: 'MeSH IDs of intervention terms' },
  'derived.interventionBrowse.ancestors': 'broader intervention terms',
  'derived.interventionBrowse.browseBranches': 'browsing branches of intervention terms',
  'derived.interventionBrowse.browseLeaves': 'browsing leaves of intervention terms',
  'derived.meshTerms': 'MeSH terms as pages list them',
  'derived.geoPoints': 'geocodes of sites',
  'leadSponsor.class': { name: 'class', list: 'AgencyClass' },
  'responsibleParty.type': { name: 'type', list: 'ResponsiblePartyType' },
  'organization.fullName': 'name',
  'organization.class': { name: 'class', list: 'AgencyClass' },
  'collaborators[].class': { name: 'class', list: 'AgencyClass' },
  'responsibleParty.name': { name: 'printed line', alone: 'responsible party as one printed line' },
  'responsibleParty.investigatorFullName': { name: 'investigator', alone: 'name of the responsible investigator' },
  'responsibleParty.investigatorTitle': {
    name: 'investigator title',
    alone: 'title of the responsible investigator',
  },
  'responsibleParty.investigatorAffiliation': {
    name: 'investigator affiliation',
    alone: 'affiliation of the responsible investigator',
  },
  'responsibleParty.oldNameTitle': { name: 'name and title', alone: 'name and title of the responsible party' },
  'responsibleParty.oldOrganization': { name: 'organization', alone: 'organization of the responsible party' },
  'secondaryIds[].type': { name: 'type', list: 'SecondaryIdType' },
  'orgStudyId.type': { name: 'type', list: 'OrgStudyIdType' },
}

/** What is called the same wherever it stands. */
const parts: Record<string, string> = {
  class: 'class',
  date: 'date',
  description: 'description',
  domain: 'issuer',
  filename: 'file name',
  link: 'link',
  pmid: 'PubMed ID',
  retractions: 'retractions',
  size: 'size',
  status: 'status',
  type: 'type',
  typeAbbrev: 'type code',
  uploadDate: 'upload date',
  url: 'address',
}

/** `locations[].zip` → `postal code`; a name that nobody wrote down is made from the registry's own: `timeFrame` → `time frame`. */
export function nameOf(path: string): string {
  return (
    writtenNameOf(path) ??
    lastOf(path)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
  )
}

/** The name that somebody wrote down for a path, if anybody did. */
export function writtenNameOf(path: string): string | undefined {
  const found = writtenOf(path)
  return (typeof found === 'object' ? found.name : found) ?? parts[lastOf(path)]
}

/** What a path is called without its whole: `number of units at each milestone`; undefined where its name needs the whole. */
export function nameAloneOf(path: string): string | undefined {
  const found = writtenOf(path)
  if (typeof found === 'object' && found.alone !== undefined) return found.alone
  return wholeOf(path) === undefined || (found !== undefined && standsAlone(path)) ? pluralOf(path) : undefined
}

/** Whether the names of these parts say what they belong to. */
export function standsAlone(path: string): boolean {
  return /^(?:results|annotations|derived|retired|ipdSharing|eligibility|bioSpec)\b/.test(path)
}

function writtenOf(path: string): Name | string | undefined {
  return names[path.replace(/\[\]$/, '')]
}

function lastOf(path: string): string {
  return path.split(/\.|\[\]/).findLast((each) => each !== '') ?? path
}

/** The closed list that a path's values come from. */
export function listOf(path: string): VocabularyName | undefined {
  const found = writtenOf(path)
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
