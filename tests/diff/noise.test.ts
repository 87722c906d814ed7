/** What nobody did is never told, and what somebody did is told once, whatever noise lies around it. */
import { expect, test } from 'vitest'
import { diff, parse, type Change } from '../../src/index.js'
import { asRead } from '../support/as-read.js'
import { corpusTable, describeCorpus, readCorpus } from '../support/corpus.js'
import { seededRandom, seedFrom, type Random } from '../support/random.js'
import type { RawStudy } from '../support/raw-study.js'
import { reencode } from '../support/re-encode.js'
import { disturb, plant, plantKindsOfResults, takes, type Expected } from '../support/study-mutations.js'
import { chooseStudies, type Whole } from '../support/whole-studies.js'

const seed = seedFrom('TRIALDIFF_SEED', 20_260_214)
/** The bench asks for more. */
const cases = Number(process.env['TRIALDIFF_CASES'] ?? 300)
/** Ample for each case on a slow machine. */
const timeout = 60_000 + cases * 100

describeCorpus(`noise, TRIALDIFF_SEED=${seed}`, () => {
  const chosen = chooseStudies(cases, seededRandom(seed))
  // Each record as often as need be, disturbed otherwise each time.
  const rounds = Array.from({ length: cases }, (_, index) => ({ index, whole: chosen[index % chosen.length] }))

  test(
    `${cases} disturbed records tell nothing`,
    async () => {
      const failures: string[] = []
      for (const { index, whole } of rounds) {
        if (!whole) continue
        const told = await toldAfter(whole.study, whole.study, seededRandom(seed + index))
        failures.push(...told.map((change) => `${whole.file}, ${seed + index}: ${print(change)}`))
      }
      expect(failures).toEqual([])
    },
    timeout,
  )

  test(
    `${cases} records with one change, disturbed, tell that change alone`,
    async () => {
      const failures: string[] = []
      for (const { index, whole } of rounds) if (whole) failures.push(...(await plantAndFind(whole, seed + index)))
      expect(failures).toEqual([])
    },
    timeout,
  )

  test.each(plantKindsOfResults)('%s in records that take it, disturbed, is told alone', async (kind) => {
    const failures: string[] = []
    for (const { index, whole } of rounds.slice(0, 60)) {
      if (whole && takes(whole.study, kind)) failures.push(...(await plantAndFind(whole, seed + index, [kind])))
    }
    expect(failures).toEqual([])
  })

  test('the pairs in which no sponsor changed anything tell nothing', async () => {
    const failures: string[] = []
    for (const { file_a: earlier = '', file_b: later = '' } of corpusTable('PAIRS_NOISE.tsv')) {
      const told = await toldOf(readCorpus(earlier), readCorpus(later))
      failures.push(...told.map((change) => `${later}: ${print(change)}`))
    }
    expect(failures).toEqual([])
  })
})

async function plantAndFind({ file, study }: Whole, from: number, kinds?: readonly string[]): Promise<string[]> {
  const random = seededRandom(from)
  const { kind, study: changed, expected } = plant(study, random, kinds)
  const all = await toldAfter(study, changed, random)
  // A start that moved across the day of registration says two things.
  const told = all.filter(({ code }) => expected.subject !== 'startDate' || !code.startsWith('registration/'))
  const [change] = told
  const wrong = change && told.length === 1 ? mismatches(change, expected) : [`${told.length} changes are told`]
  if (wrong.length === 0) return []
  return [
    `${file}, ${from}, ${kind}: ${wrong.join(', ')}: expected ${JSON.stringify(expected)}, told ${told.map(print).join(' & ')}`,
  ]
}

/** What of the change is not as planted. */
function mismatches(change: Change, { code, subject, before, after, facts = {} }: Expected): string[] {
  const wrong = Object.entries(facts).filter(([name, value]) => !isSame(change.facts[name], value))
  return [
    change.code === code ? '' : 'code',
    isIn(subject?.slice(0, 80), change.subject) ? '' : 'subject',
    isIn(before, change.before) ? '' : 'before',
    isIn(after, change.after) ? '' : 'after',
    ...wrong.map(([name]) => `facts.${name}`),
  ].filter((each) => each !== '')
}

function isSame(told: unknown, planted: unknown): boolean {
  return typeof planted === 'string' ? asRead(String(told)) === asRead(planted) : Object.is(told, planted)
}

/** Whether what was planted stands in a text, or in one of the texts of an object or a list. */
function isIn(planted: string | number | undefined, told: unknown): boolean {
  if (planted === undefined) return true
  if (typeof told === 'object' && told !== null) return Object.values(told).some((each) => isIn(planted, each))
  return asRead(String(told)).includes(asRead(String(planted)))
}

/** What is told of a study and its later version once that is disturbed and saved in another way. */
async function toldAfter(before: RawStudy, after: RawStudy, random: Random): Promise<Change[]> {
  return toldOf(JSON.stringify(before), reencode(disturb(after, random), random))
}

async function toldOf(before: string | Uint8Array, after: string | Uint8Array): Promise<Change[]> {
  const comparison = diff(await parse(before), await parse(after))
  return comparison.changes.filter(({ severity }) => severity !== 'noise')
}

function print({ code, subject, path, before, after }: Change): string {
  return `${code} of ${subject} at ${path}: ${brief(before)} → ${brief(after)}`
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
