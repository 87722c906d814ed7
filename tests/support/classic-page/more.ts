/** Prints what the classic site told of an API v2 study at the end of its page: publications, ids, dates, terms. */
import { escape, node, nodes, texts, word, type Node } from '../current-page/markup.js'
import type { RawStudy } from '../raw-study.js'
import { date, lineOf, row, table, text, type Modules } from './markup.js'

const kinds = {
  RESULT: 'Publications of Results:',
  BACKGROUND: 'Publications:',
  DERIVED: 'Publications automatically indexed to this study by ClinicalTrials.gov Identifier (NCT Number):',
}

export function moreOf(study: RawStudy, module: Modules): string {
  const { references, seeAlsoLinks } = module('referencesModule')
  const published = Object.entries(kinds).map(([type, heading]) => {
    const entries = nodes(references).flatMap((each) => (each.type === type ? citationOf(each) : []))
    return entries.length === 0
      ? ''
      : `<span class="ct-header3"> ${heading}</span><div class="tr-indent2">${entries.join('')}</div><br>`
  })
  const links = nodes(seeAlsoLinks).map(
    ({ label: words, url }) =>
      `<div><a href="/ct2/bye/x">${words === undefined ? escape(url) : lineOf(words)}</a></div>`,
  )
  const documents = nodes(
    node(node(study).documentSection && node(node(study).documentSection).largeDocumentModule).largeDocs,
  )
  const files = documents.map(
    (each) =>
      `<div><a href="/ProvidedDocs/00/NCT00000000/${escape(each.filename)}">${escape(each.label)}</a> &nbsp;[PDF] ${date(each.date)}</div>`,
  )
  return `${files.length === 0 ? '' : `<span class="ct-header3"> Study Documents (Full-Text)</span><div class="tr-indent2"><div>Documents provided by the sponsor:</div>${files.join('')}</div><br>`}
${links.length === 0 ? '' : `<span class="ct-header3"> Additional Information:</span><div class="tr-indent2">${links.join('')}</div><br>`}
${published.join('')}${tablesOf(module)}${termsOf(study, module)}`
}

function citationOf({ citation, retractions }: Node): string {
  const notices = nodes(retractions).map(
    ({ source }) =>
      `<div style="margin-top:1ex"><span>Retraction in:</span> <a href="/ct2/bye/y">${escape(source)}</a></div>`,
  )
  return `<div style="margin-top:2ex"><a href="/ct2/bye/z">${escape(citation)}</a>${notices.join('')}</div>`
}

function answer(name: string, value: unknown): string {
  return value === undefined ? '' : row(name, value === true ? 'Yes' : 'No')
}

function tablesOf(module: Modules): string {
  const { orgStudyIdInfo, secondaryIdInfos, nctId } = module('identificationModule')
  const status = module('statusModule')
  const plan = module('ipdSharingStatementModule')
  const oversight = module('oversightModule')
  const ids = [node(orgStudyIdInfo), ...nodes(secondaryIdInfos)].map(({ id, type, domain, link }) => {
    const kind =
      type === undefined
        ? ''
        : ` ( ${word('SecondaryIdType', type)}${domain === undefined ? '' : `: ${escape(domain)}`} )`
    return link === undefined ? `${escape(id)}${kind}<br>` : `<a href="${escape(link)}"> ${escape(id)}${kind}</a><br>`
  })
  return `${table('Layout table for additonal information', [
    module('sponsorCollaboratorsModule').responsibleParty === undefined
      ? ''
      : row('Responsible Party:', partyOf(module)),
    row('ClinicalTrials.gov Identifier:', `<a href="/s">${escape(nctId)}</a> &nbsp;`),
    row('Other Study ID Numbers:', ids.join('')),
    row(
      'First Posted:',
      `${date(node(status.studyFirstPostDateStruct).date)} &nbsp;<a href="/ct2/keydates">Key Record Dates</a>`,
    ),
    row('Last Update Posted:', date(node(status.lastUpdatePostDateStruct).date)),
    row('Last Verified:', date(status.statusVerifiedDate)),
    '<tr><td colspan="2">Individual Participant Data (IPD) Sharing Statement:</td></tr>',
    row('Plan to Share IPD:', plan.ipdSharing === undefined ? '' : word('IpdSharing', plan.ipdSharing)),
    row('Plan Description:', text(plan.description)),
    row(
      'Supporting Materials:',
      texts(plan.infoTypes)
        .map((type) => word('IpdSharingInfoType', type))
        .join('<br>'),
    ),
    row('Time Frame:', text(plan.timeFrame)),
    row('Access Criteria:', text(plan.accessCriteria)),
    row('URL:', plan.url === undefined ? '' : `<a>${escape(plan.url)}</a>`),
  ])}<br>${table('Layout table for additional information', [
    answer('Studies a U.S. FDA-regulated Drug Product:', oversight.isFdaRegulatedDrug),
    answer('Studies a U.S. FDA-regulated Device Product:', oversight.isFdaRegulatedDevice),
    answer('Device Product Not Approved or Cleared by U.S. FDA:', oversight.isUnapprovedDevice),
    answer('Pediatric Postmarket Surveillance of a Device Product:', oversight.isPpsd),
    answer('Product Manufactured in and Exported from the U.S.:', oversight.isUsExport),
  ])}`
}

/** The responsible party on one line. */
export function partyOf(module: Modules): string {
  const { leadSponsor, responsibleParty } = module('sponsorCollaboratorsModule')
  const { investigatorFullName, investigatorTitle, investigatorAffiliation, oldNameTitle, oldOrganization } =
    node(responsibleParty)
  if (responsibleParty === undefined) return escape(node(module('identificationModule').organization).fullName)
  const parts = [investigatorFullName, investigatorTitle, investigatorAffiliation ?? oldOrganization, oldNameTitle]
  const told = parts.filter((part) => part !== undefined)
  return told.length > 0 ? told.map(escape).join(', ') : escape(node(leadSponsor).name)
}

/** Two columns, to be read one after the other. */
function columns(values: readonly string[]): string {
  const half = Math.ceil(values.length / 2)
  const cells = [values.slice(0, half), values.slice(half)].map(
    (column) => `<td>${column.map((each) => `${each}<br>`).join('')}</td>`,
  )
  return `<div class="tr-indent3"><table><tr>${cells.join('')}</tr></table></div>`
}

function termsOf(study: RawStudy, module: Modules): string {
  const keywords = texts(module('conditionsModule').keywords).map(escape)
  const { conditionBrowseModule, interventionBrowseModule } = node(study.derivedSection)
  const terms = [conditionBrowseModule, interventionBrowseModule].flatMap((each) =>
    [...nodes(node(each).meshes), ...nodes(node(each).ancestors)].map(({ term }) => escape(term)),
  )
  return `${keywords.length === 0 ? '' : `<div class="tr-tableLabel">Keywords provided by ${partyOf(module)}:</div>${columns(keywords)}`}
${terms.length === 0 ? '' : `<div class="tr-tableLabel">Additional relevant MeSH terms:</div>${columns(terms)}`}`
}
