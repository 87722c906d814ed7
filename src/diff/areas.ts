/** Which area each field of a Trial belongs to. */
import type { Area } from '../model/change.js'
import type { TrialField } from '../model/trial-path.js'

const fieldsByArea: Record<Area, readonly TrialField[]> = {
  status: [
    'overallStatus',
    'lastKnownStatus',
    'whyStopped',
    'expandedAccess',
    'expandedAccessTypes',
    'nPtrsToThisExpAccNctId',
  ],
  enrollment: ['enrollment'],
  dates: ['startDate', 'primaryCompletionDate', 'completionDate'],
  sites: ['locations'],
  criteria: ['eligibility'],
  eligibility: [
    'healthyVolunteers',
    'sex',
    'genderBased',
    'genderDescription',
    'minimumAge',
    'maximumAge',
    'stdAges',
    'studyPopulation',
    'samplingMethod',
  ],
  outcomes: ['outcomes'],
  arms: ['arms', 'interventions'],
  sponsors: ['responsibleParty', 'leadSponsor', 'collaborators', 'organization', 'overallOfficials', 'centralContacts'],
  design: [
    'studyType',
    'patientRegistry',
    'targetDuration',
    'phases',
    'allocation',
    'interventionModel',
    'interventionModelDescription',
    'primaryPurpose',
    'observationalModel',
    'timePerspective',
    'masking',
    'maskingDescription',
    'whoMasked',
    'bioSpec',
  ],
  conditions: ['conditions', 'keywords'],
  results: [
    'results',
    'annotations',
    'resultsWaived',
    'resultsFirstSubmitted',
    'resultsFirstSubmittedQc',
    'resultsFirstPosted',
    'dispositionFirstSubmitted',
    'dispositionFirstSubmittedQc',
    'dispositionFirstPosted',
  ],
  documents: ['largeDocuments', 'noSap', 'ipdSharing', 'availIpds'],
  references: ['references', 'seeAlsoLinks'],
  oversight: [
    'oversightHasDmc',
    'isFdaRegulatedDrug',
    'isFdaRegulatedDevice',
    'isUnapprovedDevice',
    'isPpsd',
    'isUsExport',
    'delayedPosting',
    'fdaaa801Violation',
    'retired',
  ],
  text: ['briefTitle', 'officialTitle', 'acronym', 'briefSummary', 'detailedDescription'],
  administrative: [
    'nctId',
    'nctIdAliases',
    'orgStudyId',
    'secondaryIds',
    'lastVerified',
    'firstSubmitted',
    'firstSubmittedQc',
    'firstPosted',
    'lastUpdateSubmitted',
    'lastUpdatePosted',
    'derived',
  ],
}

const areaByField = new Map(
  Object.entries(fieldsByArea).flatMap(([area, fields]) => fields.map((field) => [field as string, area as Area])),
)

/** The fields of a Trial that one area holds. */
export function fieldsOf(area: Area): readonly TrialField[] {
  return fieldsByArea[area]
}

export function areaOf(field: string): Area {
  return areaByField.get(field) ?? 'administrative'
}
