/** Four workers on one PostgreSQL watch a thousand trials, one of them is killed in each run: what was asked, how fast, and what was told. */
import { parseArgs } from 'node:util'
import { bundleSources } from './bundle-sources.mjs'
import { startPostgres } from './postgres-server.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    trials: { type: 'string', default: '1000' },
    workers: { type: 'string', default: '4' },
    rate: { type: 'string', default: '5' },
  },
})

const scripts = await bundleSources({
  fleet: 'tests/support/fleet/watch-as-fleet.ts',
  worker: 'tests/support/fleet/workers/watch-with-others.ts',
})

const server = await startPostgres()
try {
  const { watchAsFleet } = await scripts.load('fleet')
  const [seed, trials, workers, rate] = [values.seed, values.trials, values.workers, values.rate].map(Number)
  const { runs, verdict } = await watchAsFleet({
    seed,
    trials,
    workers,
    rate,
    pace: { atOnce: 20, expiresIn: 10, retryDelay: 0, look: 200 },
    store: `${server.location}?schema=fleet`,
    script: scripts.pathOf('worker'),
    kills: ['leader', 'helper', 'nobody'],
  })
  console.log(`${workers} workers, ${trials} trials, ${rate} requests a second in sum, seed ${seed}`)
  console.table(
    runs.map(({ killed, seconds, requests, served, twice, mostInOne, mostInFive, busy }) => {
      return { killed, seconds, requests, served, twice, mostInOne, mostInFive, busy }
    }),
  )
  const { faults, changed, events, messages, deliveries, lines } = verdict
  console.log({ changed, events, messages, deliveries, lines })
  for (const { mostInOne, mostInFive } of runs) {
    if (mostInOne > rate + 1 + workers || mostInFive > 5 * rate + 1 + workers)
      faults.push('more requests than the rate allows')
  }
  for (const fault of faults) console.log(`FAULT ${fault}`)
  console.log(
    faults.length === 0 ? 'nothing lost, nothing told twice, never above the rate' : `${faults.length} faults`,
  )
  if (faults.length > 0) process.exitCode = 1
} finally {
  await server.stop()
  await scripts.discard()
}
