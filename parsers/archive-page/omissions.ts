/** What each kind of history page never shows, and what a dated page shows only in its time. */
import type { TrialField, TrialPath } from '../../src/model/trial-path.js'

/** On no page of the history sites. */
export const neverPrinted: readonly TrialPath[] = [
  'annotations',
  'collaborators[].class',
  'derived',
  'dispositionFirstPosted',
  'dispositionFirstSubmittedQc',
  'fdaaa801Violation',
  'leadSponsor.class',
  'nPtrsToThisExpAccNctId',
  'nctIdAliases',
  'organization.class',
  'references[].retractions',
  'results',
  'resultsFirstPosted',
  'resultsFirstSubmittedQc',
  'resultsWaived',
  'stdAges',
]

/** Nowhere in the archive of 2005 to 2014: not yet asked for, or kept by the registry elsewhere. */
export const notInArchive: readonly TrialPath[] = [
  'arms[].interventionNames',
  'availIpds',
  'bioSpec',
  'expandedAccess',
  'expandedAccessTypes',
  'firstPosted',
  'firstSubmittedQc',
  'genderBased',
  'genderDescription',
  'interventionModelDescription',
  'ipdSharing',
  'isFdaRegulatedDevice',
  'isFdaRegulatedDrug',
  'isPpsd',
  'isUnapprovedDevice',
  'isUsExport',
  'largeDocuments',
  'lastKnownStatus',
  'lastUpdatePosted.type',
  'maskingDescription',
  'noSap',
  'orgStudyId.link',
  'orgStudyId.type',
  'patientRegistry',
  'responsibleParty.name',
  'secondaryIds[].link',
  'targetDuration',
]

/** On change pages, which print the inner record, and not on dated pages, which print the most of it. */
export const notOnDatedPages: readonly TrialPath[] = [
  'acronym',
  'centralContacts',
  'delayedPosting',
  'dispositionFirstSubmitted',
  'firstSubmitted',
  'interventions[].armGroupLabels',
  'interventions[].otherNames',
  'keywords',
  'lastUpdateSubmitted',
  'lastVerified',
  'locations',
  'overallOfficials',
  'oversightHasDmc',
  'references[].type',
  'responsibleParty',
  'resultsFirstSubmitted',
  'retired.isFdaRegulated',
  'retired.isSection801',
  'samplingMethod',
  'studyPopulation',
  'whyStopped',
]

/** Printed on every dated page whatever the record holds; without the last of a section the page was cut before its end. */
export const sections: readonly (readonly [end: string, fields: readonly TrialField[]])[] = [
  [
    'recruitment information',
    [
      'briefTitle',
      'officialTitle',
      'briefSummary',
      'detailedDescription',
      'phases',
      'studyType',
      'primaryPurpose',
      'allocation',
      'interventionModel',
      'observationalModel',
      'timePerspective',
      'masking',
      'whoMasked',
      'outcomes',
      'enrollment',
      'conditions',
      'arms',
      'interventions',
      'references',
      'seeAlsoLinks',
    ],
  ],
  [
    'administrative data',
    [
      'overallStatus',
      'startDate',
      'completionDate',
      'primaryCompletionDate',
      'eligibility',
      'sex',
      'minimumAge',
      'maximumAge',
      'healthyVolunteers',
    ],
  ],
  ['health authority', ['organization', 'orgStudyId', 'secondaryIds', 'leadSponsor', 'collaborators', 'retired']],
]

/** From May 2007 on the registry kept the enrollment in a new element, which dated pages do not show. */
export const enrollmentHidden = '2007-05'
