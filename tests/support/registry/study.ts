/** The parts of an API v2 study that the registry on loopback makes, edits and serves. */

export interface PartialDate {
  date: string
  type?: 'ACTUAL' | 'ESTIMATED'
}
export interface Contact {
  name: string
  role: string
  phone?: string
  email?: string
}
export interface Site {
  facility: string
  status?: string
  city: string
  zip?: string
  country: string
  contacts?: Contact[]
  geoPoint?: { lat: number; lon: number }
}
export interface Outcome {
  measure: string
  description?: string
  timeFrame: string
}
export interface StatusModule {
  statusVerifiedDate?: string
  overallStatus?: string
  lastKnownStatus?: string
  whyStopped?: string
  expandedAccessInfo?: { hasExpandedAccess: boolean }
  startDateStruct?: PartialDate
  primaryCompletionDateStruct?: PartialDate
  completionDateStruct?: PartialDate
  studyFirstSubmitDate?: string
  studyFirstSubmitQcDate?: string
  studyFirstPostDateStruct?: PartialDate
  resultsFirstSubmitDate?: string
  resultsFirstSubmitQcDate?: string
  resultsFirstPostDateStruct?: PartialDate
  lastUpdateSubmitDate?: string
  lastUpdatePostDateStruct?: PartialDate
}
export interface Study {
  protocolSection: {
    identificationModule: { nctId: string; nctIdAliases?: string[]; briefTitle?: string; [more: string]: unknown }
    statusModule: StatusModule
    conditionsModule?: { conditions?: string[]; keywords?: string[] }
    designModule?: { studyType?: string; enrollmentInfo?: { count?: number; type?: string }; [more: string]: unknown }
    outcomesModule?: { primaryOutcomes?: Outcome[]; secondaryOutcomes?: Outcome[] }
    eligibilityModule?: { eligibilityCriteria?: string; [more: string]: unknown }
    contactsLocationsModule?: { centralContacts?: Contact[]; overallOfficials?: unknown[]; locations?: Site[] }
    [more: string]: unknown
  }
  resultsSection?: unknown
  annotationSection?: unknown
  derivedSection?: {
    miscInfoModule?: { versionHolder?: string; submissionTracking?: unknown }
    conditionBrowseModule?: { meshes?: unknown[]; ancestors?: unknown[] }
    [more: string]: unknown
  }
  hasResults?: boolean
}

export function sitesOf(study: Study): Site[] {
  const module = (study.protocolSection.contactsLocationsModule ??= {})
  return (module.locations ??= [])
}
