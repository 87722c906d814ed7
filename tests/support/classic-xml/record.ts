/** What the classic XML tells of the record itself: links, references, dates, who answers for it, what is shared. */
import { labelOf, pickObject, pickObjects, pickText, pickTexts, printDate, type Raw } from '../pick.js'
import { dated, plain, yesOrNo } from './parts.js'
import { group, leaf, type Part } from './print.js'

export function recordOf(protocol: unknown): Part[] {
  const status = pickObject(protocol, 'statusModule')
  const date = (name: string, field: string): Part => leaf(name, printDate(pickText(status, field)))
  const posted = (name: string, field: string): Part => dated(name, status, field, 'Estimate')
  const module = pickObject(protocol, 'referencesModule')
  const references = pickObjects(module, 'references')
  return [
    ...pickObjects(module, 'seeAlsoLinks').map((link) =>
      group('link', leaf('url', pickText(link, 'url')), plain('description', link, 'label')),
    ),
    ...references.filter(({ type }) => type !== 'RESULT').map((each) => referenceOf('reference', each)),
    ...references.filter(({ type }) => type === 'RESULT').map((each) => referenceOf('results_reference', each)),
    date('verification_date', 'statusVerifiedDate'),
    date('study_first_submitted', 'studyFirstSubmitDate'),
    date('study_first_submitted_qc', 'studyFirstSubmitQcDate'),
    posted('study_first_posted', 'studyFirstPostDateStruct'),
    date('results_first_submitted', 'resultsFirstSubmitDate'),
    date('results_first_submitted_qc', 'resultsFirstSubmitQcDate'),
    posted('results_first_posted', 'resultsFirstPostDateStruct'),
    date('disposition_first_submitted', 'dispFirstSubmitDate'),
    date('disposition_first_submitted_qc', 'dispFirstSubmitQcDate'),
    posted('disposition_first_posted', 'dispFirstPostDateStruct'),
    date('last_update_submitted', 'lastUpdateSubmitDate'),
    date('last_update_submitted_qc', 'lastUpdateSubmitDate'),
    posted('last_update_posted', 'lastUpdatePostDateStruct'),
  ]
}

function referenceOf(name: string, reference: Raw): Part {
  return group(name, leaf('citation', pickText(reference, 'citation')), leaf('PMID', pickText(reference, 'pmid')))
}

export function endOf(study: unknown): Part[] {
  const protocol = pickObject(study, 'protocolSection')
  const party = pickObject(protocol, 'sponsorCollaboratorsModule.responsibleParty')
  const sharing = pickObject(protocol, 'ipdSharingStatementModule')
  return [
    group(
      'responsible_party',
      leaf('name_title', pickText(party, 'oldNameTitle')),
      leaf('organization', pickText(party, 'oldOrganization')),
      leaf('responsible_party_type', labelOf('ResponsiblePartyType', pickText(party, 'type'))),
      leaf('investigator_affiliation', pickText(party, 'investigatorAffiliation')),
      leaf('investigator_full_name', pickText(party, 'investigatorFullName')),
      leaf('investigator_title', pickText(party, 'investigatorTitle')),
    ),
    ...pickTexts(protocol, 'conditionsModule.keywords').map((keyword) => leaf('keyword', keyword)),
    ...(['condition', 'intervention'] as const).map((kind) =>
      group(
        `${kind}_browse`,
        pickObjects(study, `derivedSection.${kind}BrowseModule.meshes`).map(({ term }) =>
          leaf('mesh_term', String(term)),
        ),
      ),
    ),
    group(
      'patient_data',
      leaf('sharing_ipd', labelOf('IpdSharing', pickText(sharing, 'ipdSharing'))),
      plain('ipd_description', sharing, 'description'),
      pickTexts(sharing, 'infoTypes').map((type) => leaf('ipd_info_type', labelOf('IpdSharingInfoType', type))),
      plain('ipd_time_frame', sharing, 'timeFrame'),
      plain('ipd_access_criteria', sharing, 'accessCriteria'),
      leaf('ipd_url', pickText(sharing, 'url')),
    ),
    group('study_docs', pickObjects(protocol, 'referencesModule.availIpds').map(availableOf)),
    group(
      'provided_document_section',
      pickObjects(study, 'documentSection.largeDocumentModule.largeDocs').map(documentOf),
    ),
    group(
      'pending_results',
      pickObjects(study, 'annotationSection.annotationModule.unpostedAnnotation.unpostedEvents').map(pendingOf),
    ),
  ]
}

function availableOf(document: Raw): Part {
  return group(
    'study_doc',
    leaf('doc_id', pickText(document, 'id')),
    leaf('doc_type', pickText(document, 'type')),
    leaf('doc_url', pickText(document, 'url')),
    plain('doc_comment', document, 'comment'),
  )
}

function documentOf(document: Raw): Part {
  return group(
    'provided_document',
    leaf('document_type', pickText(document, 'label')),
    yesOrNo('document_has_protocol', document, 'hasProtocol'),
    yesOrNo('document_has_icf', document, 'hasIcf'),
    yesOrNo('document_has_sap', document, 'hasSap'),
    leaf('document_date', printDate(pickText(document, 'date'))),
    leaf('document_url', `https://ClinicalTrials.gov/ProvidedDocs/00/NCT00000000/${pickText(document, 'filename')}`),
  )
}

const pending: Record<string, string> = { RELEASE: 'submitted', RESET: 'returned', UNRELEASE: 'submission_canceled' }

function pendingOf(event: Raw): Part {
  const date = event['dateUnknown'] ? 'Unknown' : printDate(pickText(event, 'date'))
  return leaf(pending[pickText(event, 'type') ?? ''] ?? 'submitted', date)
}
