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
    'of a tabular view',
    'Song\nClinicalTrials.gov Identifier: NCT90000011\nRecruitment Status : Completed\nTracking Information\n',
    'unsupported-page',
  ],
  [
    'larger than any record',
    `ClinicalTrials.gov Identifier: NCT90000011\nFirst Posted : May 1, 2020\n${'a '.repeat(5e6)}`,
    'document-too-large',
  ],
])('a text %s is refused', async (_what, text, code) => {
  await expect(parse(text)).rejects.toThrow(expect.objectContaining({ code }))
})

describeCorpus('real texts', () => {
  test.each([
    ['a tabular view', 'NCT00570739__ct2-show-record__text-excerpt.txt'],
    ['a page of before mid-2017', 'NCT01006616__ct2-show__text-excerpt.txt'],
  ])('an excerpt of %s is refused', async (_what, name) => {
    const text = readCorpusText(`text/${name}`)
    await expect(parse(text)).rejects.toThrow(expect.objectContaining({ code: 'unsupported-page' }))
  })
})

function readHere(path: string): Buffer {
  return readFileSync(new URL(path, import.meta.url))
}
