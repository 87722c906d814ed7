/** Texts of classic pages are read like the pages, whatever made them; what they lost is said, never guessed. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from '../../../parsers/parse.js'
import { diff } from '../../../src/diff/diff.js'
import { describeCorpus, readCorpusText } from '../../support/corpus.js'
import { testFolders } from '../fixture-folders.js'

describe('each folder shows one kind of text', () => {
  testFolders(import.meta.url, 'input.txt')
})

test.each(['copied-by-hand', 'bars-at-both-edges-and-bold-labels'])(
  '%s, a page reads as it does itself',
  async (name) => {
    const page = await parse(readHere('../classic-page/recruiting-with-arms-and-sites/input.html'))
    const text = await parse(readHere(`${name}/input.txt`))
    expect(diff(page, text).changes.filter(({ severity }) => severity !== 'noise')).toEqual([])
  },
)

test('carriage returns and spaces that do not break change nothing', async () => {
  const text = readHere('headings-lost-and-lists-run-together/input.txt').toString('utf8')
  const other = text.replaceAll('\n', '\r\n').replaceAll(' : ', '\u00a0 :\u00a0')
  expect((await parse(other)).trial).toEqual((await parse(text)).trial)
})

test.each([
  ['without any label of the page', 'ClinicalTrials.gov Identifier: NCT90000011\nA song.', 'unknown-format'],
  [
    'larger than any record',
    `ClinicalTrials.gov Identifier: NCT90000011\nFirst Posted : May 1, 2020\n${'a '.repeat(5e6)}`,
    'document-too-large',
  ],
])('a text %s is refused', async (_what, text, code) => {
  await expect(parse(text)).rejects.toThrow(expect.objectContaining({ code }))
})

describe('a text that would be slow to take apart ends in bounded time', () => {
  const head = 'ClinicalTrials.gov Identifier: NCT90000011\nRecruitment Status : Recruiting\nBrief Summary:\n'
  test.each([
    ['open brackets', '['.repeat(1e6)],
    ['open brackets on lines', '[a]{[a](\n'.repeat(3e4)],
    ['stars', '*'.repeat(1e6)],
    ['stars and words', '*a \n'.repeat(1e5)],
    ['underscores in words', '_a'.repeat(5e5)],
    ['bars', '|'.repeat(1e6)],
    ['rows of bars', '| a | b |\n'.repeat(1e5)],
    ['deep quotes', `${'>'.repeat(1e4)} a\n`.repeat(50)],
    ['deep lists', Array.from({ length: 800 }, (_, at) => `${' '.repeat(at * 2)}- a`).join('\n')],
    ['backticks', Array.from({ length: 1000 }, (_, at) => '`'.repeat(at)).join(' a ')],
    ['blank lines', '\n'.repeat(1e6)],
    ['frames without an end', '+---+---+\n| a | b\n'.repeat(3e4)],
    ['rulers', '  ---- ----\n'.repeat(5e4)],
    ['tags without an end', '<table><tr><td>'.repeat(5e4)],
    ['attributes without an end', `::: a\n${'[a]{'.repeat(2e5)}`],
    ['labels without values', 'Study Type: |\n'.repeat(5e4)],
    ['lines of one width', `${'a '.repeat(38)}\n`.repeat(1e4)],
  ])('%s', { timeout: 60_000 }, async (_what, text) => {
    expect((await parse(head + text)).trial.nctId).toBe('NCT90000011')
  })
})

describeCorpus('real texts', () => {
  test('an excerpt of a tabular view is read as far as it goes', async () => {
    const { trial, issues } = await parse(readCorpusText('text/NCT00570739__ct2-show-record__text-excerpt.txt'))
    expect(trial).toMatchObject({
      overallStatus: 'COMPLETED',
      firstSubmitted: { date: '2007-12-10' },
      resultsFirstSubmitted: { date: '2010-04-06' },
      primaryCompletionDate: { date: '2009-04', type: 'ACTUAL' },
      outcomes: { length: 2 },
      derived: { originals: { outcomes: { length: 1 } } },
    })
    expect(issues).toEqual([])
  })

  test('so is one of a page of before mid-2017', async () => {
    const { trial, issues } = await parse(readCorpusText('text/NCT01006616__ct2-show__text-excerpt.txt'))
    expect(trial).toMatchObject({
      overallStatus: 'TERMINATED',
      firstSubmitted: { date: '2009-10-01' },
      conditions: ['COPD'],
      phases: ['PHASE2'],
      interventions: { length: 3 },
      masking: 'DOUBLE',
      retired: { endpointClassification: 'Efficacy Study' },
    })
    expect(issues).toEqual([])
  })
})

function readHere(path: string): Buffer {
  return readFileSync(new URL(path, import.meta.url))
}
