/** The files store: snapshots kept a second in steps of one and of many, disk for 1,000 versions, opening and proving 10,000 trials. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, planKeeping, verify } from '../dist/index.js'
import { median, ms, printTable } from './figures.mjs'
import { readVersions } from './many-versions.mjs'

const versions = 1000
const trials = 10_000
const megabyte = 1_000_000

const folder = mkdtempSync(join(process.env.TRIALDIFF_BENCH_FOLDER || tmpdir(), 'trialdiff-bench-'))
try {
  const records = await readVersions(versions)
  const rows = []
  for (const size of [1, 10, 100]) rows.push(await keepAll(records, size))
  printTable('Records of the corpus kept', ['versions a step', 'versions', 'a second', 'ms each'], rows)
  printTable(`Disk for ${versions} versions`, ['what', 'MB'], measureDisk(records))
  printTable(`A store of ${trials} trials`, ['what', 'time'], await openLarge())
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function keepAll(records, size) {
  const store = await openStore(join(folder, `kept-by-${size}`), { access: 'write', create: true })
  const start = performance.now()
  for (let first = 0; first < records.length; first += size) {
    const keep = []
    for (const each of records.slice(first, first + size)) {
      const { step } = await planKeeping(store, { ...each, retrievedAt: '2026-11-22T09:30:00Z' })
      keep.push(...(step.keep ?? []))
    }
    await store.commit({ keep })
  }
  const time = performance.now() - start
  await store.close()
  return [size, records.length, Math.round((records.length / time) * 1000), ms(time / records.length)]
}

function measureDisk(records) {
  const root = join(folder, 'kept-by-1')
  const files = readdirSync(root, { recursive: true }).filter((name) => statSync(join(root, name)).isFile())
  const sum = (test) => files.filter(test).reduce((bytes, name) => bytes + statSync(join(root, name)).size, 0)
  const blocks = readdirSync(root, { recursive: true }).reduce(
    (bytes, name) => bytes + statSync(join(root, name)).blocks * 512,
    0,
  )
  return [
    ['sources as retrieved', records.reduce((bytes, { raw }) => bytes + raw.length, 0)],
    ['sources as kept', sum((name) => name.endsWith('.br'))],
    ['documents as kept', sum((name) => name.endsWith('.json'))],
    ['the ledger', sum((name) => name === 'ledger.ndjson')],
    ['all of it in blocks of this disk', blocks],
  ].map(([what, bytes]) => [what, (bytes / megabyte).toFixed(2)])
}

/** One line a trial: a snapshot, an event that has to be sent, and the mark of what was told. */
async function openLarge() {
  const at = join(folder, 'large')
  const store = await openStore(at, { access: 'write', create: true })
  for (let n = 0; n < trials; n += 1) await store.commit(stepOf(`NCT${String(n).padStart(8, '0')}`))
  await store.close()
  const times = { 'open to read': [], 'open to write': [], 'snapshots of one trial': [], 'marks of all trials': [] }
  const timed = async (what, act) => {
    const start = performance.now()
    const found = await act()
    times[what].push(performance.now() - start)
    return found
  }
  for (let round = 0; round < 9; round += 1) {
    const writer = await timed('open to write', () => openStore(at, { access: 'write' }))
    await writer.close()
    const reader = await timed('open to read', () => openStore(at, { access: 'read' }))
    await timed('snapshots of one trial', () => reader.snapshots('NCT00004321'))
    await timed('marks of all trials', () => reader.marks('told/'))
    await reader.close()
  }
  const reader = await openStore(at, { access: 'read' })
  times.verify = []
  const { fault } = await timed('verify', () => verify(reader))
  if (fault) throw new Error(fault.what)
  await reader.close()
  const { size } = statSync(join(at, 'ledger.ndjson'))
  const rows = Object.entries(times).map(([what, values]) => [what, ms(median(values))])
  return [...rows, [`(its ledger, ${trials} lines)`, `${(size / megabyte).toFixed(1)} MB`]]
}

function stepOf(nctId) {
  const document = `{ "nctId": "${nctId}" }\n`
  const bytes = Buffer.from(`{ "event of": "${nctId}" }`)
  const [raw, payload] = [Buffer.from(nctId), digestOf(bytes)]
  const id = `${nctId}/2026-11-20`
  const source = {
    format: 'api-v2',
    address: `https://clinicaltrials.gov/api/v2/studies/${nctId}`,
    retrievedAt: '2026-11-22T09:30:00Z',
    digest: digestOf(raw),
    bytes: raw.length,
    raw: true,
  }
  const snapshot = { id, nctId, day: '2026-11-20', dayKind: 'posted', source, document: digestOf(document) }
  const event = `event-${nctId}`.padEnd(32, '0')
  return {
    keep: [{ snapshot, document, raw }],
    payloads: [{ nctId, digest: payload, bytes }],
    entries: [
      { kind: 'event', id: event, nctId, code: 'trial/entered', severity: 'major', payload },
      { kind: 'mark', key: `told/${nctId}`, value: id },
    ],
  }
}

function digestOf(content) {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
