/** Runs the measurements, each in a process of its own: `npm run bench`, or `npm run bench -- parse` for one. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { corpus } from './corpus.mjs'

const measurements = {
  'start-up': 'start-up.mjs',
  parse: 'parse-json.mjs',
  'parse-xml': 'parse-xml.mjs',
  diff: 'diff-pairs.mjs',
  readers: 'readers.mjs',
  'stores-files': 'stores-files.mjs',
  'stores-postgres': 'stores-postgres.mjs',
  quality: 'quality/run.mjs',
  registry: 'registry.mjs',
  'watch-model': 'watch-model.mjs',
  'watch-requests': 'watch-requests.mjs',
  'kill-files': 'kill-watch.mjs --store files --kills 200',
  'kill-postgres': 'kill-watch.mjs --store postgres --kills 50',
  fleet: 'fleet.mjs',
}

/** What is measured on records made for it. */
const needsNoCorpus = new Set(['watch-model', 'watch-requests', 'kill-files', 'kill-postgres', 'fleet'])

function stopWhereNothingCanBeMeasured(wanted) {
  const unknown = wanted.filter((name) => !(name in measurements))
  if (unknown.length > 0)
    stop(`There is no ${unknown.join(', ')}; choose of ${Object.keys(measurements).join(', ')}.`, 2)
  if (!existsSync(new URL('../dist/index.js', import.meta.url))) stop('There is no dist; run npm run build first.', 2)
  if (!existsSync(corpus) && !(wanted.length > 0 && wanted.every((name) => needsNoCorpus.has(name))))
    stop('There is no corpus to measure on; name its folder in TRIALDIFF_CORPUS.', 0)
}

function stop(message, status) {
  console.log(message)
  process.exit(status)
}

function run(name) {
  const [file, ...options] = measurements[name].split(' ')
  const path = fileURLToPath(new URL(file, import.meta.url))
  return spawnSync(process.execPath, [path, ...options], { stdio: 'inherit' }).status === 0
}

const wanted = process.argv.slice(2)
stopWhereNothingCanBeMeasured(wanted)
console.log(
  `Node ${process.versions.node}, ${cpus().length} cores. Times tell of this machine alone; compare the ratios.`,
)
const failed = (wanted.length > 0 ? wanted : Object.keys(measurements)).filter((name) => !run(name))
if (failed.length > 0) stop(`\nNot measured to the end: ${failed.join(', ')}.`, 1)
