/** Where each field of a Trial stands in an API v2 study: module, key, and the Trial's name for it. */
import type { TrialField } from '../../src/model/trial-path.js'

/** Keys whose value is taken as it is; `true` means the Trial uses the registry's name. */
export const fields: Record<string, Record<string, TrialField | true>> = {
  identificationModule: {
    nctId: true,
    nctIdAliases: true,
    orgStudyIdInfo: 'orgStudyId',
    secondaryIdInfos: 'secondaryIds',
    briefTitle: true,
    officialTitle: true,
    acronym: true,
    organization: true,
  },
  statusModule: {
    overallStatus: true,
    lastKnownStatus: true,
    whyStopped: true,
    delayedPosting: true,
    expandedAccessInfo: 'expandedAccess',
    startDateStruct: 'startDate',
    primaryCompletionDateStruct: 'primaryCompletionDate',
    completionDateStruct: 'completionDate',
    studyFirstPostDateStruct: 'firstPosted',
    resultsWaived: true,
    resultsFirstPostDateStruct: 'resultsFirstPosted',
    dispFirstPostDateStruct: 'dispositionFirstPosted',
    lastUpdatePostDateStruct: 'lastUpdatePosted',
  },
  sponsorCollaboratorsModule: { responsibleParty: true, leadSponsor: true, collaborators: true },
  oversightModule: {
    oversightHasDmc: true,
    isFdaRegulatedDrug: true,
    isFdaRegulatedDevice: true,
    isUnapprovedDevice: true,
    isPpsd: true,
    isUsExport: true,
    fdaaa801Violation: true,
  },
  descriptionModule: { briefSummary: true, detailedDescription: true },
  conditionsModule: { conditions: true, keywords: true },
  designModule: {
    studyType: true,
    nPtrsToThisExpAccNctId: true,
    expandedAccessTypes: true,
    patientRegistry: true,
    targetDuration: true,
    phases: true,
    bioSpec: true,
    enrollmentInfo: 'enrollment',
  },
  armsInterventionsModule: { armGroups: 'arms', interventions: true },
  eligibilityModule: {
    healthyVolunteers: true,
    sex: true,
    genderBased: true,
    genderDescription: true,
    minimumAge: true,
    maximumAge: true,
    stdAges: true,
    studyPopulation: true,
    samplingMethod: true,
  },
  contactsLocationsModule: { centralContacts: true, overallOfficials: true },
  referencesModule: { references: true, seeAlsoLinks: true, availIpds: true },
}

/** Dates the API gives as bare text, without a type. */
export const bareDates: Record<string, TrialField> = {
  statusVerifiedDate: 'lastVerified',
  studyFirstSubmitDate: 'firstSubmitted',
  studyFirstSubmitQcDate: 'firstSubmittedQc',
  resultsFirstSubmitDate: 'resultsFirstSubmitted',
  resultsFirstSubmitQcDate: 'resultsFirstSubmittedQc',
  dispFirstSubmitDate: 'dispositionFirstSubmitted',
  dispFirstSubmitQcDate: 'dispositionFirstSubmittedQc',
  lastUpdateSubmitDate: 'lastUpdateSubmitted',
}

/** `designInfo` and, one level deeper, its `maskingInfo`. */
export const designFields: Record<string, TrialField> = {
  allocation: 'allocation',
  interventionModel: 'interventionModel',
  interventionModelDescription: 'interventionModelDescription',
  primaryPurpose: 'primaryPurpose',
  observationalModel: 'observationalModel',
  timePerspective: 'timePerspective',
}
export const maskingFields: Record<string, TrialField> = {
  masking: 'masking',
  maskingDescription: 'maskingDescription',
  whoMasked: 'whoMasked',
}

export const outcomeLists = {
  primaryOutcomes: 'PRIMARY',
  secondaryOutcomes: 'SECONDARY',
  otherOutcomes: 'OTHER',
} as const

/** Modules that need more than a change of name, with the fields read from them so. */
const reshaped: Record<string, readonly TrialField[]> = {
  statusModule: Object.values(bareDates),
  designModule: [...Object.values(designFields), ...Object.values(maskingFields)],
  outcomesModule: ['outcomes'],
  eligibilityModule: ['eligibility'],
  contactsLocationsModule: ['locations'],
  ipdSharingStatementModule: ['ipdSharing'],
}

/** The modules of a `protocolSection`. */
export const moduleNames: readonly string[] = [...new Set([...Object.keys(fields), ...Object.keys(reshaped)])]

/** All fields of the Trial that one module gives. */
export function fieldsOf(module: string): TrialField[] {
  const named = Object.entries(fields[module] ?? {}).map(([key, name]) => (name === true ? (key as TrialField) : name))
  return [...named, ...(reshaped[module] ?? [])]
}
