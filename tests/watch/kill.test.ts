/** A watch that is killed at random moments tells everything, and nothing twice but with the same key: the short form of `bench/kill-watch.mjs`. */
import { expect, test } from 'vitest'
import { bundleWorker } from '../support/bundle-worker.js'
import { temporaryFolder } from '../support/command.js'
import { killWatch } from '../support/kill/kill-watch.js'
import { describePostgres } from '../support/postgres.js'
import { seedFrom } from '../support/random.js'

const folder = temporaryFolder()

async function killed(kills: number, store?: string): Promise<void> {
  const seed = seedFrom('KILL_SEED', 5)
  const script = await bundleWorker('tests/support/kill/workers/watch-once.ts', folder.path)
  const report = await killWatch({ seed, kills, trials: 40, script, ...(store !== undefined && { store }) })
  expect(report.faults, `KILL_SEED=${seed}`).toEqual([])
  expect(report.kills).toBe(kills)
  expect(report.events).toBeGreaterThan(0)
  // A letter for each of the two channels at least.
  expect(report.messages).toBeGreaterThan(1)
}

// Each kill is a process started and its work done again: on a busy machine that takes its time.
const patience = 300_000

test('in a folder', () => killed(6), patience)

describePostgres('in PostgreSQL', (server) => {
  test('as well', async () => killed(3, await server.database()), patience)
})
