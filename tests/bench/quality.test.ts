/** The mutators of the quality bench keep a truth that, applied to the earlier items, gives the later ones. */
import { describe, expect, it } from 'vitest'

interface Item {
  side: string
  text: string
}
interface Truth {
  kind: string
  before?: string[]
  after?: string[]
  side: string
  fromSide?: string
}
interface Made {
  before: unknown
  after: unknown
  truth: Truth[]
  items: { before: Item[]; after: Item[] }
}
type Mutate = (earlier: unknown, donors: readonly Item[], seed: string) => Made

const { mutateCriteria } = (await load('mutate-criteria')) as { mutateCriteria: Mutate }
const { mutateOutcomes } = (await load('mutate-outcomes')) as { mutateOutcomes: Mutate }

const criteria = `Inclusion Criteria:

* Men and women aged at least 18 years who live near one of the clinics
* Body weight between 50 and 110 kg at the first visit
* A painful knee for more than 3 months. Swelling must have been seen by a physician
* Able to walk 200 m without help and to climb a flight of stairs
* Willing to keep a diary of pain and sleep on every evening

Exclusion Criteria:

1. Surgery of the same knee within 6 months before screening
2. Gout or another inflammatory disease of the joints
3. Allergy to any of the ointments; use of steroids by mouth or by injection
4. Haemoglobin \\< 10 g/dL
5. Planned travel abroad during the weeks of treatment
`
const titles = ['Pain when walking', 'Swelling of the knee and stiffness of the joint', 'Hours of sleep', 'Steps a day']
const outcomes = [
  { type: 'PRIMARY', measure: 'Pain at rest on a scale from 0 to 10', timeFrame: '12 weeks' },
  { type: 'PRIMARY', measure: 'Distance walked in six minutes', timeFrame: '12 weeks' },
  ...titles.map((measure) => ({ type: 'SECONDARY', measure, timeFrame: 'Baseline to week 24' })),
]
const donors = [
  'Signed consent of a parent or guardian',
  'Chronic cough that wakes the patient at night',
  'Known deafness in both ears',
  'Teeth lost by accident within 4 weeks',
  'Change of lung volume after exercise',
  'Number of seizures counted by a relative',
].flatMap((text) => [donor('inclusion', text), donor('exclusion', text)])

const seeds = Array.from({ length: 60 }, (_, seed) => `seed ${seed}`)

describe('a mutated text of criteria', () => {
  it.each(seeds)('holds what its truth says, %s', (seed) => expectTruth(mutateCriteria(criteria, donors, seed)))

  it('is the same for the same seed', () => {
    expect(mutateCriteria(criteria, donors, 'a')).toEqual(mutateCriteria(criteria, donors, 'a'))
  })

  it('meets every kind of edit', () => {
    const kinds = new Set(seeds.flatMap((seed) => mutateCriteria(criteria, donors, seed).truth.map(({ kind }) => kind)))
    const all = ['added', 'merged', 'moved', 'removed', 'reworded', 'side', 'split', 'threshold']
    expect([...kinds].toSorted()).toEqual(all)
  })
})

describe('a mutated list of outcomes', () => {
  it.each(seeds)('holds what its truth says, %s', (seed) => expectTruth(mutateOutcomes(outcomes, donors, seed)))
})

function load(name: string): Promise<unknown> {
  return import(new URL(`../../bench/quality/${name}.mjs`, import.meta.url).href)
}

function donor(side: string, text: string) {
  return { side, text, measure: text, timeFrame: '8 weeks' }
}

function expectTruth({ before, after, truth, items }: Made): void {
  expect(truth.length).toBeLessThanOrEqual(6)
  expect(after).not.toEqual(before)
  const left = items.before.map(named)
  for (const each of truth) {
    for (const text of each.before ?? []) {
      const at = left.indexOf(named({ side: each.fromSide ?? each.side, text }))
      expect(at).toBeGreaterThanOrEqual(0)
      left.splice(at, 1)
    }
    left.push(...(each.after ?? []).map((text) => named({ side: each.side, text })))
  }
  expect(left.toSorted()).toEqual(items.after.map(named).toSorted())
}

function named({ side, text }: Item): string {
  return `${side}: ${text}`
}
