/** Classic pages are read from what they print; other pages of that site are refused in one sentence. */
import { describe, expect, test } from 'vitest'
import { parse } from '../../../parsers/parse.js'
import { FormatError } from '../../../src/model/errors.js'
import { corpusFiles, describeCorpus, readCorpus } from '../../support/corpus.js'
import { testFolders } from '../fixture-folders.js'

describe('each folder shows one kind of page', () => {
  testFolders(import.meta.url, 'input.html')
})

test.each([
  ['a tabular view', 'Song - Tabular View', '<table><tr><td>First Submitted Date</td><td>May 1</td></tr></table>'],
  ['a page of before mid-2017', 'Song - Full Text View', '<div>First received: May 1, 2010</div><div>Purpose</div>'],
])('%s is told from the others and refused', async (_what, title, body) => {
  const page = `<html><head><title>${title} - ClinicalTrials.gov</title></head><body><div id="main-content">${body}</div></body></html>`
  await expect(parse(page)).rejects.toThrow(expect.objectContaining({ code: 'unsupported-page' }))
})

test('a page without an NCT number holds no trial', async () => {
  const page = '<html><body><div id="main-content"><h1 class="tr-solo_record">Song</h1></div></body></html>'
  await expect(parse(page)).rejects.toThrow(expect.objectContaining({ code: 'no-trial' }))
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
    expect(new Set(trial.references?.map(({ type }) => type))).toEqual(new Set(['RESULT', 'DERIVED']))
  })

  test.each([
    ['Invalid-nct-id__00a48798.html', 'unknown-format'],
    ['search-results.html', 'unknown-format'],
    ['CT_full_NCT00936455__7b6d0f99.html', 'unsupported-page'],
    ['CT_results_NCT00936455__6dac39fc.html', 'unsupported-page'],
    ['CT_tab_NCT00936455__420b52f6.html', 'unsupported-page'],
    ['impolite_NCT0004067__eaea60e1.html', 'unsupported-page'],
  ])('%s is refused: %s', async (name, code) => {
    const error: unknown = await parse(readCorpus(`${folder}/${name}`)).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(FormatError)
    expect(error).toMatchObject({ code })
  })

  test('the history pages of the registry are no classic pages', async () => {
    for (const path of corpusFiles('archive-history-html').slice(0, 60)) {
      await expect(parse(readCorpus(path)), path).rejects.toThrow(expect.objectContaining({ code: 'unknown-format' }))
    }
  })
})
