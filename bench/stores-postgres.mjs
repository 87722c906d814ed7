/** The PostgreSQL store: snapshots kept a second by one and by several workers, disk for 1,000 versions, opening 10,000 trials. */
import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { openStore, planKeeping } from '../dist/index.js'
import { median, ms, printTable } from './figures.mjs'
import { readVersions } from './many-versions.mjs'
import { startPostgres } from './postgres-server.mjs'

const versions = 1000
const trials = 10_000
const megabyte = 1_000_000

const server = await startPostgres()
try {
  const records = await readVersions(versions)
  const rows = []
  for (const workers of [1, 4]) rows.push(await keepAll(records, workers))
  printTable('Records of the corpus kept, one step each', ['workers', 'versions', 'a second', 'ms each'], rows)
  printTable(`Disk for ${versions} versions`, ['what', 'MB'], await measureDisk(records))
  printTable(`A store of ${trials} trials`, ['what', 'time'], await openLarge())
} finally {
  await server.stop()
}

async function keepAll(records, workers) {
  const at = `${server.location}?schema=kept_by_${workers}`
  const stores = await Promise.all(
    Array.from({ length: workers }, () => openStore(at, { access: 'write', create: true })),
  )
  const waiting = records.toReversed()
  const start = performance.now()
  await Promise.all(
    stores.map(async (store) => {
      for (let each = waiting.pop(); each; each = waiting.pop()) {
        const { step } = await planKeeping(store, { ...each, retrievedAt: '2026-11-22T09:30:00Z' })
        await store.commit(step)
      }
    }),
  )
  const time = performance.now() - start
  await Promise.all(stores.map((store) => store.close()))
  return [workers, records.length, Math.round((records.length / time) * 1000), ms(time / records.length)]
}

async function measureDisk(records) {
  const client = new Client({ connectionString: server.location })
  await client.connect()
  await client.query('vacuum analyze')
  const sizes = await client.query(
    `select relname as name, pg_total_relation_size(c.oid)::int as bytes from pg_class c
     where relnamespace = 'kept_by_1'::regnamespace and relkind = 'r' order by 2 desc`,
  )
  const kept = await client.query(
    `select sum(octet_length(body)) filter (where digest = any($1))::int as raw, sum(octet_length(body))::int as all_of_it
     from kept_by_1.contents`,
    [records.map(({ raw }) => createHash('sha256').update(raw).digest())],
  )
  await client.end()
  const { raw, all_of_it } = kept.rows[0]
  const total = sizes.rows.reduce((sum, { bytes }) => sum + bytes, 0)
  const source = records.reduce((sum, each) => sum + each.raw.length, 0)
  return [
    ['sources as retrieved', source],
    ['sources as kept', raw],
    ['documents as kept', all_of_it - raw],
    ['all tables and indexes', total],
    ...sizes.rows.slice(0, 3).map(({ name, bytes }) => [`of these ${name}`, bytes]),
  ].map(([what, bytes]) => [what, (bytes / megabyte).toFixed(2)])
}

async function openLarge() {
  const at = `${server.location}?schema=large`
  const store = await openStore(at, { access: 'write', create: true })
  for (let n = 0; n < trials; n += 100) await store.commit(stepOf(n))
  await store.close()
  const times = { 'open and head': [], 'snapshots of one trial': [], 'marks of all trials': [] }
  for (let round = 0; round < 15; round += 1) {
    let start = performance.now()
    const each = await openStore(at, { access: 'read' })
    await each.head()
    times['open and head'].push(performance.now() - start)
    start = performance.now()
    await each.snapshots('NCT00004321')
    times['snapshots of one trial'].push(performance.now() - start)
    start = performance.now()
    await each.marks('told/')
    times['marks of all trials'].push(performance.now() - start)
    await each.close()
  }
  return Object.entries(times).map(([what, values]) => [what, ms(median(values))])
}

function digestOf(text) {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

function stepOf(first) {
  const all = Array.from({ length: 100 }, (_, n) => `NCT${String(first + n).padStart(8, '0')}`)
  const keep = all.map((nctId) => {
    const document = `{ "nctId": "${nctId}" }\n`
    const source = { format: 'api-v2', digest: digestOf(nctId), bytes: 0, raw: false }
    return {
      snapshot: {
        id: `${nctId}/2026-11-20`,
        nctId,
        day: '2026-11-20',
        dayKind: 'posted',
        source,
        document: digestOf(document),
      },
      document,
    }
  })
  return { keep, entries: all.map((nctId) => ({ kind: 'mark', key: `told/${nctId}`, value: `${nctId}/2026-11-20` })) }
}
