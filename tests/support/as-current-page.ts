/** Prints an API v2 study as the present site's page: custom elements, headings, and what the site itself says between them. */
import {
  dated,
  escape,
  field,
  marked,
  node,
  nodes,
  plain,
  rows,
  section,
  texts,
  word,
  type Node,
} from './current-page/markup.js'
import { contactsAndLocations } from './current-page/people.js'
import { studyPlan } from './current-page/plan.js'
import type { RawStudy } from './raw-study.js'

/** The page of one study as a browser saves it. */
export function asCurrentPage(study: RawStudy): string {
  const module = (name: string): Node => node((study.protocolSection as unknown as Node)[name])
  const identification = module('identificationModule')
  const body = [
    head(identification, module('statusModule'), module('sponsorCollaboratorsModule')),
    section('study-overview', 'Study Overview', overview(module)),
    section(
      'contacts-and-locations',
      'Contacts and Locations',
      contactsAndLocations(module('contactsLocationsModule')),
    ),
    section('participation-criteria', 'Participation Criteria', criteria(module('eligibilityModule'))),
    section('study-plan', 'Study Plan', studyPlan(module)),
    section('collaborators-and-investigators', 'Collaborators and Investigators', involved(module)),
    publications(nodes(module('referencesModule').references)),
    section('study-record-dates', 'Study Record Dates', dates(module('statusModule'))),
    section('more-information', 'More Information', more(study, module)),
  ]
  const title = `Study Details | ${escape(identification.nctId)} | ${escape(identification.briefTitle)} | ClinicalTrials.gov`
  return `<!DOCTYPE html><html lang="en"><head><title>${title}</title><style>a{}</style></head><body>
<header class="usa-header"><nav><ul><li>Find Studies</li><li>Study Basics</li></ul></nav></header>
<ctg-root><main id="main-content"><ctg-study-details><section>${body.join('\n')}</section></ctg-study-details></main></ctg-root>
<footer class="usa-footer"><p>Last Update Posted</p></footer></body></html>`
}

function head(identification: Node, status: Node, { leadSponsor, responsibleParty }: Node): string {
  const why = status.whyStopped === undefined ? '' : ` <span>(${escape(status.whyStopped)})</span>`
  const last =
    status.lastKnownStatus === undefined
      ? ''
      : `<div>Last known status: ${word('Status', status.lastKnownStatus)}</div>`
  const { investigatorFullName } = node(responsibleParty)
  const party = investigatorFullName ?? node(leadSponsor).name
  return `<ctg-study-details-top-info><p><ctg-recruitment-status><span>${word('Status', status.overallStatus)}</span>${why}</ctg-recruitment-status></p>${last}
<h2>${escape(identification.briefTitle)}</h2><div><button>Save this study</button></div>
<div><span>ClinicalTrials.gov ID</span> <i class="material-icons" aria-hidden="true">info</i><span>${escape(identification.nctId)}</span></div>
<div><span>Sponsor</span> <span>${escape(node(leadSponsor).name)}</span></div>
${responsibleParty === undefined ? '' : `<div><span>Information provided by</span> <span>${escape(party)} (Responsible Party)</span></div>`}
<div><span>Last Update Posted</span> <span>${escape(node(status.lastUpdatePostDateStruct).date)}</span></div></ctg-study-details-top-info>
<ul><li>Study Details</li><li>Researcher View</li><li>No Results Posted</li><li>Record History</li></ul>`
}

