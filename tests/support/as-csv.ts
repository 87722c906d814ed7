/** Prints an API v2 study as a row of a downloaded list, as the site of today does and as the classic site did. */
import { labelOf, pickObject, pickObjects, pickText, pickTexts, printDate, type Raw } from './pick.js'
import type { RawStudy } from './raw-study.js'

/** The columns of `ctg-studies.csv`. */
export function asModernCsv(study: RawStudy): string {
  return asTable({
    'NCT Number': value(study, 'identification.nctId'),
    'Study Title': value(study, 'identification.briefTitle'),
    'Study URL': `https://clinicaltrials.gov/study/${value(study, 'identification.nctId')}`,
    Acronym: value(study, 'identification.acronym'),
    'Study Status': value(study, 'status.overallStatus'),
    'Brief Summary': value(study, 'description.briefSummary'),
    'Study Results': study.hasResults ? 'YES' : 'NO',
    Conditions: values(study, 'conditions.conditions').join('|'),
    Interventions: nodes(study, 'armsInterventions.interventions')
      .map(({ type, name }) => `${text(type)}: ${text(name)}`)
      .join('|'),
    'Primary Outcome Measures': outcomes(study, 'primaryOutcomes').join('|'),
    'Secondary Outcome Measures': outcomes(study, 'secondaryOutcomes').join('|'),
    'Other Outcome Measures': outcomes(study, 'otherOutcomes').join('|'),
    Sponsor: value(study, 'sponsorCollaborators.leadSponsor.name'),
    Collaborators: nodes(study, 'sponsorCollaborators.collaborators')
      .map(({ name }) => name)
      .join('|'),
    Sex: value(study, 'eligibility.sex'),
    Age: values(study, 'eligibility.stdAges').join(', '),
    Phases: values(study, 'design.phases').join('|'),
    Enrollment: value(study, 'design.enrollmentInfo.count'),
    'Funder Type': value(study, 'sponsorCollaborators.leadSponsor.class'),
    'Study Type': value(study, 'design.studyType'),
    'Study Design': modernDesign(study),
    'Other IDs': ids(study).join('|'),
    ...dates(study, (date) => date),
    Locations: sites(study, 'zip').join('|'),
    'Study Documents': documents(study)
      .map(({ name, url }) => `${name}, ${url}`)
      .join('|'),
  })
}

/** The columns of `SearchResults.csv`. */
export function asClassicCsv(study: RawStudy): string {
  const sponsors = [
    pickObject(study, placeOf('sponsorCollaborators.leadSponsor')),
    ...nodes(study, 'sponsorCollaborators.collaborators'),
  ]
  return asTable({
    Rank: '1',
    'NCT Number': value(study, 'identification.nctId'),
    Title: value(study, 'identification.briefTitle'),
    Acronym: value(study, 'identification.acronym'),
    Status: labelOf('Status', value(study, 'status.overallStatus')),
    'Study Results': study.hasResults ? 'Has Results' : 'No Results Available',
    Conditions: values(study, 'conditions.conditions').join('|'),
    Interventions: nodes(study, 'armsInterventions.interventions')
      .map(({ type, name }) => `${labelOf('InterventionType', text(type))}: ${text(name)}`)
      .join('|'),
    'Outcome Measures': ['primaryOutcomes', 'secondaryOutcomes', 'otherOutcomes']
      .flatMap((list) => nodes(study, `outcomes.${list}`).map(({ measure }) => measure))
      .join('|'),
    'Sponsor/Collaborators': sponsors.map(({ name }) => name).join('|'),
    Gender: labelOf('Sex', value(study, 'eligibility.sex')),
    Age: classicAge(study),
    Phases: values(study, 'design.phases')
      .map((phase) => labelOf('Phase', phase))
      .join('|'),
    Enrollment: value(study, 'design.enrollmentInfo.count'),
    'Funded Bys': [...new Set(sponsors.map((sponsor) => classicFunder(String(sponsor.class))))].join('|'),
    'Study Type': labelOf('StudyType', value(study, 'design.studyType')),
    'Study Designs': classicDesign(study),
    'Other IDs': ids(study).join('|'),
    ...dates(study, printDate),
    Locations: sites(study).join('|'),
    'Study Documents': documents(study)
      .map(({ name, url }) => `"${name}", ${url}`)
      .join('|'),
    URL: `https://ClinicalTrials.gov/show/${value(study, 'identification.nctId')}`,
  })
}

type Printed = Record<string, string | undefined>

function asTable(row: Printed): string {
  return `${Object.keys(row).map(quote).join(',')}\r\n${Object.values(row).map(quote).join(',')}\r\n`
}

function quote(cell = ''): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** `status.startDateStruct.date` → its place in a study. */
function placeOf(path: string): string {
  return `protocolSection.${path.replace('.', 'Module.')}`
}

