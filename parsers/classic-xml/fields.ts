/** Where each part of a `clinical_study` goes: the one table of this format, for its schemas of 2005 to 2020. */
import { readDocument } from './documents.js'
import { personAs } from './people.js'
import { readResults } from './results/read-results.js'
import { take, type Parts, type Read } from './take.js'
import { unwrap } from './text-block.js'

const dated: Parts = { '#': 'date', '@type': 'type' }
const sponsor: Parts = { agency: 'name', agency_class: 'class' }

/** A withheld record is of no type. */
const unlessNone: Read = (text) => (/^\s*N\/A\s*$/i.test(text) ? undefined : text)

function textBlock(place: string): Parts {
  return { textblock: [place, unwrap] }
}

function outcome(type: string): Read {
  const parts: Parts = {
    measure: 'measure',
    time_frame: 'timeFrame',
    description: 'description',
    safety_issue: 'safetyIssue',
  }
  return (_text, element) => ({ type, ...take(element, parts) })
}

const unposted = 'annotations.unpostedAnnotation.unpostedEvents[]'

/** The date of a cancellation was not kept before May 2018. */
function unpostedEvent(type: string): Read {
  return (date) => (/^\s*unknown\s*$/i.test(date) ? { type, dateUnknown: true } : { type, date })
}

