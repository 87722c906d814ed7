/** Told by a model: scenarios of chance, each judged by an oracle that knows what was true. */
import { expect, test } from 'vitest'
import { seedFrom } from '../support/random.js'
import { playScenario } from '../support/watch-model/scenario.js'

const first = seedFrom('WATCH_MODEL_SEED', 1)
const count = seedFrom('WATCH_MODEL_COUNT', 60)

test(`nothing is missed, repeated or made up in ${count} scenarios from seed ${first} on`, async () => {
  const failed = []
  let told = 0
  for (let seed = first; seed < first + count; seed++) {
    const { violations, log, ...sums } = await playScenario(seed).catch((error: unknown) => {
      throw new Error(`seed ${seed} ends in an error`, { cause: error })
    })
    told += sums.told
    if (violations.length > 0) failed.push({ seed, violations, ...(count === 1 && { log }) })
  }
  expect(failed).toEqual([])
  expect(told).toBeGreaterThan(count)
})
