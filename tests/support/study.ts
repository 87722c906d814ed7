/** Builds small invented API v2 studies, whole enough that nothing counts as left out. */

export interface StudyOptions {
  nctId?: string
  /** The day it was last updated. */
  posted?: string
  status?: string
  enrollment?: number
  primaryCompletion?: string
  criteria?: string
  /** Facilities, all in Oslo. */
  facilities?: readonly string[]
}

const invented: Required<StudyOptions> = {
  nctId: 'NCT01234567',
  posted: '2024-01-15',
  status: 'RECRUITING',
  enrollment: 100,
  primaryCompletion: '2025-06',
  criteria: 'Inclusion Criteria:\n\n* Adults aged 18 or more\n\nExclusion Criteria:\n\n* Pregnant women',
  facilities: ['North Clinic', 'South Clinic'],
}

/** The study as the registry would serve it, as an object. */
export function studyOf(options: StudyOptions = {}): Record<string, unknown> {
  const { nctId, posted, status, enrollment, primaryCompletion, criteria, facilities } = { ...invented, ...options }
  return {
    protocolSection: {
      identificationModule: {
        nctId,
        orgStudyIdInfo: { id: 'REST-1' },
        briefTitle: `An Invented Study of Rest (${nctId.slice(-2)})`,
        organization: { fullName: 'Invented Institute', class: 'OTHER' },
      },
      statusModule: {
        statusVerifiedDate: posted.slice(0, 7),
        overallStatus: status,
        startDateStruct: { date: '2023-05-02', type: 'ACTUAL' },
        primaryCompletionDateStruct: { date: primaryCompletion, type: 'ESTIMATED' },
        completionDateStruct: { date: '2026-01', type: 'ESTIMATED' },
        studyFirstSubmitDate: '2023-04-01',
        studyFirstSubmitQcDate: '2023-04-01',
        studyFirstPostDateStruct: { date: '2023-04-04', type: 'ACTUAL' },
        lastUpdateSubmitDate: posted,
        lastUpdatePostDateStruct: { date: posted, type: 'ACTUAL' },
      },
      sponsorCollaboratorsModule: { leadSponsor: { name: 'Invented Institute', class: 'OTHER' } },
      descriptionModule: { briefSummary: 'Whether rest helps.' },
      conditionsModule: { conditions: ['Fatigue'] },
      designModule: {
        studyType: 'INTERVENTIONAL',
        phases: ['NA'],
        enrollmentInfo: { count: enrollment, type: 'ESTIMATED' },
      },
      eligibilityModule: { eligibilityCriteria: criteria, sex: 'ALL', minimumAge: '18 Years', stdAges: ['ADULT'] },
      contactsLocationsModule: {
        locations: facilities.map((facility) => ({ facility, city: 'Oslo', country: 'Norway', status: 'RECRUITING' })),
      },
    },
    derivedSection: { miscInfoModule: { versionHolder: posted } },
    hasResults: false,
  }
}

export function studyJson(options: StudyOptions = {}): string {
  return JSON.stringify(studyOf(options), null, 2)
}
