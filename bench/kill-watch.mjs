/** `--store files` or `postgres`: a watch that is killed at random moments, while its trials change and its registry and receiver fail: what was told, and how often. */
import { parseArgs } from 'node:util'
import { bundleSources } from './bundle-sources.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kills: { type: 'string', default: '200' },
    trials: { type: 'string', default: '200' },
    store: { type: 'string', default: 'files' },
  },
})

const scripts = await bundleSources({
  'kill-watch': 'tests/support/kill/kill-watch.ts',
  'watch-once': 'tests/support/kill/workers/watch-once.ts',
})

const server = values.store === 'postgres' ? await (await import('./postgres-server.mjs')).startPostgres() : undefined
try {
  const { killWatch } = await scripts.load('kill-watch')
  const began = Date.now()
  const report = await killWatch({
    seed: Number(values.seed),
    kills: Number(values.kills),
    trials: Number(values.trials),
    script: scripts.pathOf('watch-once'),
    ...(server === undefined ? {} : { store: `${server.location}?schema=killed` }),
    say: (line) => console.error(line),
  })
  const { faults, repeats, ...figures } = report
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(16)} ${value}`)
  console.log(`${'repeats'.padEnd(16)} ${repeats.dropped} after a dropped connection, ${repeats.killed} after a kill`)
  console.log(`${'seconds'.padEnd(16)} ${Math.round((Date.now() - began) / 1000)}`)
  for (const fault of faults) console.log(`FAULT ${fault}`)
  console.log(faults.length === 0 ? 'nothing lost, nothing told twice under two keys' : `${faults.length} faults`)
  if (faults.length > 0) process.exitCode = 1
} finally {
  await server?.stop()
  await scripts.discard()
}
