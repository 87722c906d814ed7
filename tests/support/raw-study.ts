/** The parts of an API v2 study that the mutations touch, as the registry names them. */

export interface RawDate {
  date?: string
  type?: string
}
export interface RawContact {
  name?: string
  role?: string
  phone?: string
  phoneExt?: string
  email?: string
}
export interface RawLocation {
  facility?: string
  status?: string
  city?: string
  state?: string
  zip?: string
  country?: string
  contacts?: RawContact[]
  geoPoint?: { lat: number; lon: number }
}
export interface RawOutcome {
  measure?: string
  description?: string
  timeFrame?: string
}
export interface RawArm {
  label?: string
  type?: string
  description?: string
  interventionNames?: string[]
}
export interface RawIntervention {
  type?: string
  name?: string
  description?: string
  armGroupLabels?: string[]
}
export interface RawBrowse {
  meshes?: { id?: string; term?: string }[]
  ancestors?: { id?: string; term?: string }[]
}

export interface RawProtocol {
  identificationModule: {
    nctId: string
    briefTitle?: string
    officialTitle?: string
    secondaryIdInfos?: { id?: string; type?: string }[]
  }
  statusModule: {
    overallStatus?: string
    lastKnownStatus?: string
    whyStopped?: string
    startDateStruct?: RawDate
    primaryCompletionDateStruct?: RawDate
    completionDateStruct?: RawDate
    lastUpdatePostDateStruct?: RawDate
  }
  sponsorCollaboratorsModule?: { leadSponsor?: { name?: string }; collaborators?: { name?: string; class?: string }[] }
  descriptionModule?: { briefSummary?: string; detailedDescription?: string }
  conditionsModule?: { conditions?: string[]; keywords?: string[] }
  designModule?: {
    phases?: string[]
    designInfo?: {
      allocation?: string
      primaryPurpose?: string
      interventionModelDescription?: string
      maskingInfo?: { masking?: string; whoMasked?: string[]; maskingDescription?: string }
    }
    enrollmentInfo?: { count?: number; type?: string }
  }
  armsInterventionsModule?: { armGroups?: RawArm[]; interventions?: RawIntervention[] }
  outcomesModule?: {
    primaryOutcomes?: RawOutcome[]
    secondaryOutcomes?: RawOutcome[]
    otherOutcomes?: RawOutcome[]
  }
  eligibilityModule?: {
    eligibilityCriteria?: string
    studyPopulation?: string
    genderDescription?: string
    minimumAge?: string
    maximumAge?: string
    sex?: string
    healthyVolunteers?: boolean
  }
  contactsLocationsModule?: {
    centralContacts?: RawContact[]
    overallOfficials?: { name?: string; affiliation?: string; role?: string }[]
    locations?: RawLocation[]
  }
  referencesModule?: { references?: unknown[]; seeAlsoLinks?: unknown[] }
  ipdSharingStatementModule?: { description?: string; timeFrame?: string; accessCriteria?: string }
}

export interface RawStudy {
  protocolSection: RawProtocol
  resultsSection?: unknown
  derivedSection?: {
    miscInfoModule?: { versionHolder?: string }
    conditionBrowseModule?: RawBrowse
    interventionBrowseModule?: RawBrowse
  }
  hasResults?: boolean
}

/** A study by itself, with all that a whole record of the registry has. */
export function isWholeStudy(value: unknown): value is RawStudy {
  if (typeof value !== 'object' || value === null) return false
  return 'protocolSection' in value && 'derivedSection' in value && 'hasResults' in value
}

/** The outcomes of all three kinds, to be changed in place. */
export function outcomesOf({ outcomesModule }: RawProtocol): RawOutcome[] {
  const { primaryOutcomes = [], secondaryOutcomes = [], otherOutcomes = [] } = outcomesModule ?? {}
  return [...primaryOutcomes, ...secondaryOutcomes, ...otherOutcomes]
}
