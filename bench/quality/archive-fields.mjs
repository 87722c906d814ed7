/** The elements of the archive's record and the fields of a Trial in which their words stand; a table to be read by eye. */

const design = [
  'primaryPurpose',
  'allocation',
  'masking',
  'whoMasked',
  'interventionModel',
  'observationalModel',
  'timePerspective',
  'retired.designTerms',
  'retired.endpointClassification',
]

/** The first element that a path begins with tells; none: the registry kept it for itself. */
const table = {
  'study_id/nct_id': ['nctId'],
  'study_id/org_name': [],
  'study_id/org_study_id': ['orgStudyId'],
  'study_id/org_full_name': ['organization'],
  'study_id/secondary_id': ['secondaryIds'],
  brief_title: ['briefTitle'],
  acronym: ['acronym'],
  official_title: ['officialTitle'],
  brief_summary: ['briefSummary'],
  detailed_descr: ['detailedDescription'],
  'study_sponsor/lead_sponsor': ['leadSponsor'],
  'study_sponsor/sponsor': ['collaborators'],
  resp_party: ['responsibleParty'],
  'oversight_info/regulatory_authority': ['retired.healthAuthorities'],
  'oversight_info/has_dmc': ['oversightHasDmc'],
  is_fda_regulated: ['retired.isFdaRegulated'],
  is_section_801: ['retired.isSection801'],
  delayed_posting: ['delayedPosting'],
  'status_block/status': ['overallStatus'],
  'status_block/why_stopped': ['whyStopped'],
  'status_block/date': ['lastVerified'],
  start_date: ['startDate'],
  primary_compl_date: ['primaryCompletionDate'],
  // Until 2008 a study told its end beside its last follow-up or instead of it.
  last_follow_up_date: ['completionDate'],
  end_date: ['completionDate', 'retired.endDate'],
  last_data_entry_date: ['retired.lastDataEntryDate'],
  initial_release_date: ['firstSubmitted'],
  last_release_date: ['lastUpdateSubmitted'],
  init_results_release_date: ['resultsFirstSubmitted'],
  init_disposition_release_date: ['dispositionFirstSubmitted'],
  phase_block: ['phases'],
  study_type: ['studyType'],
  enrollment: ['enrollment'],
  'eligibility/expected_enrollment': ['enrollment'],
  'eligibility/patients': [],
  number_of_arms: [],
  number_of_groups: [],
  condition: ['conditions'],
  keyword: ['keywords'],
  'eligibility/criteria': ['eligibility'],
  'eligibility/healthy_volunteers': ['healthyVolunteers'],
  'eligibility/gender': ['sex'],
  'eligibility/minimum_age': ['minimumAge'],
  'eligibility/maximum_age': ['maximumAge'],
  'eligibility/study_pop': ['studyPopulation'],
  'eligibility/sampling_method': ['samplingMethod'],
  design,
  primary_outcome: ['outcomes'],
  secondary_outcome: ['outcomes'],
  other_outcome: ['outcomes'],
  arm_group: ['arms'],
  intervention: ['interventions'],
  investigator: ['overallOfficials'],
  contact: ['centralContacts'],
  location: ['locations'],
  reference: ['references'],
  background: ['references'],
  results: ['references'],
  see_also: ['seeAlsoLinks'],
}

/** @returns the table's element for a path of the page, undefined for one that the table does not know */
export function elementOf(path) {
  return Object.keys(table).find((element) => path === element || path.startsWith(`${element}/`))
}

export function fieldsOf(element) {
  return table[element] ?? []
}

export function elementsOf(field) {
  return Object.keys(table).filter((element) => table[element].includes(field))
}
