/** Texts of the present site, copied by hand or extracted, are read like its pages; what cannot be told is said. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formats } from '../../../../parsers/formats.js'
import { parse } from '../../../../parsers/parse.js'
import { diff } from '../../../../src/diff/diff.js'
import { testFolders } from '../../fixture-folders.js'

describe('each folder shows one kind of text', () => {
  testFolders(import.meta.url, 'input.txt')
})

const copied = readHere('copied-by-hand/input.txt')

test('a page copied by hand reads as it does itself', async () => {
  const page = await parse(readHere('../page/recruiting-with-arms-and-sites/input.html'))
  const text = await parse(copied)
  expect(diff(page, text).changes.filter(({ severity }) => severity !== 'noise')).toEqual([])
})

test.each([
  [
    'with carriage returns and spaces that do not break',
    (text: string) => text.replaceAll('\n', '\r\n').replaceAll(': ', ':\u00a0'),
  ],
  [
    'with a colon behind each label of the overview',
    (text: string) => text.replace(/^(Brief Summary|Official Title|Study Type)$/gm, '$1:'),
  ],
  [
    'with the glossary behind it',
    (text: string) => `${text}\nGlossary\nKeywords\nWords for a search.\nStudy Type\nObservational\n`,
  ],
])('a text %s reads the same', async (_what, change) => {
  expect((await parse(change(copied))).trial).toEqual((await parse(copied)).trial)
})

test('a record may name another study by the number of the old site', async () => {
  const text = copied.replace('Does a lamp', 'As ClinicalTrials.gov Identifier: NCT90000001 did, does a lamp')
  expect((await parse(text)).source.format).toBe('current-page')
})

test.each([
  [
    'of a classic page',
    'Study Plan\nStudy Overview\nClinicalTrials.gov Identifier: NCT90000101\nRecruitment Status : Completed\n',
  ],
  ['of an article', 'The study (ClinicalTrials.gov ID NCT90000101) was completed.\nConditions were good.\n'],
  [
    'of a list of results',
    'Search Results\nNCT90000101\nRecruiting\nEvening Light\nConditions\nRestless Sleep\nLocations\nOslo, Norway\n',
  ],
])('a text %s is none', (_what, text) => {
  expect(formats.find(({ name }) => name === 'current-page')?.detects(text)).toBe(false)
})

test('marks in a row as long as a book cost no time', async () => {
  const start = 'Words\nClinicalTrials.gov ID NCT90000105\nStudy Overview\nBrief Summary\nShort.\n'
  for (const mark of ['|', '>', '- ', '\t', ' ']) {
    const { trial } = await parse(`${start}${mark.repeat(300_000)}end`)
    expect(trial.nctId).toBe('NCT90000105')
  }
})

function readHere(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}
