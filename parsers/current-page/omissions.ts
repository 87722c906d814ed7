/** What the present page never tells, and what one document of it leaves out because a label it always prints is missing. */
import type { Draft } from '../../src/model/draft.js'
import type { TrialPath } from '../../src/model/trial-path.js'
import type { Remark } from '../../src/normalize/remark.js'
import { designDetails, stages } from './stages.js'

/** Not on the view of study details of any record. */
export const neverPrinted: readonly TrialPath[] = [
  // Printed behind the title, in parentheses that a title may have of its own.
  'acronym',
  'annotations',
  'availIpds',
  'collaborators[].class',
  'delayedPosting',
  'derived.conditionBrowse',
  'derived.geoPoints',
  'derived.hasResults',
  'derived.interventionBrowse',
  'derived.originals',
  'derived.removedCountries',
  'derived.submissionTracking',
  'derived.versionHolder',
  'expandedAccess',
  'expandedAccessTypes',
  'fdaaa801Violation',
  'largeDocuments[].filename',
  'largeDocuments[].hasIcf',
  'largeDocuments[].hasProtocol',
  'largeDocuments[].hasSap',
  'largeDocuments[].size',
  'largeDocuments[].typeAbbrev',
  'largeDocuments[].uploadDate',
  'leadSponsor.class',
  'nPtrsToThisExpAccNctId',
  'nctIdAliases',
  'noSap',
  'orgStudyId.link',
  'orgStudyId.type',
  'organization',
  'outcomes[].safetyIssue',
  'oversightHasDmc',
  'references[].pmid',
  'references[].retractions',
  'responsibleParty.investigatorAffiliation',
  'responsibleParty.investigatorFullName',
  'responsibleParty.investigatorTitle',
  'responsibleParty.oldNameTitle',
  'responsibleParty.oldOrganization',
  'responsibleParty.type',
  'results',
  'resultsWaived',
  'retired',
  'secondaryIds[].link',
  'seeAlsoLinks[].url',
]

/** Printed for some records only, under labels that no page at hand confirms: read where met, else not compared. */
const uncertain: readonly TrialPath[] = [
  'bioSpec',
  'dispositionFirstPosted',
  'dispositionFirstSubmitted',
  'dispositionFirstSubmittedQc',
  'genderBased',
  'genderDescription',
  'lastKnownStatus',
  'largeDocuments',
  'seeAlsoLinks',
  'targetDuration',
  'whyStopped',
]

/** With each of these found, the overview is whole: what it lacks the record has not. */
const overview = ['brief summary', 'study type'] as const
const more = ['more information', 'studies a u.s. fda-regulated drug product'] as const

interface Rule {
  /** One of these labels, … */
  any?: readonly string[]
  /** … or all of these, tell of the fields. */
  all?: readonly string[]
  paths: readonly TrialPath[]
}

