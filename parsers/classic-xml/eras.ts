/** What a document of its day does not carry: the registry's schema grew and shrank, and the document tells its day. */
import type { Draft } from '../../src/model/draft.js'
import type { TrialPath } from '../../src/model/trial-path.js'
import { readDate } from '../../src/normalize/date.js'
import type { Remark } from '../../src/normalize/remark.js'
import { isObject } from '../json/objects.js'
import { childOf, textOf, type XmlElement } from '../xml/element.js'

/** The day from which on the schema had them, and what it did not carry before. */
const came: readonly (readonly [day: string, paths: readonly TrialPath[]])[] = [
  ['2006-12-12', ['retired']],
  ['2007-01-10', ['nctIdAliases']],
  ['2007-03-02', ['oversightHasDmc', 'whyStopped']],
  ['2007-04-11', ['acronym']],
  ['2007-04-19', ['enrollment', 'outcomes[].timeFrame']],
  [
    '2007-07-18',
    ['arms', 'interventions[].description', 'interventions[].armGroupLabels', 'interventions[].otherNames'],
  ],
  ['2007-10-08', ['bioSpec', 'studyPopulation', 'samplingMethod']],
  ['2008-01-10', ['studyType']],
  ['2008-05-20', ['healthyVolunteers']],
  ['2008-06-19', ['primaryCompletionDate', 'outcomes[].safetyIssue']],
  ['2009-05-12', ['completionDate', 'primaryCompletionDate.type', 'enrollment.type']],
  ['2009-10-15', ['responsibleParty']],
  ['2010-03-04', ['outcomes[].description']],
  ['2010-07-14', ['keywords', 'expandedAccess', 'derived.conditionBrowse', 'derived.interventionBrowse']],
  ['2010-09-07', ['resultsFirstSubmitted', 'derived.hasResults']],
  ['2010-09-10', ['leadSponsor.class', 'collaborators[].class']],
  ['2010-10-12', ['derived.removedCountries']],
  ['2011-12-13', ['results']],
  ['2014-03-27', ['targetDuration']],
  ['2016-06-30', ['ipdSharing', 'availIpds', 'dispositionFirstSubmitted']],
  ['2016-11-24', ['lastKnownStatus']],
  ['2016-12-02', ['results.outcomeMeasures[].denomUnitsSelected']],
  [
    '2017-01-11',
    [
      'expandedAccessTypes',
      'genderBased',
      'genderDescription',
      'interventionModelDescription',
      'isFdaRegulatedDevice',
      'isFdaRegulatedDrug',
      'isPpsd',
      'isUnapprovedDevice',
      'isUsExport',
      'maskingDescription',
      'results.adverseEvents.eventGroups[].deathsNumAffected',
      'results.adverseEvents.eventGroups[].deathsNumAtRisk',
      'results.outcomeMeasures[].analyses[].otherAnalysisDescription',
      'startDate.type',
    ],
  ],
  [
    '2017-08-30',
    [
      'dispositionFirstPosted',
      'dispositionFirstSubmittedQc',
      'firstPosted',
      'firstSubmittedQc',
      'lastUpdatePosted',
      'resultsFirstPosted',
      'resultsFirstSubmittedQc',
    ],
  ],
  ['2018-05-09', ['annotations']],
  ['2018-08-22', ['ipdSharing.accessCriteria', 'ipdSharing.infoTypes', 'ipdSharing.timeFrame', 'ipdSharing.url']],
  ['2019-02-06', ['largeDocuments']],
]

/** The last day on which the schema had them, and what it has not carried since. */
const went: readonly (readonly [day: string, paths: readonly TrialPath[]])[] = [
  ['2017-01-11', ['outcomes[].safetyIssue', 'retired', 'results.outcomeMeasures[].analyses[].testedNonInferiority']],
]

/** Elements that no document has after a day, however late it says it is: a schema did not change everywhere at once. */
const gone: readonly (readonly [day: string, names: readonly string[]])[] = [
  ['2017-01-10', ['study_design', 'is_fda_regulated', 'is_section_801']],
]

/** Elements that no document has before a day. */
const proofs: readonly (readonly [day: string, names: readonly string[]])[] = [
  ['2019-02-06', ['provided_document_section']],
  ['2018-05-09', ['pending_results']],
  ['2017-08-30', ['study_first_submitted']],
  ['2017-01-12', ['study_design_info', 'expanded_access_info']],
  ['2016-11-24', ['last_known_status']],
  ['2011-12-13', ['clinical_results']],
  ['2010-10-12', ['location_countries', 'removed_countries']],
  ['2009-10-15', ['responsible_party']],
  ['2009-05-12', ['completion_date']],
  ['2007-07-18', ['arm_group']],
]

/** The steps of each path through a draft; lists are looked into item by item. */
const stepsOf = new Map(
  [...came, ...went].flatMap(([, paths]) => paths.map((path) => [path, path.replaceAll('[]', '').split('.')] as const)),
)

/** Omits what did not stand in the schema of the document's day and does not stand in it all the same. */
export function remarkEra(study: XmlElement, draft: Draft, remark: Remark): void {
  const day = dayOf(study)
  const missing = [
    ...came.flatMap(([since, paths]) => (day < since ? paths : [])),
    ...went.flatMap(([until, paths]) => (day > until ? paths : [])),
  ]
  remark.omits(...missing.filter((path) => !holds(draft, stepsOf.get(path) ?? [])))
}

/** The day of the document, an ISO date: what its header says, held against what stands in it. */
function dayOf(study: XmlElement): string {
  const names = new Set<string>()
  for (const { name } of study.children) names.add(name)
  const stands = ([, marks]: readonly [string, readonly string[]]): boolean => marks.some((name) => names.has(name))
  const earliest = proofs.find(stands)?.[0] ?? ''
  const latest = gone.find(stands)?.[0] ?? endOfTime
  const day = downloadDayOf(study) ?? earliest
  return day > latest ? latest : day < earliest ? earliest : day
}

const endOfTime = '9999'

/** `ClinicalTrials.gov processed this data on April 13, 2016`. */
function downloadDayOf(study: XmlElement): string | undefined {
  const line = textOf(childOf(study, 'required_header'), 'download_date')
  const printed = / on\s+(\w+\s+\d+,\s+\d{4})/.exec(line ?? '')?.[1]
  return printed === undefined ? undefined : readDate(printed)
}

/** Whether anything stands at the end of the steps, in a list in any of its items. */
function holds(value: unknown, steps: readonly string[], at = 0): boolean {
  if (Array.isArray(value)) return value.some((item) => holds(item, steps, at))
  const step = steps[at]
  if (step === undefined) return value !== undefined
  return isObject(value) && holds(value[step], steps, at + 1)
}
