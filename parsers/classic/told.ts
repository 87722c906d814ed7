/** Which labels tell which fields, view by view: where one of them was found, a field that is missing is none. */
import type { TrialPath } from '../../src/model/trial-path.js'

/** Full text since and until mid-2017, the tabular view, the results tab. */
export type View = 'since-2017' | 'until-2017' | 'tabular' | 'results-tab'
type Told = readonly (readonly [labels: readonly string[], fields: readonly TrialPath[]])[]

/** Labels that one view alone prints. */
const signs: Readonly<Record<Exclude<View, 'since-2017'>, readonly string[]>> = {
  tabular: ['tracking information', 'first submitted date', 'first received date', 'nct number'],
  'results-tab': ['participant flow', 'submission cycle', 'no study results posted'],
  'until-2017': ['purpose', 'first received', 'study first received', 'health authority', 'further study details'],
}

/** The view whose labels these are. */
export function viewOf(found: ReadonlySet<string>): View {
  for (const view of ['tabular', 'results-tab', 'until-2017'] as const) {
    if (signs[view].some((label) => found.has(label))) return view
  }
  return 'since-2017'
}

/** Labels of fields that are told by a label of their own, whatever the view. */
const anyView: Told = [
  [
    ['recruitment status', 'expanded access status'],
    ['overallStatus', 'lastKnownStatus', 'whyStopped'],
  ],
  [
    ['first posted', 'first posted date'],
    ['firstPosted', 'resultsFirstPosted'],
  ],
  [['last update posted', 'last update posted date'], ['lastUpdatePosted']],
  [['first received', 'study first received', 'first received date', 'first submitted date'], ['firstSubmitted']],
  [['study first received', 'first submitted date'], ['resultsFirstSubmitted']],
  [['last updated', 'last updated date'], ['lastUpdateSubmitted']],
  [['last verified', 'verification date'], ['lastVerified']],
  [
    ['sponsor', 'study sponsor', 'current study sponsor'],
    ['leadSponsor', 'collaborators'],
  ],
  [
    [
      'responsible party',
      'current responsible party',
      'information provided by (responsible party)',
      'information provided by',
    ],
    ['responsibleParty'],
  ],
  [['information provided by', 'prs account'], ['organization']],
  [['primary completion date'], ['primaryCompletionDate']],
  [['study completion date', 'completion date'], ['completionDate']],
  [['target follow-up duration'], ['targetDuration']],
  [['gender based eligibility'], ['genderBased']],
  [
    ['other study id numbers'],
    ['orgStudyId', 'secondaryIds', 'secondaryIds[].type', 'secondaryIds[].domain', 'orgStudyId.type'],
  ],
  [['has data monitoring committee'], ['oversightHasDmc']],
  [['expanded access'], ['expandedAccess']],
  [['expanded access type'], ['expandedAccessTypes']],
  [['health authority'], ['retired.healthAuthorities']],
  [['plan to share ipd', 'plan to share data'], ['ipdSharing']],
  [['submission cycle', 'no study results posted'], ['annotations.unpostedAnnotation']],
]

const armTable = ['arm', 'arms', 'group/cohort', 'groups/cohorts']
const arms = [...armTable, 'arms and interventions', 'groups and cohorts']
const outcomes = ['primary outcome measures', 'primary outcome measure', 'outcome measures']
const design: readonly TrialPath[] = [
  'allocation',
  'interventionModel',
  'primaryPurpose',
  'observationalModel',
  'timePerspective',
  'masking',
  'whoMasked',
]
const designTexts: readonly TrialPath[] = ['interventionModelDescription', 'maskingDescription']
const regulated: readonly TrialPath[] = [
  'isFdaRegulatedDrug',
  'isFdaRegulatedDevice',
  'isUnapprovedDevice',
  'isPpsd',
  'isUsExport',
]
const ofArms: readonly TrialPath[] = [
  'interventions[].description',
  'interventions[].armGroupLabels',
  'interventions[].otherNames',
]
const limits: readonly TrialPath[] = ['minimumAge', 'maximumAge', 'sex', 'healthyVolunteers', 'samplingMethod']
const people: readonly TrialPath[] = ['centralContacts', 'overallOfficials', 'locations']

const since2017: Told = [
  [['brief summary'], ['briefSummary', 'detailedDescription']],
  [['condition or disease'], ['conditions', 'phases']],
  [['study type'], ['studyType', 'targetDuration', 'enrollment', 'officialTitle', 'startDate']],
  [['study type'], ['primaryCompletionDate', 'completionDate']],
  [['study type'], [...design, ...designTexts]],
  [arms, ['arms']],
  [armTable, ofArms],
  [['intervention/treatment', 'condition or disease', ...arms], ['interventions']],
  [['outcome', ...outcomes], ['outcomes']],
  [outcomes, ['outcomes[].type']],
  [['biospecimen retention', ...outcomes], ['bioSpec']],
  [['ages eligible for study'], [...limits, 'genderDescription']],
  [['eligibility', 'criteria'], ['eligibility']],
  [['criteria'], ['studyPopulation']],
  [['contacts and locations', 'locations'], people],
  [
    ['last verified', 'more information'],
    [...regulated, 'ipdSharing', 'keywords', 'derived.meshTerms'],
  ],
  [
    ['publications', 'sponsors and collaborators', 'more information'],
    ['references', 'references[].type'],
  ],
  [
    ['sponsors and collaborators', 'more information'],
    ['seeAlsoLinks', 'largeDocuments'],
  ],
]

