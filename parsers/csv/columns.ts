/** The columns of a list by their names in lower case: of the classic site, of the modern one, and of both. */
import { placeAge, placeFunders, placeFunderType, placeSponsors, placeStudyType } from './cells.js'
import { dateAt, listAt, splitCell, textAt, type Column } from './column.js'
import { placeDesign } from './design.js'
import { outcomesOf, placeDocuments, placeIds, placeInterventions, placeMeasures } from './lists.js'
import { placeSites } from './sites.js'

const both: Record<string, Column> = {
  'nct number': textAt('nctId'),
  acronym: textAt('acronym'),
  'study results': {
    tells: ['derived.hasResults'],
    place: (cell, { draft }) => void (draft.derived = { hasResults: cell }),
  },
  conditions: listAt('conditions'),
  interventions: { tells: ['interventions[].type', 'interventions[].name'], place: placeInterventions },
  age: { tells: ['minimumAge', 'maximumAge', 'stdAges'], place: placeAge },
  phases: listAt('phases'),
  enrollment: { tells: ['enrollment.count'], place: (cell, { draft }) => void (draft.enrollment = { count: cell }) },
  'study type': { tells: ['studyType', 'expandedAccessTypes'], place: placeStudyType },
  'other ids': { tells: ['orgStudyId.id', 'secondaryIds[].id'], place: placeIds },
  'start date': dateAt('startDate'),
  'primary completion date': dateAt('primaryCompletionDate'),
  'completion date': dateAt('completionDate'),
  'first posted': dateAt('firstPosted'),
  'results first posted': dateAt('resultsFirstPosted'),
  'last update posted': dateAt('lastUpdatePosted'),
  locations: {
    tells: ['locations[].facility', 'locations[].city', 'locations[].state', 'locations[].zip', 'locations[].country'],
    place: placeSites,
  },
  'study documents': { tells: ['largeDocuments[].label', 'largeDocuments[].filename'], place: placeDocuments },
}

const design: Column = {
  tells: [
    'allocation',
    'interventionModel',
    'primaryPurpose',
    'observationalModel',
    'timePerspective',
    'masking',
    'whoMasked',
    'retired.endpointClassification',
  ],
  place: placeDesign,
}

/** `SearchResults.csv` and `SearchResults.tsv`. */
const classic: Record<string, Column> = {
  rank: { tells: [] },
  title: textAt('briefTitle'),
  status: textAt('overallStatus'),
  'outcome measures': { tells: ['outcomes[].measure'], place: placeMeasures },
  'sponsor/collaborators': { tells: ['leadSponsor.name', 'collaborators[].name'], place: placeSponsors },
  gender: textAt('sex'),
  'funded bys': { tells: ['leadSponsor.class'], place: placeFunders },
  'study designs': design,
  url: { tells: [] },
}

/** What the columns of the classic site were called before 2017. */
const early: Record<string, Column> = {
  recruitment: textAt('overallStatus'),
  'age groups': listAt('stdAges'),
  'study types': { tells: ['studyType', 'expandedAccessTypes'], place: placeStudyType },
  'first received': dateAt('firstSubmitted'),
  'last updated': dateAt('lastUpdateSubmitted'),
  'last verified': dateAt('lastVerified'),
  'results first received': dateAt('resultsFirstSubmitted'),
}

/** `ctg-studies.csv`, and what the API answers where it is asked for CSV. */
const modern: Record<string, Column> = {
  'study title': textAt('briefTitle'),
  'study url': { tells: [] },
  'study status': textAt('overallStatus'),
  'brief summary': textAt('briefSummary'),
  'primary outcome measures': outcomesOf('PRIMARY'),
  'secondary outcome measures': outcomesOf('SECONDARY'),
  'other outcome measures': outcomesOf('OTHER'),
  sponsor: {
    tells: ['leadSponsor.name'],
    place: (cell, { draft }) => void (draft.leadSponsor = { ...draft.leadSponsor, name: cell }),
  },
  collaborators: {
    tells: ['collaborators[].name'],
    place: (cell, { draft }) => void (draft.collaborators = splitCell(cell).map((name) => ({ name }))),
  },
  sex: textAt('sex'),
  'funder type': { tells: ['leadSponsor.class'], place: placeFunderType },
  'study design': design,
}

export const columns: ReadonlyMap<string, Column> = new Map(
  Object.entries({ ...both, ...classic, ...early, ...modern }),
)
