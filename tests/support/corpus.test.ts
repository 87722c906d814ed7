/** The corpus is found, listed and read; where it is missing, that is said. */
import { expect, test } from 'vitest'
import { corpusFiles, corpusTable, corpusVerdict, describeCorpus, readCorpus } from './corpus.js'

describeCorpus('the corpus', () => {
  test('lists files that can be read', () => {
    const [first] = corpusFiles('', '.json')
    expect(first).toMatch(/^[^/].*\.json$/)
    expect(readCorpus(first ?? '').length).toBeGreaterThan(0)
  })

  test('has a table of pairs whose files are there', () => {
    const rows = corpusTable('PAIRS_NOISE.tsv')
    const files = new Set(corpusFiles('api-v2'))
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.flatMap((row) => [row['file_a'], row['file_b']]).filter((file) => !files.has(file ?? ''))).toEqual([])
  })
})

test.each([
  [true, '', 'run'],
  [true, 'corpus', 'run'],
  [false, undefined, 'skip'],
  [false, '', 'skip'],
  [false, 'network', 'skip'],
  [false, 'corpus', 'fail'],
  [false, 'network,corpus', 'fail'],
] as const)('there: %s, required: %s → %s', (isThere, required, verdict) => {
  expect(corpusVerdict(isThere, required)).toBe(verdict)
})
