/** Answers of the registry's internal history interface: studies with HTML in their texts, and lists of versions. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse, parseAll, parseVersions, RecordError } from '../../../src/index.js'
import { corpusFiles, describeCorpus, readCorpus } from '../../support/corpus.js'
import { studyOf } from '../../support/study.js'
import { testFolders } from '../fixture-folders.js'

testFolders(import.meta.url, 'input.json')

const answer = readFileSync(new URL('the-study-with-its-history/input.json', import.meta.url), 'utf8')
const changes = [
  { version: 1, date: '2024-01-12', moduleLabels: ['Study Status'], reviewNotPassed: true },
  { version: 0, date: '2023-04-01', status: 'NOT_YET_RECRUITING', studyType: 'INTERVENTIONAL', moduleLabels: [] },
]

describe('versions', () => {
  test('are read from an answer with the study and from the list alone, oldest first', async () => {
    expect(await parseVersions(answer)).toEqual([
      { version: 0, date: '2023-04-01', status: 'NOT_YET_RECRUITING', modules: [] },
      { version: 1, date: '2024-01-12', status: 'RECRUITING', modules: ['Study Status', 'Outcome Measures'] },
    ])
    expect(await parseVersions(JSON.stringify({ changes, outcomesUpdateCount: 0 }))).toEqual([
      { version: 0, date: '2023-04-01', status: 'NOT_YET_RECRUITING', modules: [] },
      { version: 1, date: '2024-01-12', modules: ['Study Status'] },
    ])
  })

  test('a list alone holds no trial, and says how many versions it names', async () => {
    const error = await parse(JSON.stringify({ changes })).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RecordError)
    expect(error).toMatchObject({
      code: 'version-list',
      message:
        'The document lists 2 versions, 2023-04-01 to 2024-01-12, but holds no record; save one of these versions and read that.',
    })
  })

  test('the study beside the list is named where another trial is asked for', async () => {
    await expect(parse(answer, { trial: 'NCT09999999' })).rejects.toMatchObject({
      code: 'trial-not-found',
      message: expect.stringMatching(/^NCT09999999 does not stand in the document; it holds NCT\d{8}\.$/),
    })
  })

  test('a document that lists none says so', async () => {
    await expect(parseVersions(JSON.stringify(studyOf()))).rejects.toMatchObject({ code: 'no-versions' })
    await expect(parseVersions('{"changes": []}')).rejects.toMatchObject({ code: 'no-versions' })
    await expect(parse('{"changes": []}')).rejects.toMatchObject({ code: 'no-trial' })
  })
})

test('versions kept one a line are read one by one', async () => {
  const lines = [0, 1, 2].map((studyVersion) => JSON.stringify({ study: studyOf(), studyVersion }))
  const found = []
  for await (const parsed of parseAll(lines.join('\n'))) found.push(parsed.source.format)
  expect(found).toEqual(['history-api', 'history-api', 'history-api'])
})

describeCorpus('history answers of the corpus', () => {
  const files = corpusFiles('history-json')
  test.each(files)('%s: a study, and a gapless list of its versions', async (file) => {
    const { trial, issues, source } = await parse(readCorpus(file))
    expect(source.format).toBe('history-api')
    expect(issues).toEqual([])
    expect(JSON.stringify(trial)).not.toMatch(/&#x2F;|&#x27;|<\/?(?:p|ul|li|mark)>/)
    const versions = await parseVersions(readCorpus(file))
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, at) => at))
    expect(versions.at(-1)?.date).toBe(trial.lastUpdateSubmitted?.date)
  })
})
