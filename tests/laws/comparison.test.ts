/** Laws 2 and 3: a comparison accounts for everything, nothing differs from itself, and what is printed reads back. */
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, diff, parse, parseAll, TrialdiffError, type ParsedTrial } from '../../src/index.js'
import { trialSchema } from '../../src/model/trial.js'
import { corpusFiles, corpusTable, describeCorpus, readCorpus } from '../support/corpus.js'
import { seededRandom, seedFrom } from '../support/random.js'
import { plant } from '../support/study-mutations.js'
import { rawStudy } from '../support/trial-arbitraries.js'
import { chooseStudies } from '../support/whole-studies.js'
import { changesOfNothing, lawsBrokenBetween } from './account.js'
import { complaintsAbout, complaintsOf } from './plain-english.js'

const seed = seedFrom('TRIALDIFF_SEED', 20_260_214)
const runs = { seed, numRuns: 300 }

describe('small trials by chance', () => {
  test('compare with themselves as nothing, and read back from their own JSON', async () => {
    await fc.assert(
      fc.asyncProperty(rawStudy, async (study) => {
        const parsed = await parse(JSON.stringify(study))
        expect(await parse(JSON.stringify(study))).toEqual(parsed)
        expect([...shapeBroken(parsed), ...changesOfNothing(parsed), ...(await canonicalBroken(parsed))]).toEqual([])
      }),
      runs,
    )
  })

  test('compare with one another without a loss', async () => {
    await fc.assert(
      fc.asyncProperty(rawStudy, rawStudy, async (before, after) => {
        const broken = await lawsBrokenBetween(await parse(JSON.stringify(before)), await parse(JSON.stringify(after)))
        expect(broken).toEqual([])
      }),
      runs,
    )
  })

  test('are told in English', async () => {
    await fc.assert(
      fc.asyncProperty(rawStudy, rawStudy, async (before, after) => {
        const { changes } = diff(await parse(JSON.stringify(before)), await parse(JSON.stringify(after)))
        expect(changes.flatMap(complaintsOf)).toEqual([])
      }),
      runs,
    )
  })
})

describeCorpus(`the corpus, TRIALDIFF_SEED=${seed}`, () => {
  test('every Trial has the shape of the schema, compares with itself as nothing, and reads back', async () => {
    const broken: string[] = []
    for (const file of corpusFiles('api-v2', '.json')) {
      const document = readCorpus(file)
      const trials = await trialsOf(document)
      if (!isDeepStrictEqual(await trialsOf(document), trials)) broken.push(`${file}: reads as another the second time`)
      for (const parsed of trials) {
        const found = [...shapeBroken(parsed), ...changesOfNothing(parsed), ...(await canonicalBroken(parsed))]
        broken.push(...found.map((each) => `${file}: ${each}`))
      }
    }
    expect(broken).toEqual([])
  })

  test('every pair of versions is accounted for, and told in English', async () => {
    const broken: string[] = []
    for (const { file_a: earlier = '', file_b: later = '', nct = '' } of pairs()) {
      const [before, after] = [await trialIn(earlier, nct), await trialIn(later, nct)]
      const found = [...(await lawsBrokenBetween(before, after)), ...diff(before, after).changes.flatMap(complaintsOf)]
      broken.push(...found.map((each) => `${later}: ${each}`))
    }
    expect(broken).toEqual([])
  })

  test('300 planted changes are accounted for, and told in English', async () => {
    const random = seededRandom(seed)
    const broken: string[] = []
    for (const { file, study } of chooseStudies(300, random)) {
      const { kind, study: changed } = plant(study, random)
      const [before, after] = [await parse(JSON.stringify(study)), await parse(JSON.stringify(changed))]
      const found = [...(await lawsBrokenBetween(before, after)), ...diff(before, after).changes.flatMap(complaintsOf)]
      broken.push(...found.map((each) => `${file}, ${kind}: ${each}`))
    }
    expect(broken).toEqual([])
  })
})

test.each([
  ['Primary completion 2026-01 → 2026-09 (+8 months)', []],
  ['Outcome measure “a”: timeFrame changed', ['a name in camel case']],
  ['Status → NOT_YET_RECRUITING', ['a value of a closed list']],
  ['Enrollment undefined → 12', ['a value of JavaScript']],
  ['Arm removed: [object Object]', ['a value of JavaScript']],
  ['Criterion at /eligibility/inclusion/3', ['a pointer']],
  ['Changed: locations[].zip', ['a path']],
  ['Site added:  , Oslo', ['loose punctuation']],
])('a sentence that is no English is found out: %s', (sentence, complaints) => {
  expect(complaintsAbout(sentence)).toEqual(complaints)
})

function pairs(): Record<string, string>[] {
  return [...corpusTable('PAIRS_CHANGED.tsv'), ...corpusTable('PAIRS_NOISE.tsv')]
}

async function trialIn(file: string, nct: string): Promise<ParsedTrial> {
  return parse(unwrapped(readCorpus(file), nct), { trial: nct })
}

/** One file of the corpus is an answer of the registry's own search, which wraps each study once more. */
function unwrapped(document: Uint8Array, nct: string): string | Uint8Array {
  const { hits } = JSON.parse(Buffer.from(document).toString()) as { hits?: { id: string; study: unknown }[] }
  const hit = hits?.find(({ id }) => id === nct)
  return hit ? JSON.stringify(hit.study) : document
}

/** The trials of a document; none where it is no record, as a few files of the corpus are. */
async function trialsOf(document: string | Uint8Array): Promise<ParsedTrial[]> {
  const trials: ParsedTrial[] = []
  try {
    for await (const parsed of parseAll(document)) trials.push(parsed)
  } catch (error) {
    if (!(error instanceof TrialdiffError)) throw error
  }
  return trials
}

/** Law 3 for one Trial: its canonical JSON says all of it. */
async function canonicalBroken({ trial }: ParsedTrial): Promise<string[]> {
  const [again] = await trialsOf(canonicalJson(trial))
  return again && isDeepStrictEqual(again.trial, trial) ? [] : ['its canonical JSON reads as another Trial']
}

function shapeBroken({ trial }: ParsedTrial): string[] {
  const { error } = trialSchema.safeParse(trial)
  return error?.issues.map(({ path, message }) => `not of the schema’s shape at ${path.join('.')}: ${message}`) ?? []
}