/** Dates and numbers of before mid-2017 stand apart from the design, under `Further study details as provided by`. */
const details = ['further study details', 'enrollment', 'study start date']

const until2017: Told = [
  [
    ['purpose', 'brief summary'],
    ['briefSummary', 'detailedDescription'],
  ],
  [['condition'], ['conditions', 'phases', 'interventions']],
  [
    ['study type', 'study design'],
    ['studyType', 'officialTitle', ...design, 'retired.endpointClassification', 'retired.designTerms'],
  ],
  [details, ['enrollment', 'startDate', 'primaryCompletionDate', 'completionDate', 'outcomes', 'bioSpec', 'arms']],
  [
    [...details, ...outcomes],
    ['outcomes', 'outcomes[].type'],
  ],
  [armTable, ['arms', 'interventions', ...ofArms]],
  [['genders eligible for study', 'sexes eligible for study', 'ages eligible for study'], limits],
  [['criteria'], ['eligibility', 'studyPopulation']],
  [['contacts and locations', 'locations'], people],
  [['studies a u.s. fda-regulated drug product', 'studies a u.s. fda-regulated device product'], regulated],
  [
    ['more information', 'publications'],
    ['references', 'references[].type'],
  ],
  [['more information'], ['seeAlsoLinks', 'keywords', 'derived.meshTerms']],
]

/** Every row is printed for every record, `Not Provided` in it, but for rows of the other type of study. */
const tabular: Told = [
  [['official title'], ['officialTitle']],
  [['brief summary'], ['briefSummary']],
  [['detailed description'], ['detailedDescription']],
  [['study type'], ['studyType', 'phases', 'bioSpec', 'samplingMethod', 'studyPopulation', 'targetDuration']],
  [['study design'], [...design, ...designTexts]],
  [
    ['first received date', 'last updated date'],
    ['retired.endpointClassification', 'retired.designTerms'],
  ],
  [['condition'], ['conditions']],
  [['intervention'], ['interventions', 'interventions[].description', 'interventions[].otherNames']],
  [['study arms'], ['arms', 'interventions[].armGroupLabels']],
  [['publications'], ['references']],
  [['enrollment'], ['enrollment']],
  [['start date', 'study start date'], ['startDate']],
  [['current primary outcome measures'], ['outcomes', 'outcomes[].type']],
  [['original primary outcome measures'], ['derived.originals.outcomes']],
  [['original enrollment'], ['derived.originals.enrollment']],
  [['eligibility criteria'], ['eligibility']],
  [
    ['gender', 'sex/gender'],
    ['sex', 'genderDescription'],
  ],
  [['ages'], ['minimumAge', 'maximumAge']],
  [['accepts healthy volunteers'], ['healthyVolunteers']],
  [['contacts'], ['centralContacts']],
  [['investigators'], ['overallOfficials']],
  [['location countries', 'listed location countries'], ['derived.removedCountries']],
  [['u.s. fda-regulated product'], regulated],
  [['ipd sharing statement'], ['ipdSharing']],
]

/** Beside the head: what the record reads at the top of its results. */
const resultsTab: Told = [
  [['study type'], ['studyType']],
  [['study design'], [...design, 'retired.endpointClassification', 'retired.designTerms']],
  [
    ['condition', 'conditions'],
    ['conditions', 'interventions'],
  ],
  [['phase', 'phases'], ['phases']],
  [['publications'], ['references', 'references[].type']],
]

const views: Readonly<Record<View, Told>> = {
  'since-2017': since2017,
  'until-2017': until2017,
  tabular,
  'results-tab': resultsTab,
}

export interface Tellable {
  path: TrialPath
  steps: readonly string[]
  /** The list or field of which it is a part. */
  within: TrialPath | undefined
}

/** Fields that some view tells, each once; what none tells is the format's own to omit. */
export const tellable: readonly Tellable[] = [
  ...new Set([anyView, ...Object.values(views)].flatMap((told) => told.flatMap(([, fields]) => fields))),
].map((path) => {
  const whole = path.slice(0, Math.max(path.lastIndexOf('.'), 0)).replace(/\[\]$/, '')
  return { path, steps: path.split('.'), within: whole === '' ? undefined : (whole as TrialPath) }
})

/** The fields that a document with these labels tells. */
export function toldBy(found: ReadonlySet<string>): ReadonlySet<TrialPath> {
  const told = [...anyView, ...views[viewOf(found)]]
  return new Set(told.flatMap(([labels, fields]) => (labels.some((label) => found.has(label)) ? fields : [])))
}
