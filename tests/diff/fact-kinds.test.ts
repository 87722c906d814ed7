/** The facts that a row of a severity table may speak of are those that changes do have; `UPDATE=1` collects them anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { diff, parse, type Change } from '../../src/index.js'
import { corpusTable, describeCorpus, readCorpus } from '../support/corpus.js'
import { toldChangesOfCases } from '../support/told-cases.js'

const file = new URL('../../src/diff/own-rules/fact-kinds.json', import.meta.url)

function kindsIn(changes: readonly Pick<Change, 'facts'>[]): Record<string, string> {
  const kinds = new Map<string, Set<string>>()
  for (const { facts } of changes) {
    for (const [fact, value] of Object.entries(facts)) {
      kinds.set(fact, (kinds.get(fact) ?? new Set()).add(kindOf(value)))
    }
  }
  const sorted = [...kinds].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([fact, its]) => [fact, [...its].toSorted().join(' ')]))
}

function kindOf(value: unknown): string {
  return typeof value === 'boolean' ? 'yes-or-no' : typeof value === 'number' ? 'number' : 'text'
}

function known(): Record<string, string> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
}

test('the list holds every fact of the cases, and no other', () => {
  const found = kindsIn(toldChangesOfCases())
  if (process.env['UPDATE']) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`)
  expect(known()).toEqual(found)
})

describeCorpus('the corpus', () => {
  test('shows no fact, and no kind of one, that no case shows', async () => {
    const listed = known()
    const unknown = new Set<string>()
    for (const { file_a: earlier = '', file_b: later = '', nct = '' } of corpusTable('PAIRS_CHANGED.tsv')) {
      const [before, after] = [
        await parse(readCorpus(earlier), { trial: nct }),
        await parse(readCorpus(later), { trial: nct }),
      ]
      for (const change of diff(before, after).changes) {
        for (const [fact, kinds] of Object.entries(kindsIn([change]))) {
          if (!listed[fact]?.split(' ').includes(kinds)) unknown.add(`${change.code}: ${fact}, ${kinds}`)
        }
      }
    }
    expect([...unknown]).toEqual([])
  }, 300_000)
})