function overview(module: (name: string) => Node): string {
  const [identification, status, design] = ['identificationModule', 'statusModule', 'designModule'].map(module)
  const { briefSummary, detailedDescription } = module('descriptionModule')
  const interventions = nodes(module('armsInterventionsModule').interventions)
  const { count, type } = node(design?.enrollmentInfo)
  const enrolled = type === undefined ? 'Enrollment' : `Enrollment (${word('EnrollmentType', type)})`
  const registry = design?.patientRegistry === true ? ' [Patient Registry]' : ''
  return [
    field('Brief Summary', marked(briefSummary)),
    detailedDescription === undefined ? '' : field('Detailed Description', marked(detailedDescription)),
    field('Official Title', escape(identification?.officialTitle)),
    field('Conditions', rows(texts(module('conditionsModule').conditions).map(escape))),
    field('Intervention / Treatment', rows(interventions.map(titleOf))),
    field('Other Study ID Numbers', rows(ids(identification ?? {}))),
    dated('Study Start', status?.startDateStruct),
    dated('Primary Completion', status?.primaryCompletionDateStruct),
    dated('Study Completion', status?.completionDateStruct),
    count === undefined ? '' : `<div><div>${enrolled}</div><div><span>${escape(count)}</span></div></div>`,
    design?.studyType === undefined
      ? ''
      : field(
          'Study Type',
          `<ctg-enum-value><span>${word('StudyType', design.studyType)}${registry}</span></ctg-enum-value>`,
        ),
    field(
      'Phase',
      texts(design?.phases)
        .map((each) => `<ctg-enum-value><span>${word('Phase', each)}</span></ctg-enum-value>`)
        .join(''),
    ),
  ].join('\n')
}

function titleOf({ type, name }: Node): string {
  return `<ctg-enum-value><span>${word('InterventionType', type)}</span></ctg-enum-value>: <span>${escape(name)}</span>`
}

function ids({ orgStudyIdInfo, secondaryIdInfos }: Node): string[] {
  const others = nodes(secondaryIdInfos).map(({ id, type, domain }) => {
    const kind =
      type === undefined
        ? ''
        : ` (${word('SecondaryIdType', type)}${domain === undefined ? '' : `: ${escape(domain)}`})`
    return `${escape(id)}${kind}`
  })
  return [escape(node(orgStudyIdInfo).id), ...others]
}

function criteria(module: Node): string {
  const { minimumAge: from, maximumAge: to, healthyVolunteers: healthy } = module
  const limits = from && to ? `${from} to ${to}` : from ? `${from} and older` : to ? `up to ${to}` : ''
  const groups = texts(module.stdAges).map(
    (age) => `<ctg-enum-value><span>${word('StandardAge', age)}</span></ctg-enum-value>`,
  )
  const ages = limits === '' ? groups.join(', ') : `${limits} &nbsp;(${groups.join(', ')})`
  const { eligibilityCriteria, sex, samplingMethod, studyPopulation, genderBased, genderDescription } = module
  return [
    `<p>Researchers look for people who fit a certain description, called eligibility criteria.</p>`,
    eligibilityCriteria === undefined
      ? ''
      : `<h3>Eligibility Criteria</h3><h4>Description</h4><div>${marked(eligibilityCriteria)}</div>`,
    field('Ages Eligible for Study', ages),
    sex === undefined ? '' : field('Sexes Eligible for Study', word('Sex', sex)),
    genderBased === undefined ? '' : field('Gender Based Eligibility', genderBased === true ? 'Yes' : 'No'),
    genderDescription === undefined ? '' : field('Gender Eligibility Description', marked(genderDescription)),
    healthy === undefined ? '' : field('Accepts Healthy Volunteers', healthy === true ? 'Yes' : 'No'),
    samplingMethod === undefined ? '' : field('Sampling Method', word('SamplingMethod', samplingMethod)),
    studyPopulation === undefined ? '' : field('Study Population', marked(studyPopulation)),
  ].join('\n')
}

function involved(module: (name: string) => Node): string {
  const { leadSponsor, collaborators } = module('sponsorCollaboratorsModule')
  const officials = nodes(module('contactsLocationsModule').overallOfficials).map(({ role, name, affiliation }) => {
    return `<li>${word('OfficialRole', role)}: <span>${[name, affiliation]
      .filter((each) => each !== undefined)
      .map(escape)
      .join(', ')}</span></li>`
  })
  return [
    '<p>This is where you will find people and organizations involved with this study.</p>',
    field('Sponsor', escape(node(leadSponsor).name)),
    field('Collaborators', rows(nodes(collaborators).map(({ name }) => escape(name)))),
    officials.length > 0 ? `<h3>Investigators</h3><ul>${officials.join('')}</ul>` : '',
  ].join('\n')
}

