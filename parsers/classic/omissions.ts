/** What a classic page never tells, and what one of them leaves out because a label it always prints is missing. */
import type { Draft } from '../../src/model/draft.js'
import type { TrialPath } from '../../src/model/trial-path.js'
import type { Remark } from '../../src/normalize/remark.js'
import { tellable, toldBy, viewOf, type View } from './told.js'

/** On no page of any record, whatever its year and view, nor in a text made of one; of results, only that there are some. */
export const neverPrinted: readonly TrialPath[] = [
  // The acronym is printed behind the title, in parentheses that a title may have of its own.
  'acronym',
  'annotations.unpostedAnnotation.unpostedResponsibleParty',
  'annotations.violationAnnotation',
  'availIpds',
  'collaborators[].class',
  'delayedPosting',
  'derived.conditionBrowse',
  'derived.geoPoints',
  'derived.hasResults',
  'derived.interventionBrowse',
  'derived.submissionTracking',
  'derived.versionHolder',
  'dispositionFirstPosted',
  'dispositionFirstSubmitted',
  'dispositionFirstSubmittedQc',
  'expandedAccess.statusForNctId',
  'fdaaa801Violation',
  'firstPosted.type',
  'firstSubmittedQc',
  'largeDocuments[].hasIcf',
  'largeDocuments[].hasProtocol',
  'largeDocuments[].hasSap',
  'largeDocuments[].size',
  'largeDocuments[].uploadDate',
  'lastUpdatePosted.type',
  'leadSponsor.class',
  'nPtrsToThisExpAccNctId',
  'nctIdAliases',
  'noSap',
  'organization.class',
  'references[].pmid',
  'references[].retractions[].pmid',
  'responsibleParty.investigatorAffiliation',
  'responsibleParty.investigatorFullName',
  'responsibleParty.investigatorTitle',
  'responsibleParty.oldNameTitle',
  'responsibleParty.oldOrganization',
  'responsibleParty.type',
  'results',
  'resultsFirstPosted.type',
  'resultsFirstSubmittedQc',
  'resultsWaived',
  'retired.endDate',
  'retired.isFdaRegulated',
  'retired.isSection801',
  'retired.lastDataEntryDate',
  // Links leave the site through addresses of its own.
  'seeAlsoLinks[].url',
]

/** Omits each field that no label found tells, but for fields that were read all the same. */
export function remarkMissing(found: ReadonlySet<string>, given: Draft, remark: Remark): void {
  const told = toldBy(found)
  const missing = new Set(tellable.filter(({ path, steps }) => !told.has(path) && !isGiven(given, steps)))
  const paths = new Set([...missing].map(({ path }) => path))
  for (const { path, within } of missing) if (within === undefined || !paths.has(within)) remark.omits(path)
  if (given.stdAges === undefined) remark.omits('stdAges')
  if (!given.outcomes?.some(({ safetyIssue }) => safetyIssue !== undefined)) remark.omits('outcomes[].safetyIssue')
  // A registry is named behind the type of study; of other observational studies the API says No, a page nothing.
  if (given.studyType === undefined || /^observational$/i.test(given.studyType)) remark.omits('patientRegistry')
  const view = viewOf(found)
  // Beside the tabular view, only the arms tell of what they are given.
  if (view !== 'tabular' && given.interventions?.some((each) => each.armGroupLabels === undefined)) {
    remark.omits('interventions[].description', 'interventions[].otherNames')
  }
  remarkTypes(view, found, given, remark)
  // Only the full text tells the title of a person, and only far below its head.
  const isInFull = (view === 'since-2017' || view === 'until-2017') && found.has('responsible party')
  if (!isInFull && given.responsibleParty?.name?.includes(', ')) remark.omits('responsibleParty.name')
}

function isGiven(given: Draft, steps: readonly string[]): boolean {
  let value: unknown = given
  for (const step of steps) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined
  }
  return value !== undefined
}

/**
 * Since 2017 a date without `Actual` or `Estimated` has no type. Before, and on results tabs, that may as well mean
 * that it has come; ids had their type, but it was not printed.
 */
function remarkTypes(view: View, found: ReadonlySet<string>, given: Draft, remark: Remark): void {
  const isOld = view === 'until-2017' || found.has('first received date')
  if (!isOld && view !== 'results-tab') return
  for (const field of ['startDate', 'primaryCompletionDate', 'completionDate', 'enrollment'] as const) {
    if (given[field] && given[field].type === undefined) remark.omits(`${field}.type`)
  }
  if (isOld && !given.secondaryIds?.some(({ type }) => type !== undefined)) {
    remark.omits('orgStudyId.type', 'secondaryIds[].type', 'secondaryIds[].domain')
  }
}
