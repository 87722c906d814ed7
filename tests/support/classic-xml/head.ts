/** The head of the classic XML: ids, titles, sponsors, oversight, descriptions, status. */
import { labelOf, pickObject, pickObjects, pickText, pickTexts, type Raw } from '../pick.js'
import { dated, plain, textBlock, yesOrNo } from './parts.js'
import { group, leaf, type Part } from './print.js'

export function headOf(protocol: unknown): Part[] {
  const identification = pickObject(protocol, 'identificationModule')
  const sponsors = pickObject(protocol, 'sponsorCollaboratorsModule')
  const oversight = pickObject(protocol, 'oversightModule')
  const status = pickObject(protocol, 'statusModule')
  return [
    group(
      'id_info',
      leaf('org_study_id', pickText(identification, 'orgStudyIdInfo.id')),
      pickObjects(identification, 'secondaryIdInfos').map((each) => leaf('secondary_id', pickText(each, 'id'))),
      leaf('nct_id', pickText(identification, 'nctId')),
      pickTexts(identification, 'nctIdAliases').map((alias) => leaf('nct_alias', alias)),
    ),
    leaf('brief_title', pickText(identification, 'briefTitle')),
    leaf('acronym', pickText(identification, 'acronym')),
    leaf('official_title', pickText(identification, 'officialTitle')),
    group(
      'sponsors',
      sponsorOf('lead_sponsor', pickObject(sponsors, 'leadSponsor')),
      pickObjects(sponsors, 'collaborators').map((each) => sponsorOf('collaborator', each)),
    ),
    leaf('source', pickText(identification, 'organization.fullName')),
    group(
      'oversight_info',
      yesOrNo('has_dmc', oversight, 'oversightHasDmc'),
      yesOrNo('is_fda_regulated_drug', oversight, 'isFdaRegulatedDrug'),
      yesOrNo('is_fda_regulated_device', oversight, 'isFdaRegulatedDevice'),
      yesOrNo('is_unapproved_device', oversight, 'isUnapprovedDevice'),
      yesOrNo('is_ppsd', oversight, 'isPpsd'),
      yesOrNo('is_us_export', oversight, 'isUsExport'),
    ),
    textBlock('brief_summary', pickText(protocol, 'descriptionModule.briefSummary'), 1),
    textBlock('detailed_description', pickText(protocol, 'descriptionModule.detailedDescription'), 1),
    leaf('overall_status', labelOf('Status', pickText(status, 'overallStatus'))),
    leaf('last_known_status', labelOf('Status', pickText(status, 'lastKnownStatus'))),
    plain('why_stopped', status, 'whyStopped'),
    dated('start_date', status, 'startDateStruct', 'Anticipated'),
    dated('completion_date', status, 'completionDateStruct', 'Anticipated'),
    dated('primary_completion_date', status, 'primaryCompletionDateStruct', 'Anticipated'),
  ]
}

/** The closed list of the schema has four classes. */
function sponsorOf(name: string, sponsor: Raw): Part {
  const kind = pickText(sponsor, 'class')
  const classes: Record<string, string> = { NIH: 'NIH', FED: 'U.S. Fed', INDUSTRY: 'Industry' }
  return group(
    name,
    leaf('agency', pickText(sponsor, 'name')),
    leaf('agency_class', kind === undefined ? undefined : (classes[kind] ?? 'Other')),
  )
}
