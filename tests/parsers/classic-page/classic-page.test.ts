/** Classic pages of every year and view are read from what they print; other pages of that site are refused in one sentence. */
import { describe, expect, test } from 'vitest'
import { classicPage } from '../../../parsers/classic-page/format.js'
import { parse } from '../../../parsers/parse.js'
import { diff } from '../../../src/diff/diff.js'
import { FormatError } from '../../../src/model/errors.js'
import { corpusFiles, describeCorpus, readCorpus, readCorpusText } from '../../support/corpus.js'
import { testFolders } from '../fixture-folders.js'

describe('each folder shows one kind of page', () => {
  testFolders(import.meta.url, 'input.html')
})

/** A page of before mid-2017 with this status at its head. */
function pageWithStatus(status: string): string {
  const head = `<div>${status}</div><div class="info-title">Sponsor:</div><div>Choir</div><div>First received: May 1, 2010</div>`
  const identifier = '<div>ClinicalTrials.gov Identifier:</div><div>NCT90000029</div>'
  return `<title>Song - Full Text View - ClinicalTrials.gov</title><div id="main-content"><h1>Song</h1>${head}${identifier}</div>`
}

test.each([
  ['This study is not yet open for participant recruitment.', 'NOT_YET_RECRUITING'],
  ['This study is currently recruiting participants. (see Contacts and Locations)', 'RECRUITING'],
  ['This study is enrolling participants by invitation only.', 'ENROLLING_BY_INVITATION'],
  ['This study is ongoing, but not recruiting participants.', 'ACTIVE_NOT_RECRUITING'],
  ['This study has been completed.', 'COMPLETED'],
  ['This study has suspended participant recruitment.<br/>(waiting (again) for rain)', 'SUSPENDED'],
  ['This study has been terminated. (no singers)', 'TERMINATED'],
  ['This study has been withdrawn prior to enrollment.', 'WITHDRAWN'],
  ['Expanded access is currently available for this treatment.', 'AVAILABLE'],
  ['Expanded access is no longer available for this treatment.', 'NO_LONGER_AVAILABLE'],
  ['This treatment has been approved for sale to the public.', 'APPROVED_FOR_MARKETING'],
])('%s', async (sentence, status) => {
  const { trial, issues } = await parse(pageWithStatus(sentence))
  const reasons: Record<string, string> = { SUSPENDED: 'waiting (again) for rain', TERMINATED: 'no singers' }
  expect(trial.overallStatus).toBe(status)
  expect(trial.whyStopped).toBe(reasons[status])
  expect(issues).toEqual([])
})

test('a page without an NCT number holds no trial', async () => {
  const page = '<html><body><div id="main-content"><h1 class="tr-solo_record">Song</h1></div></body></html>'
  await expect(parse(page)).rejects.toThrow(expect.objectContaining({ code: 'no-trial' }))
})

test('elements nested deeper than in any record are refused, and soon', async () => {
  const page = `${pageWithStatus('This study has been completed.')}${'<div>'.repeat(30_000)}`
  const start = performance.now()
  await expect(parse(page)).rejects.toThrow(/nests its elements more than 400 levels deep/)
  expect(performance.now() - start).toBeLessThan(1000)
})

test('a page larger than any record is refused', async () => {
  const page = `<h1 class="tr-solo_record">Song</h1>${' '.repeat(33 * 1024 * 1024)}`
  await expect(parse(page)).rejects.toThrow(expect.objectContaining({ code: 'document-too-large' }))
})

