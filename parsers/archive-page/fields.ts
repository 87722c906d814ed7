/** What the archive keeps of a record: each element, its place in the Draft, and the label before it on a dated page. */

/**
 * One value, or with `[]` a list of them. The attribute `type` of an element (`Anticipated`) stands beside its value.
 * What has no label is not shown on dated pages.
 */
export const fields: readonly (readonly [element: string, place: string, label?: string])[] = [
  ['study_id/nct_id', 'nctId', 'clinicaltrials identifier'],
  ['study_id/org_study_id', 'orgStudyId.id', 'organization study id'],
  ['study_id/org_full_name', 'organization.fullName', 'organization name'],
  ['brief_title', 'briefTitle', 'brief title'],
  ['acronym', 'acronym'],
  ['official_title', 'officialTitle', 'official title'],
  ['brief_summary', 'briefSummary', 'brief summary'],
  ['detailed_descr', 'detailedDescription', 'detailed description'],
  ['study_sponsor/lead_sponsor', 'leadSponsor.name', 'sponsor'],
  ['study_sponsor/sponsor', 'collaborators[].name', 'collaborator'],
  ['resp_party/resp_party_type', 'responsibleParty.type'],
  ['resp_party/investigator_full_name', 'responsibleParty.investigatorFullName'],
  ['resp_party/investigator_title', 'responsibleParty.investigatorTitle'],
  ['resp_party/investigator_affiliation', 'responsibleParty.investigatorAffiliation'],
  ['resp_party/name_title', 'responsibleParty.oldNameTitle'],
  ['resp_party/organization', 'responsibleParty.oldOrganization'],
  ['oversight_info/regulatory_authority', 'retired.healthAuthorities[]', 'health authority'],
  ['oversight_info/has_dmc', 'oversightHasDmc'],
  ['is_fda_regulated', 'retired.isFdaRegulated'],
  ['is_section_801', 'retired.isSection801'],
  ['delayed_posting', 'delayedPosting'],
  ['status_block/status', 'overallStatus', 'status'],
  ['status_block/why_stopped', 'whyStopped'],
  ['status_block/date', 'lastVerified.date'],
  ['start_date', 'startDate.date', 'start date'],
  ['primary_compl_date', 'primaryCompletionDate.date', 'primary completion date'],
  ['last_follow_up_date', 'completionDate.date', 'last follow-up date'],
  ['end_date', 'retired.endDate.date', 'end date'],
  ['last_data_entry_date', 'retired.lastDataEntryDate.date', 'last data entry date'],
  ['initial_release_date', 'firstSubmitted.date'],
  ['last_release_date', 'lastUpdateSubmitted.date'],
  ['init_results_release_date', 'resultsFirstSubmitted.date'],
  ['init_disposition_release_date', 'dispositionFirstSubmitted.date'],
  ['phase_block/phase', 'phases[]', 'phase'],
  ['study_type', 'studyType', 'study type'],
  ['enrollment', 'enrollment.count'],
  ['eligibility/expected_enrollment', 'enrollment.count', 'expected enrollment'],
  ['condition', 'conditions[]', 'condition'],
  ['keyword', 'keywords[]'],
  ['eligibility/criteria', 'eligibility.text', 'criteria'],
  ['eligibility/healthy_volunteers', 'healthyVolunteers', 'healthy volunteers'],
  ['eligibility/gender', 'sex', 'gender'],
  ['eligibility/minimum_age', 'minimumAge', 'minimum age'],
  ['eligibility/maximum_age', 'maximumAge', 'maximum age'],
  ['eligibility/study_pop', 'studyPopulation'],
  ['eligibility/sampling_method', 'samplingMethod'],
]

/** The words of the study design: one element for each. */
export const design = { element: 'design', label: 'study design' } as const

export interface ItemTable {
  /** Where each part stands below the item's element: the name it has in the Draft, with `[]` for a list, or items of its own. */
  parts: Readonly<Record<string, string | ItemTable>>
  /** The list in the Draft. */
  list: string
  /** The part that older records write into the element itself. */
  own?: string
  /** What is not printed but follows from the element. */
  given?: Readonly<Record<string, string>>
  label?: string
}

const outcome = {
  measure: 'measure',
  time_frame: 'timeFrame',
  safety_issue: 'safetyIssue',
  description: 'description',
} as const
const contact = { role: 'role', name: 'name', phone: 'phone', phone_ext: 'phoneExt', email: 'email' } as const
const reference = { citation: 'citation', medline_ui: 'pmid' } as const

/** Lists whose items have parts, by their element; the order is that of the Draft's list. */
export const items: Readonly<Record<string, ItemTable>> = {
  'study_id/secondary_id': {
    list: 'secondaryIds',
    own: 'id',
    parts: { id: 'id', id_type: 'type', id_domain: 'domain' },
    label: 'secondary id',
  },
  primary_outcome: {
    list: 'outcomes',
    own: 'measure',
    parts: outcome,
    given: { type: 'PRIMARY' },
    label: 'primary outcome',
  },
  secondary_outcome: {
    list: 'outcomes',
    own: 'measure',
    parts: outcome,
    given: { type: 'SECONDARY' },
    label: 'secondary outcome',
  },
  other_outcome: { list: 'outcomes', own: 'measure', parts: outcome, given: { type: 'OTHER' }, label: 'other outcome' },
  arm_group: {
    list: 'arms',
    parts: { arm_group_label: 'label', arm_type: 'type', description: 'description' },
    label: 'arm/group',
  },
  intervention: {
    list: 'interventions',
    parts: {
      intervent_type: 'type',
      primary_name: 'name',
      description: 'description',
      arm_group_label: 'armGroupLabels[]',
      other_name: 'otherNames[]',
    },
    label: 'intervention',
  },
  investigator: { list: 'overallOfficials', parts: { role: 'role', name: 'name', affiliation: 'affiliation' } },
  contact: { list: 'centralContacts', parts: contact, given: { role: 'CONTACT' } },
  location: {
    list: 'locations',
    parts: {
      'facility/name': 'facility',
      status: 'status',
      'facility/address/city': 'city',
      'facility/address/state': 'state',
      'facility/address/zip': 'zip',
      'facility/address/country': 'country',
      contact: { list: 'contacts', parts: contact, given: { role: 'CONTACT' } },
    },
  },
  // A dated page does not say which of the two lists a reference is from.
  reference: { list: 'references', parts: reference, label: 'reference' },
  'background/reference': { list: 'references', parts: reference, given: { type: 'BACKGROUND' } },
  'results/reference': { list: 'references', parts: reference, given: { type: 'RESULT' } },
  see_also: { list: 'seeAlsoLinks', parts: { annotation: 'label', url: 'url' }, label: 'see also' },
}

/** Elements that the registry kept for itself, or that count or wrap what stands elsewhere. */
export const untold: ReadonlySet<string> = new Set([
  'study_id/org_name',
  'eligibility/patients',
  'number_of_arms',
  'number_of_groups',
])
