/** Four workers on one PostgreSQL: each record is fetched once, at the host's rate in sum, and nothing is lost with one that is killed: the short form of `bench/fleet.mjs`. */
import { expect, test } from 'vitest'
import { bundleWorker } from '../support/bundle-worker.js'
import { temporaryFolder } from '../support/command.js'
import { watchAsFleet } from '../support/fleet/watch-as-fleet.js'
import { describePostgres } from '../support/postgres.js'
import { seedFrom } from '../support/random.js'

const folder = temporaryFolder()
const [trials, workers, rate, atOnce] = [200, 4, 12, 10]

describePostgres('a fleet', (server) => {
  test('tells everything once, though its leader is killed midway', { timeout: 180_000 }, async () => {
    const seed = seedFrom('FLEET_SEED', 7)
    const script = await bundleWorker('tests/support/fleet/workers/watch-with-others.ts', folder.path)
    const { runs, verdict } = await watchAsFleet({
      seed,
      trials,
      workers,
      rate,
      pace: { atOnce, expiresIn: 5, beat: 500, retryDelay: 0, look: 100 },
      store: await server.database(),
      script,
      kills: ['nobody', 'leader'],
    })
    expect(verdict.faults, `FLEET_SEED=${seed}`).toEqual([])
    expect(verdict.changed).toBe(trials * 0.4)
    // A letter at once for each trial that changed, and one digest.
    expect(verdict.messages).toBe(trials * 0.4 + 1)
    expect(verdict.deliveries).toBe(verdict.messages)

    const [first, second] = runs
    expect(first).toMatchObject({ served: trials, twice: 0, ended: workers })
    expect(first?.outcome).toMatchObject({ watched: trials, fetched: trials, baselines: trials, failures: [] })
    expect(second).toMatchObject({ ended: workers - 1 })
    expect(second?.outcome).toMatchObject({ fetched: trials * 0.4, happenings: trials * 0.4, failures: [] })
    // All four share the first run, and its leader counts what each of them asked.
    expect(first?.busy).toBe(workers)
    expect(first?.outcome?.requests).toBe(first?.requests)
    // What the killed worker had in its hands is fetched again, nothing else is.
    expect(second?.twice).toBeLessThanOrEqual(atOnce)
    for (const { mostInOne, mostInFive } of runs) {
      // A worker has one request on its way: no more than one of each can come late into a second.
      expect(mostInOne).toBeLessThanOrEqual(rate + 1 + workers)
      expect(mostInFive).toBeLessThanOrEqual(5 * rate + 1 + workers)
    }
  })
})