describeCorpus('real classic pages', () => {
  const folder = 'classic-html'

  test('an observational study of 2018', async () => {
    const { trial, issues } = await parse(readCorpus(`${folder}/NCT03746262__full-text-view__2018.html`))
    expect(trial).toMatchObject({
      nctId: 'NCT03746262',
      overallStatus: 'COMPLETED',
      studyType: 'OBSERVATIONAL',
      enrollment: { count: 40, type: 'ACTUAL' },
      startDate: { date: '2016-05-13', type: 'ACTUAL' },
      lastVerified: { date: '2018-11' },
      minimumAge: '18 Years',
      stdAges: ['ADULT', 'OLDER_ADULT'],
      samplingMethod: 'NON_PROBABILITY_SAMPLE',
      bioSpec: { retention: 'SAMPLES_WITH_DNA' },
      ipdSharing: { ipdSharing: 'NO' },
      isFdaRegulatedDrug: false,
    })
    expect(trial.collaborators).toHaveLength(2)
    expect(trial.secondaryIds?.map(({ type }) => type)).toEqual(['NIH', 'OTHER'])
    expect(trial.arms).toHaveLength(4)
    expect(trial.outcomes?.map(({ type }) => type)).toEqual([
      ...Array<string>(3).fill('PRIMARY'),
      ...Array<string>(4).fill('SECONDARY'),
    ])
    expect(trial.eligibility).toMatchObject({ inclusion: { length: 5 }, exclusion: { length: 4 }, other: [] })
    expect(trial.locations).toMatchObject([{ city: 'Winston-Salem', state: 'North Carolina', zip: '27157' }])
    expect(trial.locations?.[0]).not.toHaveProperty('status')
    expect(trial.overallOfficials).toHaveLength(1)
    expect(trial.references).toHaveLength(25)
    expect(trial.references?.flatMap(({ retractions }) => retractions ?? [])).toHaveLength(1)
    expect(trial.keywords).toHaveLength(5)
    expect(trial.derived?.meshTerms).toHaveLength(10)
    expect(issues).toEqual([])
  })

  test.each(corpusFiles(folder, '.html').filter((path) => path.includes('results-tab__')))('%s', async (path) => {
    const { trial, source } = await parse(readCorpus(path))
    expect(trial.nctId).toMatch(/^NCT\d{8}$/)
    expect(['COMPLETED', 'UNKNOWN', 'ACTIVE_NOT_RECRUITING', 'TERMINATED']).toContain(trial.overallStatus)
    expect(trial.leadSponsor?.name).toBeTruthy()
    expect(trial.primaryCompletionDate?.date).toMatch(/^\d{4}-\d\d/)
    expect(source.omits).toEqual(
      expect.arrayContaining(['briefSummary', 'eligibility', 'locations', 'outcomes', 'arms']),
    )
  })

  test('the last known status of a study no one has verified', async () => {
    const { trial } = await parse(readCorpus(`${folder}/results-tab__overdueinqa_cancelled_after_returned.html`))
    expect(trial).toMatchObject({
      overallStatus: 'UNKNOWN',
      lastKnownStatus: 'ACTIVE_NOT_RECRUITING',
      lastVerified: { date: '2013-12' },
      collaborators: { length: 2 },
    })
    expect(trial.annotations?.unpostedAnnotation?.unpostedEvents?.map(({ type }) => type)).toEqual([
      'RELEASE',
      'RESET',
      'RELEASE',
      'UNRELEASE',
      'RELEASE',
    ])
  })

  test('a study of 2009 as its full text, its tabular view and its results tab showed it in 2014', async () => {
    const full = await parse(readCorpus(`${folder}/CT_full_NCT00936455__7b6d0f99.html`))
    expect(full.issues).toEqual([])
    expect(full.trial).toMatchObject({
      overallStatus: 'COMPLETED',
      firstSubmitted: { date: '2009-07-09' },
      resultsFirstSubmitted: { date: '2011-08-29' },
      lastUpdateSubmitted: { date: '2012-04-24' },
      enrollment: { count: 75 },
      sex: 'ALL',
      arms: { length: 2 },
      outcomes: { length: 4, 0: { type: 'PRIMARY', safetyIssue: false } },
      retired: { healthAuthorities: { length: 1 } },
      locations: { length: 1 },
      references: { length: 2 },
    })
    const tabular = await parse(readCorpus(`${folder}/CT_tab_NCT00936455__420b52f6.html`))
    expect(tabular.trial).toMatchObject({ oversightHasDmc: false, derived: { originals: { outcomes: { length: 9 } } } })
    const results = await parse(readCorpus(`${folder}/CT_results_NCT00936455__6dac39fc.html`))
    expect(results.source.omits).toEqual(expect.arrayContaining(['results', 'outcomes', 'enrollment', 'eligibility']))
    for (const view of [tabular, results]) {
      expect(diff(full, view).changes.map(({ path }) => path)).toEqual([])
    }
  })

  test('a study as the site showed it in 2011, its sites hidden behind a link', async () => {
    const { trial, source, issues } = await parse(readCorpus(`${folder}/impolite_NCT0004067__eaea60e1.html`))
    expect(issues).toEqual([])
    expect(source.omits).toEqual(expect.arrayContaining(['locations', 'lastVerified', 'outcomes[].safetyIssue']))
    expect(trial).toMatchObject({
      overallStatus: 'ACTIVE_NOT_RECRUITING',
      phases: ['PHASE3'],
      interventions: { length: 8 },
      orgStudyId: { id: 'NSABP B-31' },
      completionDate: { date: '2013-03', type: 'ESTIMATED' },
      derived: { meshTerms: { length: 30 } },
    })
  })

  test('the page of 2011 and the XML of the same day tell the same', async () => {
    const page = await parse(readCorpus(`${folder}/impolite_NCT0004067__eaea60e1.html`))
    const xml = await parse(readCorpus('xml/multi-date/impolite_NCT00004067__bff0f046.xml'))
    expect(diff(xml, page).changes.filter(({ severity }) => severity !== 'noise')).toEqual([])
  })

  test.each(['Invalid-nct-id__00a48798.html', 'search-results.html'])('%s is no record', async (name) => {
    const error: unknown = await parse(readCorpus(`${folder}/${name}`)).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(FormatError)
    expect(error).toMatchObject({ code: 'unknown-format' })
  })

  test('the history pages of the registry are no classic pages', () => {
    for (const path of corpusFiles('archive-history-html', '.html')) {
      expect(classicPage.detects(readCorpusText(path).slice(0, 65_536)), path).toBe(false)
    }
  })
})
