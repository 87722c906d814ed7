/** What every format has to keep: names that exist, a detection of its own, the same answer twice. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formats } from '../../parsers/formats.js'
import { canonicalJson, parse, type FormatName } from '../../src/index.js'
import schema from '../../src/model/trial.schema.json' with { type: 'json' }
import { studyOf } from '../support/study.js'

interface Node {
  properties?: Record<string, Node>
  items?: Node
}

const seed = readFileSync(new URL('../../seeds/NCT04984356/2023-04-07.txt', import.meta.url), 'utf8')
const page = readFileSync(new URL('classic-page/recruiting-with-arms-and-sites/input.html', import.meta.url), 'utf8')
const samples: Record<FormatName, string> = {
  trial: '{ "nctId": "NCT01234567", "briefTitle": "An Invented Study" }',
  'api-v2': JSON.stringify(studyOf()),
  'history-api': JSON.stringify({ study: studyOf(), studyVersion: 3 }),
  'api-v1': readFileSync(new URL('api-v1/json/results-of-two-arms/input.json', import.meta.url), 'utf8'),
  'classic-xml': readFileSync(new URL('classic-xml/trial-of-2022-with-results/input.xml', import.meta.url), 'utf8'),
  'current-page': readFileSync(new URL('current-page/page/completed-cohort/input.html', import.meta.url), 'utf8'),
  'archive-page': readFileSync(new URL('archive-page/a-dated-version-of-2013/input.html', import.meta.url), 'utf8'),
  'classic-page': page,
  'classic-text': seed,
  csv: 'NCT Number,Study Title,Sex\nNCT01234567,An Invented Study,ALL\n',
}

/** Whether a TrialPath leads to a part of the schema. */
function exists(path: string): boolean {
  let node: Node | undefined = schema as Node
  for (const step of path.split('.')) {
    node = node?.properties?.[step.replace('[]', '')]
    if (step.endsWith('[]')) node = node?.items
  }
  return node !== undefined
}

test('every format has a sample here', () => {
  expect(Object.keys(samples).toSorted()).toEqual(formats.map((each) => each.name).toSorted())
})

describe.each(formats.map((format) => [format.name, format] as const))('%s', (name, format) => {
  test('what it omits are parts of a Trial, each named once', () => {
    expect(format.omits.filter((path) => !exists(path))).toEqual([])
    expect(new Set(format.omits).size).toBe(format.omits.length)
  })

  test('is told from the content, and no other format claims it first', async () => {
    const first = formats.find((each) => each.detects(samples[name]))
    expect(first?.name).toBe(name)
    expect((await parse(samples[name])).source.format).toBe(name)
  })

  test('reads the same Trial twice, and back from canonical JSON', async () => {
    const once = await parse(samples[name])
    expect(await parse(samples[name])).toEqual(once)
    expect((await parse(canonicalJson(once.trial))).trial).toEqual(once.trial)
  })

  test('what a document omits is absent from its Trial, and a part of the schema', async () => {
    const { trial, source } = await parse(samples[name])
    expect(source.omits.filter((path) => !exists(path))).toEqual([])
    const fields = source.omits.filter((path) => !/[.[]/.test(path))
    expect(fields.filter((field) => field in trial)).toEqual([])
    expect(source.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  })
})
