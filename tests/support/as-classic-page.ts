/** Prints an API v2 study as the full-text page of the classic site (2017 to 2024): labels of glossary terms, tables, what the site says between them. */
import { contactsAndLocations } from './classic-page/people.js'
import { date, item, label, row, section, table, text, type Modules } from './classic-page/markup.js'
import { moreOf, partyOf } from './classic-page/more.js'
import { armsOf, conditionsOf, designOf, outcomesOf } from './classic-page/plan.js'
import { escape, node, nodes, texts, word, type Node } from './current-page/markup.js'
import type { RawStudy } from './raw-study.js'

/** The page of one study as the site sent it. */
export function asClassicPage(study: RawStudy): string {
  const module: Modules = (name) => node((study.protocolSection as unknown as Node)[name])
  const identification = module('identificationModule')
  const { briefTitle, acronym, nctId } = identification
  const title = escape(acronym === undefined ? briefTitle : `${String(briefTitle)} (${String(acronym)})`)
  const isObservational = module('designModule').studyType === 'OBSERVATIONAL'
  const arms = isObservational ? 'Groups and Cohorts' : 'Arms and Interventions'
  const body = [
    section('Study Description', descriptionOf(module)),
    section('Study Design', designOf(module)),
    nodes(module('armsInterventionsModule').armGroups).length === 0
      ? ''
      : section(arms, armsOf(module, isObservational)),
    section('Outcome Measures', outcomesOf(module)),
    section('Eligibility Criteria', eligibilityOf(module('eligibilityModule'))),
    section('Contacts and Locations', contactsAndLocations(module)),
    section('More Information', moreOf(study, module)),
  ]
  return `<!DOCTYPE html>
<html lang="en"><head><title>${title} - Full Text View - ClinicalTrials.gov</title>
<meta name="ncbi_pdid" content="show_study"><meta name="ncbi_pcid" content="${escape(nctId)}"></head><body>
<div id="glossary"><h4>Glossary</h4><ul><li>Recruiting: Participants are sought.</li></ul></div>
<div id="main-content" tabindex="-1"><div class="tr-indent2"><h1 class="tr-h1 ct-sans-serif tr-solo_record">${title}</h1>
${headOf(module)}</div>
<div id="tabs"><ul id="tab-links"><li id="full-text" class="current">Study Details</li><li id="tabular">Tabular View</li></ul></div>
<div id="tab-body">${body.join('\n')}</div><div id="to-top"><a href="#wrapper">To Top</a></div></div>
<div id="footer-menu"><ul><li>Home</li></ul></div></body></html>`
}

function headOf(module: Modules): string {
  const status = module('statusModule')
  const { leadSponsor, collaborators, responsibleParty } = module('sponsorCollaboratorsModule')
  const isAccess = module('designModule').studyType === 'EXPANDED_ACCESS'
  const why =
    status.whyStopped === undefined ? '' : ` <div class="tr-status-details">(${text(status.whyStopped)})</div>`
  const last =
    status.lastKnownStatus === undefined
      ? ''
      : `<div class="status-details"><span>Verified ${date(status.statusVerifiedDate)}</span> by ${escape(node(leadSponsor).name)}.<br> Recruitment status was:&nbsp; ${word('Status', status.lastKnownStatus)}</div>`
  const dates = [
    ['First Posted', status.studyFirstPostDateStruct],
    ['Results First Posted', status.resultsFirstPostDateStruct],
    ['Last Update Posted', status.lastUpdatePostDateStruct],
  ] as const
  const posted = dates.flatMap(([name, struct]) =>
    struct === undefined ? [] : `<div style="font-size:inherit">${label(name)} : ${date(node(struct).date)}</div>`,
  )
  const others = nodes(collaborators).map(({ name }) => escape(name))
  return `<div class="w3-row"><div class="usa-alert usa-alert-warning"><table><tr><td></td><td>The safety and scientific validity of this study is the responsibility of the study sponsor and investigators.</td></tr></table></div>
<table><tr><td>ClinicalTrials.gov Identifier: ${escape(module('identificationModule').nctId)}</td></tr><tr><td><div class="tr-status">
${label(isAccess ? 'Expanded Access Status' : 'Recruitment Status')} : ${word('Status', status.overallStatus)}${why}${last}${posted.join('')}</div></td></tr></table></div>
<div class="tr-info-title">Sponsor:</div><div class="tr-info-text" id="sponsor"> ${escape(node(leadSponsor).name)} </div>
${others.length === 0 ? '' : `<div class="tr-info-title">Collaborator${others.length > 1 ? 's' : ''}:</div>`}
${others.map((name, at) => `<div class="tr-info-text" id="sponsor${at + 1}">${name}</div>`).join('')}
<div class="tr-info-title">Information provided by${responsibleParty === undefined ? '' : ' (Responsible Party)'}:</div>
<div class="tr-info-text" id="responsibleparty">${partyOf(module)}</div>`
}

function descriptionOf(module: Modules): string {
  const { briefSummary, detailedDescription } = module('descriptionModule')
  return `<div class="ct-body3">Brief Summary:</div><div class="ct-body3 tr-indent2">${text(briefSummary)}</div><br>
${conditionsOf(module)}<br>
${detailedDescription === undefined ? '' : `<div id="COLLAPSE-DetailedDesc"><div class="ct-body3"><a id="detaileddesc"></a>Detailed Description:</div><div class="ct-body3 tr-indent2">${text(detailedDescription)}</div></div>`}`
}

function eligibilityOf(module: Node): string {
  const { minimumAge: from, maximumAge: to, healthyVolunteers: healthy } = module
  const limits = from && to ? `${from} to ${to}` : from ? `${from} and older` : to ? `up to ${to}` : ''
  const groups = texts(module.stdAges).map((age) => word('StandardAge', age))
  const ages = limits === '' ? groups.join(', ') : `${escape(limits)} &nbsp; (${groups.join(', ')})`
  const rows = [
    row('Ages Eligible for Study:', ages),
    row('Sexes Eligible for Study:', module.sex === undefined ? '' : word('Sex', module.sex)),
    module.genderBased === true ? row('Gender Based Eligibility:', 'Yes') : '',
    row('Gender Eligibility Description:', text(module.genderDescription)),
    healthy === undefined ? '' : row('Accepts Healthy Volunteers:', healthy === true ? 'Yes' : 'No'),
    row('Sampling Method:', module.samplingMethod === undefined ? '' : word('SamplingMethod', module.samplingMethod)),
  ]
  return `<div class="usa-alert nlm-info"><strong>Information from the National Library of Medicine</strong><p><em>Choosing to participate in a study is an important personal decision.</em></p></div>
${table('Layout table for eligibility information', rows)}
${item('Study Population', text(module.studyPopulation))}${item('Criteria', text(module.eligibilityCriteria))}`
}
