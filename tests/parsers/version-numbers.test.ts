/** The number of a version comes from the documents that tell it, counted from 0, and survives our own JSON. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse, parseAll } from '../../src/index.js'
import { studyOf } from '../support/study.js'

function page(name: string): string {
  return readFileSync(new URL(`archive-page/${name}/input.html`, import.meta.url), 'utf8')
}

async function numbersIn(document: string): Promise<(number | undefined)[]> {
  const numbers: (number | undefined)[] = []
  for await (const { source } of parseAll(document)) numbers.push(source.version)
  return numbers
}

const changes = [0, 1].map((version) => ({
  version,
  date: `2023-0${version + 1}-01`,
  status: 'RECRUITING',
  moduleLabels: [],
}))

test.each([
  ['one version of the internal JSON', JSON.stringify({ study: studyOf(), studyVersion: 4 }), [4]],
  ['the study with its history', JSON.stringify({ study: studyOf(), history: { changes } }), [1]],
  ['the study of the API', JSON.stringify(studyOf()), [undefined]],
])('%s', async (_, document, numbers) => {
  expect(await numbersIn(document)).toEqual(numbers)
})

test('a page of ct2/history counts from 1', async () => {
  const one = page('a-version-on-ct2-history')
  const marked = /name="A"[^>]*value="(\d+)"[^>]*checked/.exec(one)?.[1]
  expect(await numbersIn(one)).toEqual([Number(marked) - 1])
  const two = page('two-versions-merged-on-ct2-history')
  const both = ['A', 'B'].map((name) => new RegExp(`name="${name}"[^>]*value="(\\d+)"[^>]*checked`).exec(two)?.[1])
  expect(await numbersIn(two)).toEqual(both.map((number) => Number(number) - 1).toSorted((a, b) => a - b))
})

test('a trial printed with its source keeps its number', async () => {
  const parsed = await parse(JSON.stringify({ study: studyOf(), studyVersion: 4 }))
  const again = await parse(JSON.stringify({ trial: parsed.trial, source: parsed.source, issues: parsed.issues }))
  expect(again.source.version).toBe(4)
})