export const study: Parts = {
  id_info: {
    org_study_id: 'orgStudyId.id',
    secondary_id: ['secondaryIds[]', { '#': 'id' }],
    nct_id: 'nctId',
    nct_alias: 'nctIdAliases[]',
  },
  brief_title: 'briefTitle',
  acronym: 'acronym',
  official_title: 'officialTitle',
  sponsors: { lead_sponsor: ['leadSponsor', sponsor], collaborator: ['collaborators[]', sponsor] },
  source: 'organization.fullName',
  oversight_info: {
    authority: 'retired.healthAuthorities[]',
    has_dmc: 'oversightHasDmc',
    is_fda_regulated_drug: 'isFdaRegulatedDrug',
    is_fda_regulated_device: 'isFdaRegulatedDevice',
    is_unapproved_device: 'isUnapprovedDevice',
    is_ppsd: 'isPpsd',
    is_us_export: 'isUsExport',
  },
  brief_summary: textBlock('briefSummary'),
  detailed_description: textBlock('detailedDescription'),
  overall_status: 'overallStatus',
  last_known_status: 'lastKnownStatus',
  why_stopped: 'whyStopped',
  start_date: ['startDate', dated],
  completion_date: ['completionDate', dated],
  primary_completion_date: ['primaryCompletionDate', dated],
  phase: 'phases[]',
  study_type: ['studyType', unlessNone],
  has_expanded_access: 'expandedAccess.hasExpandedAccess',
  expanded_access_info: {
    expanded_access_type_individual: 'expandedAccessTypes.individual',
    expanded_access_type_intermediate: 'expandedAccessTypes.intermediate',
    expanded_access_type_treatment: 'expandedAccessTypes.treatment',
    // The names of January 2017.
    exp_acc_type_individual: 'expandedAccessTypes.individual',
    exp_acc_type_intermediate: 'expandedAccessTypes.intermediate',
    exp_acc_type_treatment: 'expandedAccessTypes.treatment',
  },
  study_design_info: {
    allocation: 'allocation',
    intervention_model: 'interventionModel',
    intervention_model_description: 'interventionModelDescription',
    primary_purpose: 'primaryPurpose',
    observational_model: 'observationalModel',
    time_perspective: 'timePerspective',
    masking: 'masking',
    masking_description: 'maskingDescription',
  },
  target_duration: 'targetDuration',
  primary_outcome: ['outcomes[]', outcome('PRIMARY')],
  secondary_outcome: ['outcomes[]', outcome('SECONDARY')],
  other_outcome: ['outcomes[]', outcome('OTHER')],
  enrollment: ['enrollment', { '#': 'count', '@type': 'type' }],
  condition: 'conditions[]',
  arm_group: ['arms[]', { arm_group_label: 'label', arm_group_type: 'type', description: 'description' }],
  intervention: [
    'interventions[]',
    {
      intervention_type: 'type',
      intervention_name: 'name',
      description: 'description',
      arm_group_label: 'armGroupLabels[]',
      other_name: 'otherNames[]',
    },
  ],
  biospec_retention: 'bioSpec.retention',
  biospec_descr: textBlock('bioSpec.description'),
  eligibility: {
    study_pop: textBlock('studyPopulation'),
    sampling_method: 'samplingMethod',
    criteria: textBlock('eligibility.text'),
    gender: 'sex',
    gender_based: 'genderBased',
    gender_description: 'genderDescription',
    minimum_age: 'minimumAge',
    maximum_age: 'maximumAge',
    healthy_volunteers: 'healthyVolunteers',
  },
  overall_official: ['overallOfficials[]', personAs()],
  overall_contact: ['centralContacts[]', personAs('CONTACT')],
  overall_contact_backup: ['centralContacts[]', personAs('CONTACT')],
  location: [
    'locations[]',
    {
      facility: { name: 'facility', address: { city: 'city', state: 'state', zip: 'zip', country: 'country' } },
      status: 'status',
      contact: ['contacts[]', personAs('CONTACT')],
      contact_backup: ['contacts[]', personAs('CONTACT')],
      investigator: ['contacts[]', personAs()],
    },
  ],
  removed_countries: { country: 'derived.removedCountries[]' },
  link: ['seeAlsoLinks[]', { url: 'url', description: 'label' }],
  reference: ['references[]', { citation: 'citation', PMID: 'pmid' }],
  results_reference: [
    'references[]',
    (_text, element) => take(element, { citation: 'citation', PMID: 'pmid' }, { type: 'RESULT' }),
  ],
  verification_date: ['lastVerified', dated],
  ...dates(),
  responsible_party: {
    name_title: 'responsibleParty.oldNameTitle',
    organization: 'responsibleParty.oldOrganization',
    responsible_party_type: 'responsibleParty.type',
    investigator_affiliation: 'responsibleParty.investigatorAffiliation',
    investigator_full_name: 'responsibleParty.investigatorFullName',
    investigator_title: 'responsibleParty.investigatorTitle',
  },
  keyword: 'keywords[]',
  is_fda_regulated: 'retired.isFdaRegulated',
  is_section_801: 'retired.isSection801',
  condition_browse: { mesh_term: ['derived.conditionBrowse.meshes[]', { '#': 'term' }] },
  intervention_browse: { mesh_term: ['derived.interventionBrowse.meshes[]', { '#': 'term' }] },
  patient_data: {
    sharing_ipd: 'ipdSharing.ipdSharing',
    ipd_description: 'ipdSharing.description',
    ipd_info_type: 'ipdSharing.infoTypes[]',
    ipd_time_frame: 'ipdSharing.timeFrame',
    ipd_access_criteria: 'ipdSharing.accessCriteria',
    ipd_url: 'ipdSharing.url',
  },
  study_docs: {
    study_doc: ['availIpds[]', { doc_id: 'id', doc_type: 'type', doc_url: 'url', doc_comment: 'comment' }],
  },
  provided_document_section: {
    provided_document: ['largeDocuments[]', readDocument],
  },
  pending_results: {
    submitted: [unposted, unpostedEvent('RELEASE')],
    returned: [unposted, unpostedEvent('RESET')],
    submission_canceled: [unposted, unpostedEvent('UNRELEASE')],
  },
  clinical_results: ['results', (_text, element) => readResults(element)],
}

/** The dates of submission and posting, by their names of before and after August 2017. */
function dates(): Parts {
  const names: Record<string, string> = {
    firstreceived_date: 'firstSubmitted',
    firstreceived_results_date: 'resultsFirstSubmitted',
    firstreceived_results_disposition_date: 'dispositionFirstSubmitted',
    lastchanged_date: 'lastUpdateSubmitted',
    study_first_submitted: 'firstSubmitted',
    study_first_submitted_qc: 'firstSubmittedQc',
    study_first_posted: 'firstPosted',
    results_first_submitted: 'resultsFirstSubmitted',
    results_first_submitted_qc: 'resultsFirstSubmittedQc',
    results_first_posted: 'resultsFirstPosted',
    disposition_first_submitted: 'dispositionFirstSubmitted',
    disposition_first_submitted_qc: 'dispositionFirstSubmittedQc',
    disposition_first_posted: 'dispositionFirstPosted',
    last_update_submitted: 'lastUpdateSubmitted',
    last_update_posted: 'lastUpdatePosted',
  }
  return Object.fromEntries(Object.entries(names).map(([name, place]) => [name, [place, dated]]))
}
