/** Requests that a watch over 1,000 and over 10,000 trials takes, counted by the registry on loopback that it asks. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { printTable } from './figures.mjs'

const folder = await mkdtemp(join(tmpdir(), 'trialdiff-bench-'))
const outfile = join(folder, 'count-requests.mjs')
await build({
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  entryPoints: ['tests/support/count-requests.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.18',
  external: ['pg-native'],
  banner: {
    js: `import { createRequire as __createRequire } from 'node:module'\nconst require = __createRequire(import.meta.url)`,
  },
  logLevel: 'warning',
})
try {
  const { countRequests } = await import(pathToFileURL(outfile).href)
  const sizes = process.argv.slice(2).map(Number)
  for (const trials of sizes.length > 0 ? sizes : [1000, 10_000]) {
    const runs = await countRequests(trials, [0, trials / 100, trials / 100])
    printTable(
      `${trials.toLocaleString('en-US')} trials`,
      ['run', 'requests', 'whole records', 'trials told', 'seconds'],
      runs.map(({ what, requests, fetched, told, milliseconds }) => [
        what,
        requests,
        fetched,
        told,
        (milliseconds / 1000).toFixed(1),
      ]),
    )
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
