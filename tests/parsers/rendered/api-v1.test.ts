/** API v1 answers made of real studies read back as these studies. */
import { expect, test } from 'vitest'
import { parse, type ParsedTrial } from '../../../src/index.js'
import type { Criterion } from '../../../src/model/trial.js'
import { foldLines } from '../../../src/normalize/fold.js'
import { asApiV1 } from '../../support/as-api-v1.js'
import { describeCorpus } from '../../support/corpus.js'
import { seededRandom, seedFrom } from '../../support/random.js'
import { chooseStudies } from '../../support/whole-studies.js'
import { testReadBack } from './read-back.js'

testReadBack({ format: 'api-v1', render: asApiV1 })

describeCorpus('API v2 studies printed as api-v1, field by field', () => {
  const seed = seedFrom('TRIALDIFF_SEED', 20_261_123)
  test(`100 of them hold the same words (TRIALDIFF_SEED=${seed})`, async () => {
    for (const { file, study } of chooseStudies(100, seededRandom(seed))) {
      const before = await parse(JSON.stringify(study))
      const after = await parse(asApiV1(study))
      const omits = [...before.source.omits, ...after.source.omits]
      expect(wordsOf(after, omits), file).toEqual(wordsOf(before, omits))
    }
  })
})

/** What a Trial says but for what is omitted, texts folded, criteria as the items of both sides one after the other. */
function wordsOf({ trial }: ParsedTrial, omits: readonly string[]): unknown {
  const { eligibility, ...rest } = structuredClone(trial)
  for (const path of omits) remove(rest, path.split('.'))
  const { inclusion = [], exclusion = [], other = [] } = eligibility ?? {}
  // Without list marks, whether a sentence with a colon is an item or a heading is now and then a guess.
  const items = [...inclusion, ...exclusion, ...other].flatMap(textsOf).filter((text) => !text.endsWith(':'))
  return { ...(fold(rest) as object), items }
}

function textsOf({ text, children }: Criterion): string[] {
  return [foldLines(text), ...children.flatMap(textsOf)]
}

function remove(value: unknown, [step = '', ...rest]: readonly string[]): void {
  if (typeof value !== 'object' || value === null) return
  const name = step.replace('[]', '')
  const holder = value as Record<string, unknown>
  if (rest.length === 0) delete holder[name]
  else if (Array.isArray(holder[name])) for (const item of holder[name]) remove(item, rest)
  else remove(holder[name], rest)
}

function fold(value: unknown): unknown {
  if (typeof value === 'string') return foldLines(value)
  if (Array.isArray(value)) return value.map(fold)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(([name, each]) => [name, fold(each)] as const)
  // A group of which all is omitted says nothing.
  return Object.fromEntries(parts.filter(([, each]) => typeof each !== 'object' || Object.keys(each ?? {}).length > 0))
}
