/** What a classic page never tells, and what one of them leaves out because a label it always prints is missing. */
import type { Draft } from '../../src/model/draft.js'
import type { TrialPath } from '../../src/model/trial-path.js'
import type { Remark } from '../../src/normalize/remark.js'

/** Not on the full-text page of any record, nor in a text made of it. */
export const neverPrinted: readonly TrialPath[] = [
  // The acronym is printed behind the title, in parentheses that a title may have of its own.
  'acronym',
  'annotations',
  'availIpds',
  'collaborators[].class',
  'delayedPosting',
  'derived.conditionBrowse',
  'derived.geoPoints',
  'derived.hasResults',
  'derived.interventionBrowse',
  'derived.originals',
  'derived.removedCountries',
  'derived.submissionTracking',
  'derived.versionHolder',
  'dispositionFirstPosted',
  'dispositionFirstSubmitted',
  'dispositionFirstSubmittedQc',
  'expandedAccess',
  'expandedAccessTypes',
  'fdaaa801Violation',
  'firstPosted.type',
  'firstSubmitted',
  'firstSubmittedQc',
  'largeDocuments[].hasIcf',
  'largeDocuments[].hasProtocol',
  'largeDocuments[].hasSap',
  'largeDocuments[].size',
  'largeDocuments[].uploadDate',
  'lastUpdatePosted.type',
  'lastUpdateSubmitted',
  'leadSponsor.class',
  'nPtrsToThisExpAccNctId',
  'nctIdAliases',
  'noSap',
  'organization',
  'outcomes[].safetyIssue',
  'oversightHasDmc',
  'references[].pmid',
  'references[].retractions[].pmid',
  'responsibleParty.investigatorAffiliation',
  'responsibleParty.investigatorFullName',
  'responsibleParty.investigatorTitle',
  'responsibleParty.oldNameTitle',
  'responsibleParty.oldOrganization',
  'responsibleParty.type',
  'results',
  'resultsFirstPosted.type',
  'resultsFirstSubmitted',
  'resultsFirstSubmittedQc',
  'resultsWaived',
  'retired',
  // Links leave the site through addresses of its own.
  'seeAlsoLinks[].url',
]

const sections = {
  header: ['recruitment status', 'expanded access status'],
  design: ['study type'],
  arms: ['arm', 'arms', 'group/cohort', 'groups/cohorts', 'arms and interventions', 'groups and cohorts'],
  outcomes: ['primary outcome measures', 'primary outcome measure', 'outcome measures'],
  limits: ['ages eligible for study'],
  criteria: ['criteria'],
  contacts: ['contacts and locations', 'locations'],
  more: ['last verified', 'more information'],
  headings: ['sponsors and collaborators', 'more information'],
} as const

/** Fields by the labels that a page always prints with them: with one of these, absence means none; without, unknown. */
const governed: readonly (readonly [readonly string[], readonly TrialPath[]])[] = [
  [sections.header, ['overallStatus', 'lastKnownStatus', 'whyStopped']],
  [['first posted'], ['firstPosted', 'resultsFirstPosted']],
  [['last update posted'], ['lastUpdatePosted']],
  [['last verified'], ['lastVerified']],
  [['sponsor'], ['leadSponsor', 'collaborators']],
  [['responsible party', 'information provided by (responsible party)'], ['responsibleParty']],
  [['brief summary'], ['briefSummary', 'detailedDescription']],
  [['condition or disease'], ['conditions', 'phases']],
  [['primary completion date', ...sections.design], ['primaryCompletionDate']],
  [['study completion date', ...sections.design], ['completionDate']],
  [
    sections.design,
    [
      'studyType',
      'targetDuration',
      'enrollment',
      'allocation',
      'interventionModel',
      'interventionModelDescription',
      'primaryPurpose',
      'observationalModel',
      'timePerspective',
      'masking',
      'maskingDescription',
      'whoMasked',
      'officialTitle',
      'startDate',
    ],
  ],
  [sections.arms, ['arms']],
  [['intervention/treatment', 'condition or disease', ...sections.arms], ['interventions']],
  [sections.arms, ['interventions[].description', 'interventions[].armGroupLabels', 'interventions[].otherNames']],
  [['outcome', ...sections.outcomes], ['outcomes']],
  [sections.outcomes, ['outcomes[].type']],
  [['biospecimen retention', ...sections.outcomes], ['bioSpec']],
  [
    sections.limits,
    ['minimumAge', 'maximumAge', 'stdAges', 'sex', 'genderDescription', 'healthyVolunteers', 'samplingMethod'],
  ],
  // Printed where it is Yes; the API says No now and then.
  [['gender based eligibility'], ['genderBased']],
  [['eligibility', ...sections.criteria], ['eligibility']],
  [sections.criteria, ['studyPopulation']],
  [sections.contacts, ['centralContacts', 'overallOfficials', 'locations']],
  [['other study id numbers'], ['orgStudyId', 'secondaryIds']],
  [
    sections.more,
    ['isFdaRegulatedDrug', 'isFdaRegulatedDevice', 'isUnapprovedDevice', 'isPpsd', 'isUsExport', 'ipdSharing'],
  ],
  [['publications', ...sections.headings], ['references']],
  [sections.headings, ['seeAlsoLinks', 'largeDocuments']],
]

/** Omits each group of fields none of whose labels was found, but for fields that were read all the same. */
export function remarkMissing(found: ReadonlySet<string>, given: Draft, remark: Remark): void {
  for (const [labels, paths] of governed) {
    if (labels.some((label) => found.has(label))) continue
    for (const path of paths) if (!Object.hasOwn(given, path)) remark.omits(path)
  }
  // A registry is named behind the type of study; of other observational studies the API says No, a page nothing.
  if (given.studyType === undefined || /^observational$/i.test(given.studyType)) remark.omits('patientRegistry')
}