const rules: readonly Rule[] = [
  { any: ['status'], paths: ['overallStatus'] },
  { any: ['last update posted'], paths: ['lastUpdatePosted'] },
  { any: ['sponsor'], paths: ['leadSponsor'] },
  { any: ['information provided by', 'information provided by (responsible party)'], paths: ['responsibleParty'] },
  { any: ['brief summary'], paths: ['briefSummary'] },
  { any: ['detailed description'], all: overview, paths: ['detailedDescription'] },
  { any: ['official title'], all: overview, paths: ['officialTitle'] },
  { any: ['conditions', 'condition'], all: overview, paths: ['conditions'] },
  { any: ['intervention / treatment', 'arms'], all: overview, paths: ['interventions'] },
  { any: ['other study id numbers'], paths: ['orgStudyId', 'secondaryIds'] },
  { any: ['study start'], all: overview, paths: ['startDate'] },
  { any: ['primary completion'], all: overview, paths: ['primaryCompletionDate'] },
  { any: ['study completion'], all: overview, paths: ['completionDate'] },
  { any: ['enrollment'], all: overview, paths: ['enrollment'] },
  { any: ['study type'], paths: ['studyType'] },
  { any: ['phase', 'phases'], all: overview, paths: ['phases'] },
  { any: ['contacts and locations'], paths: ['centralContacts', 'locations'] },
  { any: ['eligibility criteria'], paths: ['eligibility'] },
  {
    any: ['ages eligible for study'],
    paths: ['minimumAge', 'maximumAge', 'stdAges', 'samplingMethod', 'studyPopulation'],
  },
  { any: ['sexes eligible for study'], paths: ['sex'] },
  { any: ['accepts healthy volunteers'], paths: ['healthyVolunteers'] },
  {
    any: ['design details'],
    paths: designDetails,
  },
  {
    any: ['arms'],
    paths: ['arms', 'interventions[].description', 'interventions[].armGroupLabels', 'interventions[].otherNames'],
  },
  { any: ['primary', 'secondary', 'other'], paths: ['outcomes'] },
  { any: ['collaborators and investigators'], paths: ['collaborators', 'overallOfficials'] },
  { any: ['publications'], paths: ['references'] },
  {
    any: ['first submitted'],
    paths: ['firstSubmitted', 'resultsFirstSubmitted', 'resultsFirstSubmittedQc', 'resultsFirstPosted'],
  },
  { any: ['first submitted that met qc criteria'], paths: ['firstSubmittedQc'] },
  { any: ['first posted'], paths: ['firstPosted'] },
  { any: ['last update submitted that met qc criteria', 'last update submitted'], paths: ['lastUpdateSubmitted'] },
  { any: ['last verified'], paths: ['lastVerified'] },
  { any: ['keywords', 'terms related to this study'], all: more, paths: ['keywords'] },
  { any: ['additional relevant mesh terms', 'terms related to this study'], all: more, paths: ['derived.meshTerms'] },
  { any: ['plan to share individual participant data (ipd)'], all: more, paths: ['ipdSharing'] },
  { any: ['studies a u.s. fda-regulated drug product'], paths: ['isFdaRegulatedDrug'] },
  {
    any: ['studies a u.s. fda-regulated device product'],
    paths: ['isFdaRegulatedDevice', 'isUnapprovedDevice', 'isPpsd', 'isUsExport'],
  },
]

/**
 * Omits each group of fields whose labels were not found, but for fields that were read all the same, and those that
 * may be cut, read or not.
 */
export function remarkMissing(found: ReadonlySet<string>, draft: Draft, remark: Remark): void {
  const omit = (paths: readonly TrialPath[]): void => {
    for (const path of paths) if (!has(draft, path)) remark.omits(path)
  }
  for (const { any = [], all, paths } of rules) {
    const isTold = any.some((label) => found.has(label)) || all?.every((label) => found.has(label))
    if (!isTold) omit(paths)
  }
  omit(uncertain)
  remarkCut(found, remark)
  // A registry is named behind the type of study; of others the page says nothing.
  if (!/patient registry/i.test(draft.studyType ?? '')) remark.omits('patientRegistry')
  for (const field of typed) if (draft[field] && draft[field].type === undefined) remark.omits(`${field}.type`)
  if (draft.references?.some(({ type }) => type === undefined)) remark.omits('references[].type')
}

/** A page copied in part says of nothing behind its end, nor of what runs up to it, that it is gone. */
function remarkCut(found: ReadonlySet<string>, remark: Remark): void {
  const last = stages.findLastIndex(({ ends }) => ends.some((end) => found.has(end)))
  const cut = stages.slice(last + 1).flatMap(({ paths }) => paths)
  remark.omits(...cut)
  // The table of arms is then all that names the interventions.
  if (cut.includes('arms') && !found.has('intervention / treatment')) remark.omits('interventions')
}

/** Above the parts a date stands without its type. */
const typed = ['lastUpdatePosted', 'firstPosted', 'resultsFirstPosted'] as const

function has(draft: Draft, path: TrialPath): boolean {
  const [field = '', part] = path.split('.')
  const value = (draft as Record<string, unknown>)[field]
  return part === undefined ? value !== undefined : typeof value === 'object' && value !== null && part in value
}
