/** The `fields` parameter: pieces, paths and branches of a study, a strict list of what is served. */
import type { Study } from './study.js'

/** Modules by section, and the struct of each date of the status module. */
const sections: Readonly<Record<string, readonly string[]>> = {
  protocolSection: [
    'identificationModule',
    'statusModule',
    'sponsorCollaboratorsModule',
    'oversightModule',
    'descriptionModule',
    'conditionsModule',
    'designModule',
    'armsInterventionsModule',
    'outcomesModule',
    'eligibilityModule',
    'contactsLocationsModule',
    'referencesModule',
    'ipdSharingStatementModule',
  ],
  resultsSection: [
    'participantFlowModule',
    'baselineCharacteristicsModule',
    'outcomeMeasuresModule',
    'adverseEventsModule',
    'moreInfoModule',
  ],
  annotationSection: ['annotationModule'],
  documentSection: ['largeDocumentModule'],
  derivedSection: ['miscInfoModule', 'conditionBrowseModule', 'interventionBrowseModule'],
}
const dates = [
  'start',
  'primaryCompletion',
  'completion',
  'studyFirstPost',
  'resultsFirstPost',
  'dispFirstPost',
  'lastUpdatePost',
]
const deeper: Readonly<Record<string, readonly string[]>> = {
  'protocolSection.identificationModule': [
    'nctId',
    'nctIdAliases',
    'briefTitle',
    'officialTitle',
    'acronym',
    'organization',
    'orgStudyIdInfo',
    'secondaryIdInfos',
  ],
  'protocolSection.statusModule': [
    ...'statusVerifiedDate overallStatus lastKnownStatus delayedPosting resultsWaived whyStopped expandedAccessInfo'.split(
      ' ',
    ),
    'expandedAccessInfo.statusForNctId',
    ...'studyFirstSubmitDate studyFirstSubmitQcDate resultsFirstSubmitDate resultsFirstSubmitQcDate'.split(' '),
    ...'dispFirstSubmitDate dispFirstSubmitQcDate lastUpdateSubmitDate'.split(' '),
    ...dates.flatMap((name) => [`${name}DateStruct`, `${name}DateStruct.date`, `${name}DateStruct.type`]),
  ],
  'protocolSection.sponsorCollaboratorsModule': [
    'leadSponsor',
    'leadSponsor.name',
    'leadSponsor.class',
    'responsibleParty',
    'collaborators',
  ],
  'protocolSection.oversightModule': ['fdaaa801Violation'],
  'protocolSection.referencesModule': ['references', 'references.retractions', 'references.retractions.pmid'],
  'protocolSection.conditionsModule': ['conditions', 'keywords'],
  'protocolSection.designModule': [
    'studyType',
    'phases',
    'designInfo',
    'enrollmentInfo',
    'enrollmentInfo.count',
    'enrollmentInfo.type',
  ],
  'protocolSection.outcomesModule': ['primaryOutcomes', 'secondaryOutcomes', 'otherOutcomes'],
  'protocolSection.eligibilityModule': [
    'eligibilityCriteria',
    'sex',
    'minimumAge',
    'maximumAge',
    'healthyVolunteers',
    'stdAges',
  ],
  'protocolSection.contactsLocationsModule': ['centralContacts', 'overallOfficials', 'locations'],
  'annotationSection.annotationModule': [
    'unpostedAnnotation',
    'violationAnnotation',
    'unpostedAnnotation.unpostedEvents',
    'unpostedAnnotation.unpostedResponsibleParty',
    'violationAnnotation.violationEvents',
  ],
  'derivedSection.miscInfoModule': [
    'versionHolder',
    'removedCountries',
    'submissionTracking',
    'submissionTracking.estimatedResultsFirstSubmitDate',
    'submissionTracking.submissionInfos',
    'submissionTracking.firstMcpInfo',
  ],
}

const paths: readonly string[] = [
  'hasResults',
  ...Object.entries(sections).flatMap(([section, modules]) => [
    section,
    ...modules.flatMap((module) => {
      const path = `${section}.${module}`
      return [path, ...(deeper[path] ?? []).map((field) => `${path}.${field}`)]
    }),
  ]),
]

/** Pieces whose names are not those of their last step. */
const odd: Readonly<Record<string, string>> = {
  NCTId: 'nctId',
  NCTIdAlias: 'nctIdAliases',
  ExpandedAccessStatusForNCTId: 'expandedAccessInfo.statusForNctId',
  FDAAA801Violation: 'oversightModule.fdaaa801Violation',
  RetractionPMID: 'references.retractions.pmid',
  LeadSponsorName: 'leadSponsor.name',
  LeadSponsorClass: 'leadSponsor.class',
  EnrollmentCount: 'enrollmentInfo.count',
  EnrollmentType: 'enrollmentInfo.type',
  Condition: 'conditions',
  Keyword: 'keywords',
  Phase: 'phases',
  StdAge: 'stdAges',
  Location: 'locations',
  CentralContact: 'centralContacts',
  OverallOfficial: 'overallOfficials',
  PrimaryOutcome: 'primaryOutcomes',
  SecondaryOutcome: 'secondaryOutcomes',
  UnpostedEvent: 'unpostedAnnotation.unpostedEvents',
  UnpostedResponsibleParty: 'unpostedAnnotation.unpostedResponsibleParty',
  ViolationEvent: 'violationAnnotation.violationEvents',
  SubmissionInfo: 'submissionTracking.submissionInfos',
  RemovedCountry: 'removedCountries',
  EstimatedResultsFirstSubmitDate: 'submissionTracking.estimatedResultsFirstSubmitDate',
}

const pathsByName = new Map<string, string>(
  paths.flatMap((path) => {
    const last = path.split('.').at(-1) ?? path
    const piece = `${last.charAt(0).toUpperCase()}${last.slice(1)}`
    return [[path, path] as const, ...(last === 'date' || last === 'type' ? [] : [[piece, path] as const])]
  }),
)
for (const [piece, end] of Object.entries(odd)) {
  const path = paths.find((each) => each.endsWith(`.${end}`))
  if (path !== undefined) pathsByName.set(piece, path)
}
for (const name of dates) {
  const piece = `${name.charAt(0).toUpperCase()}${name.slice(1)}Date`
  pathsByName.set(piece, `protocolSection.statusModule.${name}DateStruct.date`)
  pathsByName.set(`${piece}Type`, `protocolSection.statusModule.${name}DateStruct.type`)
}

/** The path of a piece, path or branch; undefined where the registry has none of this name. */
export function pathOf(name: string): string | undefined {
  return pathsByName.get(name)
}

/** Only these paths of the study, in the study's own order. */
export function project(study: Study, wanted: readonly string[]): unknown {
  return only(study, '', wanted) ?? {}
}

function only(value: unknown, at: string, wanted: readonly string[]): unknown {
  if (wanted.includes(at)) return value
  if (typeof value !== 'object' || value === null) return undefined
  if (at !== '' && !wanted.some((path) => path.startsWith(`${at}.`))) return undefined
  if (Array.isArray(value)) {
    const parts = value.flatMap((child: unknown) => only(child, at, wanted) ?? [])
    return parts.length === 0 ? undefined : parts
  }
  const kept = Object.entries(value).flatMap(([name, child]) => {
    const part = only(child, at === '' ? name : `${at}.${name}`, wanted)
    return part === undefined ? [] : [[name, part] as const]
  })
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(study: Study, path: string): unknown {
  let found: unknown = study
  for (const step of path.split('.'))
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[step] : undefined
  return found
}
