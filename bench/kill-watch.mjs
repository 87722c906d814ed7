/** `--store files` or `postgres`: a watch that is killed at random moments, while its trials change and its registry and receiver fail: what was told, and how often. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kills: { type: 'string', default: '200' },
    trials: { type: 'string', default: '200' },
    store: { type: 'string', default: 'files' },
  },
})

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'trialdiff-kill-watch-'))
const banner = `import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)`

/** The sources of the test as files that node runs. */
await build({
  absWorkingDir: root,
  entryPoints: {
    'kill-watch': 'tests/support/kill/kill-watch.ts',
    'watch-once': 'tests/support/kill/workers/watch-once.ts',
  },
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.18',
  external: ['pg-native'],
  banner: { js: banner },
  logLevel: 'warning',
})

const server = values.store === 'postgres' ? await (await import('./postgres-server.mjs')).startPostgres() : undefined
try {
  const { killWatch } = await import(pathToFileURL(join(folder, 'kill-watch.mjs')).href)
  const began = Date.now()
  const report = await killWatch({
    seed: Number(values.seed),
    kills: Number(values.kills),
    trials: Number(values.trials),
    script: join(folder, 'watch-once.mjs'),
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
  await rm(folder, { recursive: true, force: true })
}
