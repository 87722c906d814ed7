/** Changes to plant in posted results and on the way to them, in documents, references, oversight and data sharing. */
import type { RawStudy } from './raw-study.js'
import type { Plant } from './study-plants.js'

type Part = Record<string, unknown>

export const plantResults: Readonly<Record<string, Plant>> = {
  'a reported value': (study, random) => {
    const measures = listAt(study.resultsSection, 'outcomeMeasuresModule', 'outcomeMeasures')
    const measure = random.pickOf(measures.filter((each) => everyOf(each, 'measurements').some(hasNumber)))
    const cell = random.pickOf(everyOf(measure, 'measurements').filter(hasNumber))
    if (!measure || !cell) return undefined
    const from = String(cell.value)
    cell.value = String(Number(from) + 1)
    return {
      code: 'results/values-changed',
      subject: String(measure.title),
      facts: { values: 1, part: 'value', from, to: String(cell.value) },
    }
  },

  'a count of a serious event': (study, random) => {
    const events = listAt(study.resultsSection, 'adverseEventsModule', 'seriousEvents')
    const event = random.pickOf(events.filter(({ stats }) => Array.isArray(stats) && stats.length > 0))
    const count = random.pickOf(everyOf(event, 'stats').filter(({ numAffected }) => typeof numAffected === 'number'))
    if (!event || !count) return undefined
    const from = String(count.numAffected)
    count.numAffected = Number(from) + 3
    return {
      code: 'results/serious-events-changed',
      facts: { values: 1, row: event.term, part: 'numAffected', from, to: String(Number(from) + 3) },
    }
  },

  'limitations of the results'({ resultsSection }) {
    if (!isPart(resultsSection)) return undefined
    const more = (resultsSection.moreInfoModule ??= {}) as Part
    if (more.limitationsAndCaveats !== undefined) return undefined
    more.limitationsAndCaveats = { description: 'The scale broke in May.' }
    return { code: 'results/limitations-changed', facts: { to: 'The scale broke in May.' } }
  },

  'results posted for the first time'(study) {
    if (study.resultsSection !== undefined) return undefined
    const measure = { type: 'PRIMARY', title: 'Lavender oil', reportingStatus: 'POSTED' }
    study.resultsSection = { outcomeMeasuresModule: { outcomeMeasures: [measure] } }
    study.hasResults = true
    return { code: 'results/posted', facts: { measures: 1, primaryMeasures: 1 } }
  },

  'results submitted, not posted'(study) {
    const { derivedSection: derived } = study as { derivedSection?: { miscInfoModule?: Part } }
    if (!derived || study.resultsSection !== undefined) return undefined
    const misc = (derived.miscInfoModule ??= {})
    if (misc.submissionTracking !== undefined) return undefined
    misc.submissionTracking = { submissionInfos: [{ releaseDate: '2031-02-03' }] }
    return { code: 'results/submitted', facts: { dates: '2031-02-03', times: 1 } }
  },

  'results returned by quality control'(study) {
    const { derivedSection: derived } = study as { derivedSection?: { miscInfoModule?: Part } }
    const [cycle] = listAt(derived, 'miscInfoModule', 'submissionTracking', 'submissionInfos').slice(-1)
    if (!cycle || cycle.resetDate !== undefined || cycle.unreleaseDate !== undefined) return undefined
    cycle.resetDate = '2031-03-04'
    return { code: 'results/returned', facts: { dates: '2031-03-04' } }
  },

  'a document of another date': (study, random) => {
    const document = random.pickOf(documentsOf(study).filter(({ date, label }) => date && label))
    if (!document) return undefined
    const from = document.date
    document.date = '2031-02-03'
    return { code: 'document/replaced', subject: String(document.label), facts: { from, to: '2031-02-03' } }
  },

  'a document': (study) => {
    const documents = documentsOf(study)
    if (documents.length === 0) return undefined
    documents.push({ label: 'Study Protocol: Amendment 77', hasProtocol: true, date: '2031-02-03' })
    const whole = study as { documentSection?: { largeDocumentModule?: Part } }
    if (whole.documentSection?.largeDocumentModule) whole.documentSection.largeDocumentModule.largeDocs = documents
    return { code: 'document/added', subject: 'Amendment 77' }
  },

  'a reference of the sponsor'({ protocolSection }) {
    const module = (protocolSection.referencesModule ??= {})
    const citation = 'Vale R, Wood S. Lavender oil in a broken scale. J Inv. 2031;1:1-9.'
    module.references = [...(module.references ?? []), { type: 'RESULT', citation }]
    return { code: 'reference/added', subject: 'Lavender oil in a broken scale', facts: { type: 'RESULT' } }
  },

  'a link'({ protocolSection }) {
    const module = (protocolSection.referencesModule ??= {})
    const link = { label: 'Lavender oil for everybody', url: 'https://example.org/lavender' }
    module.seeAlsoLinks = [...(module.seeAlsoLinks ?? []), link]
    return { code: 'link/added', subject: 'Lavender oil for everybody' }
  },

  'a data monitoring committee'({ protocolSection }) {
    const module = ((protocolSection as { oversightModule?: Part }).oversightModule ??= {})
    const before = module.oversightHasDmc
    module.oversightHasDmc = before !== true
    return { code: 'oversight/changed', subject: 'oversightHasDmc', facts: { to: before !== true } }
  },

  'the answer on data sharing'({ protocolSection }) {
    const module = (protocolSection.ipdSharingStatementModule ??= {}) as Part
    const to = module.ipdSharing === 'NO' ? 'UNDECIDED' : 'NO'
    module.ipdSharing = to
    return { code: 'ipd/changed', facts: { to } }
  },
}

function documentsOf(study: RawStudy): Part[] {
  return listAt(study, 'documentSection', 'largeDocumentModule', 'largeDocs')
}

/** The list at a path, empty where there is none. */
function listAt(value: unknown, ...path: readonly string[]): Part[] {
  const found = path.reduce<unknown>((node, name) => (isPart(node) ? node[name] : undefined), value)
  return Array.isArray(found) ? found.filter(isPart) : []
}

/** The items of all lists of a name, however deep. */
function everyOf(value: unknown, name: string): Part[] {
  if (Array.isArray(value)) return value.flatMap((each) => everyOf(each, name))
  if (!isPart(value)) return []
  return Object.entries(value).flatMap(([field, child]) =>
    field === name && Array.isArray(child) ? child.filter(isPart) : everyOf(child, name),
  )
}

function hasNumber({ value }: Part): boolean {
  return typeof value === 'string' && /^\d{1,6}$/.test(value)
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
