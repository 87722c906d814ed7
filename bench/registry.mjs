/** The registry client: requests and bytes for many trials, and for one long history, against registries on loopback. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { openRegistry } from '../dist/index.js'
import { corpus } from './corpus.mjs'
import { printTable } from './figures.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'trialdiff-bench-'))
const count = (number) => number.toLocaleString('en')
const kilobytes = (bytes) => `${count(Math.round(bytes / 1000))} KB`

async function startWorld(trials) {
  const file = join(folder, 'serve.mjs')
  const entryPoints = ['tests/support/registry/serve.ts']
  await build({ absWorkingDir: root, entryPoints, outfile: file, bundle: true, format: 'esm', platform: 'node' })
  const child = spawn(process.execPath, [file, JSON.stringify({ seed: 1, trials })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { ...JSON.parse(line), close: () => child.kill() }
}

/** What one way of asking takes: requests, and bytes after decompression. */
async function measure(address, ask) {
  let bytes = 0
  const registry = await openRegistry({ address, rate: 10_000, onRequest: (request) => (bytes += request.bytes ?? 0) })
  await ask(registry)
  await registry.close()
  return [count(registry.requests), kilobytes(bytes)]
}

async function exhaust(items) {
  for await (const item of items) if (item.is === 'failed') throw item.error
}

async function manyTrials(trials, moved) {
  const { address, ids, close } = await startWorld(trials)
  const day = async (registry) => {
    await registry.dataset()
    await exhaust(registry.poll(ids))
    await exhaust(registry.records(ids.slice(0, moved)))
  }
  const rows = [
    ['the data are the same build', ...(await measure(address, (registry) => registry.dataset()))],
    [`a new build, ${moved} moved`, ...(await measure(address, day))],
    ['every record in full', ...(await measure(address, (registry) => exhaust(registry.records(ids))))],
  ]
  close()
  return rows.map(([what, ...figures]) => [`${count(trials)} trials: ${what}`, ...figures])
}

/** A real list of 70 versions; its newest study stands for each of them. */
async function longHistory() {
  const file = join(corpus, 'history-json', 'NCT02545049.history.json')
  if (!existsSync(file)) return []
  const { study, history } = JSON.parse(readFileSync(file, 'utf8'))
  const present = {
    protocolSection: study.protocolSection,
    derivedSection: study.derivedSection,
    hasResults: study.hasResults,
  }
  let [requests, plain, packed] = [0, 0, 0]
  const server = createServer((request, response) => {
    const version = /\/history\/(\d+)$/.exec(request.url)?.[1]
    const answer = request.url.endsWith('/version')
      ? { apiVersion: '2.0.5', dataTimestamp: '2026-11-20T09:00:05' }
      : version !== undefined
        ? { studyVersion: Number(version), study: versionOf(study, history.changes[version]) }
        : request.url.endsWith('/history')
          ? history
          : { studies: [present] }
    const body = JSON.stringify(answer)
    const zipped = gzipSync(body)
    requests++
    plain += body.length
    packed += zipped.length
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(zipped)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const store = join(folder, 'store')
  const fetchAll = async () => {
    ;[requests, plain, packed] = [0, 0, 0]
    const address = `http://127.0.0.1:${server.address().port}`
    const args = [
      'dist/cli.js',
      'fetch',
      'NCT02545049',
      '--history',
      '--store',
      store,
      '--rate',
      '10000',
      '--address',
      address,
    ]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    const [status] = await once(child, 'exit')
    if (status !== 0) throw new Error(`fetch ended with ${status}`)
    return [count(requests), kilobytes(plain), kilobytes(packed)]
  }
  const rows = [
    [`${history.changes.length} versions, the first time`, ...(await fetchAll()), kilobytes(sizeOf(store))],
    ['the same once more', ...(await fetchAll()), kilobytes(sizeOf(store))],
  ]
  server.close()
  server.closeAllConnections()
  return rows
}

function versionOf(study, { date, status }) {
  const { statusModule } = study.protocolSection
  return {
    ...study,
    protocolSection: {
      ...study.protocolSection,
      statusModule: {
        ...statusModule,
        overallStatus: status,
        lastUpdateSubmitDate: date,
        lastUpdatePostDateStruct: { date },
      },
    },
  }
}

function sizeOf(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : statSync(path).size
}

try {
  printTable(
    'Requests',
    ['', 'requests', 'bytes, plain'],
    [...(await manyTrials(1000, 10)), ...(await manyTrials(10_000, 100))],
  )
  const rows = await longHistory()
  if (rows.length > 0) printTable('History of one trial', ['', 'requests', 'bytes, plain', 'in gzip', 'store'], rows)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