const kinds = {
  BACKGROUND: 'General Publications',
  RESULT: 'Publications of Results',
  DERIVED: 'Publications automatically indexed to this study by ClinicalTrials.gov Identifier (NCT Number)',
}

function publications(references: readonly Node[]): string {
  const groups = Object.entries(kinds).map(([kind, title]) => {
    const own = references.filter(({ type }) => type === kind)
    const items = own.map(({ citation, retractions }) => {
      const notices = nodes(retractions).map(({ source }) => `<div>Retraction in: ${escape(source)}</div>`)
      return `<li><a>${escape(citation)}</a>${notices.join('')}</li>`
    })
    return items.length > 0 ? `<h4>${title}</h4><ul>${items.join('')}</ul>` : ''
  })
  return section(
    'publications',
    'Publications',
    `<p>The person responsible for entering information about the study voluntarily provides these publications.</p>${groups.join('')}`,
  )
}

function dates(status: Node): string {
  return [
    '<p>These dates track the progress of study record and summary results submissions to ClinicalTrials.gov.</p>',
    '<h3>Study Registration Dates</h3>',
    plain('First Submitted', status.studyFirstSubmitDate),
    plain('First Submitted that Met QC Criteria', status.studyFirstSubmitQcDate),
    dated('First Posted', status.studyFirstPostDateStruct),
    status.resultsFirstSubmitDate === undefined ? '' : '<h3>Results Reporting Dates</h3>',
    plain('Results First Submitted', status.resultsFirstSubmitDate),
    plain('Results First Submitted that Met QC Criteria', status.resultsFirstSubmitQcDate),
    dated('Results First Posted', status.resultsFirstPostDateStruct),
    '<h3>Study Record Updates</h3>',
    plain('Last Update Submitted that Met QC Criteria', status.lastUpdateSubmitDate),
    dated('Last Update Posted', status.lastUpdatePostDateStruct),
    plain('Last Verified', status.statusVerifiedDate),
  ].join('\n')
}

function more(study: RawStudy, module: (name: string) => Node): string {
  const { keywords } = module('conditionsModule')
  const { leadSponsor } = module('sponsorCollaboratorsModule')
  const { conditionBrowseModule, interventionBrowseModule } = node(study.derivedSection)
  const terms = [conditionBrowseModule, interventionBrowseModule].flatMap((each) =>
    nodes(node(each).meshes).map(({ term }) => escape(term)),
  )
  const plan = module('ipdSharingStatementModule')
  const oversight = module('oversightModule')
  return [
    '<h3>Terms related to this study</h3>',
    field(`Keywords Provided by ${escape(node(leadSponsor).name)}`, rows(texts(keywords).map(escape))),
    field('Additional Relevant MeSH Terms', rows(terms)),
    '<h3>Plan for Individual Participant Data (IPD)</h3>',
    plan.ipdSharing === undefined
      ? ''
      : field('Plan to Share Individual Participant Data (IPD)?', escape(plan.ipdSharing)),
    told('IPD Plan Description', plan.description),
    told('IPD Sharing Time Frame', plan.timeFrame),
    told('IPD Sharing Access Criteria', plan.accessCriteria),
    field(
      'IPD Sharing Supporting Information Type',
      rows(texts(plan.infoTypes).map((type) => word('IpdSharingInfoType', type))),
    ),
    field('IPD Sharing URL', escape(plan.url)),
    '<h3>Drug and device information, study documents, and helpful links</h3>',
    answer('Studies a U.S. FDA-regulated Drug Product', oversight.isFdaRegulatedDrug),
    answer('Studies a U.S. FDA-regulated Device Product', oversight.isFdaRegulatedDevice),
    answer('Device Product Not Approved or Cleared by U.S. FDA', oversight.isUnapprovedDevice),
    answer('Pediatric Postmarket Surveillance of a Device Product', oversight.isPpsd),
    answer('Product Manufactured in and Exported from the U.S.', oversight.isUsExport),
  ].join('\n')
}

function answer(label: string, value: unknown): string {
  return value === undefined ? '' : field(label, value === true ? 'Yes' : 'No')
}

function told(label: string, text: unknown): string {
  return text === undefined ? '' : field(label, marked(text))
}
