/** Start-up: the command, doing next to nothing, against bare node. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { readPairs } from './corpus.mjs'
import { median, ms, printTable, ratio } from './figures.mjs'
import { interleave } from './interleave.mjs'

const command = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

function runNode(args, expected) {
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  if (!expected.includes(status)) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
}

function sizeOf({ before, after }) {
  return before.length + after.length
}

const [smallest] = readPairs('PAIRS_CHANGED.tsv', 'PAIRS_NOISE.tsv').toSorted((a, b) => sizeOf(a) - sizeOf(b))
const folder = mkdtempSync(join(tmpdir(), 'trialdiff-bench-'))
const files = ['before', 'after'].map((side) => {
  const file = join(folder, `${side}.json`)
  writeFileSync(file, smallest[side])
  return file
})
/** A registry of one trial whose data are never built anew: a run asks it one question. In a thread, since each run is waited for. */
const registry = new Worker(
  `const { parentPort, workerData } = require('node:worker_threads')
   const told = JSON.stringify({ apiVersion: '2.0.5', dataTimestamp: '2026-11-20T09:00:05' })
   const answer = (url) => (url.startsWith('/api/v2/version') ? told : '{"studies":[' + workerData + ']}')
   const server = require('node:http').createServer((request, response) => response.end(answer(request.url)))
   server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`,
  { eval: true, workerData: smallest.after },
)
const port = await new Promise((resolve) => registry.once('message', resolve))

const nctId = /NCT\d{8}/.exec(smallest.after)?.[0]
const [store, watched, config] = ['store', 'watched', 'trialdiff.yaml'].map((name) => join(folder, name))
writeFileSync(
  config,
  `store: ${watched}
timezone: UTC
registry: { address: 'http://127.0.0.1:${port}', requestsPerSecond: 1000, contact: you@example.org }
watches: [{ id: one, trials: [${nctId}] }]
channels: { report: { type: file, path: ${join(folder, 'changes.txt')} } }
routes: [{ to: [report], min: minor }]
`,
)
const keep = [command, 'keep', ...files, '--store', store]
runNode(keep, [0])
runNode([command, 'watch', 'run', '--config', config], [0])

const times = await interleave(
  {
    node: () => runNode(['-e', '0'], [0]),
    help: () => runNode([command, '--help'], [0]),
    diff: () => runNode([command, 'diff', ...files], [0, 1]),
    parse: () => runNode([command, 'parse', files[0]], [0]),
    keep: () => runNode(keep, [0]),
    show: () => runNode([command, 'show', nctId, '--store', store], [0]),
    watch: () => runNode([command, 'watch', 'run', '--config', config], [0]),
  },
  { runs: 25, warmUp: 3 },
)
await registry.terminate()
rmSync(folder, { recursive: true })

const bare = median(times.node)
const rowOf = (name, values, target) => [name, ms(median(values)), ratio(median(values) / bare), target]
printTable(
  'Start-up',
  ['median of 25 runs, interleaved', 'time', 'against bare node', 'target'],
  [
    rowOf('`node -e 0`', times.node, ''),
    rowOf('`trialdiff --help`', times.help, '≤ 1.3'),
    rowOf('`trialdiff parse` of one of these', times.parse, ''),
    rowOf('`trialdiff keep` of both, kept already', times.keep, ''),
    rowOf('`trialdiff show` of one trial', times.show, ''),
    rowOf('`trialdiff watch run`, nothing built anew', times.watch, ''),
    rowOf(`\`trialdiff diff\` of two API v2 files (${Math.round(sizeOf(smallest) / 1024)} KB)`, times.diff, '≤ 2.5'),
  ],
)
