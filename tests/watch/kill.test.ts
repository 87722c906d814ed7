/** A watch that is killed at random moments tells everything, and nothing twice but with the same key: the short form of `bench/kill-watch.mjs`. */
import { expect, test } from 'vitest'
import { bundle } from '../support/bundle.js'
import { killWatch } from '../support/kill/kill-watch.js'
import { describePostgres } from '../support/postgres.js'
import { seedFrom } from '../support/random.js'

async function killed(kills: number, store?: string): Promise<void> {
  const seed = seedFrom('KILL_SEED', 5)
  const script = await bundle('tests/support/kill/watch-once.ts')
  const report = await killWatch({ seed, kills, trials: 40, script, ...(store !== undefined && { store }) })
  expect(report.faults, `KILL_SEED=${seed}`).toEqual([])
  expect(report.kills).toBe(kills)
  expect(report.events).toBeGreaterThan(0)
  // A letter for each of the two channels at least.
  expect(report.messages).toBeGreaterThan(1)
}

test('in a folder', () => killed(6))

describePostgres('in PostgreSQL', (server) => {
  test('as well', async () => killed(3, await server.database()))
})