function value(study: RawStudy, path: string): string {
  return pickText(study, placeOf(path)) ?? ''
}

function values(study: RawStudy, path: string): string[] {
  return pickTexts(study, placeOf(path))
}

function nodes(study: RawStudy, path: string): Raw[] {
  return pickObjects(study, placeOf(path))
}

function given(parts: readonly unknown[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ')
}

function outcomes(study: RawStudy, list: string): string[] {
  return nodes(study, `outcomes.${list}`).map((each) => given([each.measure, each.description, each.timeFrame]))
}

function ids(study: RawStudy): string[] {
  const others = nodes(study, 'identification.secondaryIdInfos').map(({ id }) => String(id))
  return [value(study, 'identification.orgStudyIdInfo.id'), ...others]
}

function dates(study: RawStudy, print: (date: string) => string | undefined): Printed {
  const dateOf = (struct: string): string | undefined => print(value(study, `status.${struct}.date`))
  return {
    'Start Date': dateOf('startDateStruct'),
    'Primary Completion Date': dateOf('primaryCompletionDateStruct'),
    'Completion Date': dateOf('completionDateStruct'),
    'First Posted': dateOf('studyFirstPostDateStruct'),
    'Results First Posted': dateOf('resultsFirstPostDateStruct'),
    'Last Update Posted': dateOf('lastUpdatePostDateStruct'),
  }
}

function sites(study: RawStudy, ...also: readonly 'zip'[]): string[] {
  return nodes(study, 'contactsLocations.locations').map((site) =>
    given([site.facility, site.city, site.state, ...also.map((part) => site[part]), site.country]),
  )
}

function documents(study: RawStudy): { name: string; url: string }[] {
  const list = pickObjects(study, 'documentSection.largeDocumentModule.largeDocs')
  return list.map((each) => ({ name: text(each.label), url: `https://cdn.example/large-docs/${text(each.filename)}` }))
}

function modernDesign(study: RawStudy): string {
  const design = pickObject(study, placeOf('design.designInfo'))
  const { masking, whoMasked } = (design.maskingInfo ?? {}) as { masking?: string; whoMasked?: string[] }
  // Of every observational study the site prints the same.
  if (value(study, 'design.studyType') === 'OBSERVATIONAL' && !design.allocation)
    return 'Observational Model: |Time Perspective: p'
  if (value(study, 'design.studyType') === 'EXPANDED_ACCESS') return ''
  return [
    `Allocation: ${design.allocation ?? ''}`,
    `Intervention Model: ${design.interventionModel ?? ''}`,
    `Masking: ${masking ?? ''}${whoMasked ? ` (${whoMasked.join(', ')})` : ''}`,
    `Primary Purpose: ${design.primaryPurpose ?? ''}`,
  ].join('|')
}

function classicDesign(study: RawStudy): string {
  const design = pickObject(study, placeOf('design.designInfo'))
  const { masking, whoMasked = [] } = (design.maskingInfo ?? {}) as { masking?: string; whoMasked?: string[] }
  const roles = whoMasked.map((who) => labelOf('WhoMasked', who)).join(', ')
  const lines: Printed = {
    Allocation: labelOf('DesignAllocation', pickText(design, 'allocation')),
    'Intervention Model': labelOf('InterventionalAssignment', pickText(design, 'interventionModel')),
    'Observational Model': labelOf('ObservationalModel', pickText(design, 'observationalModel')),
    'Time Perspective': labelOf('DesignTimePerspective', pickText(design, 'timePerspective')),
    Masking: (labelOf('DesignMasking', masking) ?? '') + (roles === '' ? '' : ` (${roles})`),
    'Primary Purpose': labelOf('PrimaryPurpose', pickText(design, 'primaryPurpose')),
  }
  return Object.entries(lines)
    .filter(([, printed]) => printed)
    .map(([name, printed]) => `${name}: ${printed}`)
    .join('|')
}

function text(found: unknown): string {
  return found === undefined ? '' : String(found)
}

function classicFunder(kind: string): string {
  return { NIH: 'NIH', FED: 'U.S. Fed', INDUSTRY: 'Industry' }[kind] ?? 'Other'
}

/** `18 Years to 65 Years   (Adult, Older Adult)`. */
function classicAge(study: RawStudy): string {
  const [from, to] = [value(study, 'eligibility.minimumAge'), value(study, 'eligibility.maximumAge')]
  const groups = values(study, 'eligibility.stdAges')
    .map((group) => labelOf('StandardAge', group))
    .join(', ')
  if (from === '' && to === '') return groups
  const limits = from === '' ? `up to ${to}` : to === '' ? `${from} and older` : `${from} to ${to}`
  return `${limits} \u00a0 (${groups})`
}
