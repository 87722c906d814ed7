/** The PostgreSQL store: what is its own beside the conformance suite: many writers, migrations, troubles told in one sentence. */
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { digestOf, lineDigest } from '../../snapshots/chain.js'
import { openStore } from '../../snapshots/open.js'
import type { NewSnapshot, Step, Store } from '../../snapshots/store.js'
import { describePostgres } from '../support/postgres.js'

function newSnapshot(nctId: string, day: string, words = day): NewSnapshot {
  const document = `{ "of": "${nctId}", "words": "${words}" }\n`
  const raw = Buffer.from(`raw ${nctId} ${words}`)
  return {
    snapshot: {
      id: `${nctId}/${day}`,
      nctId,
      day,
      dayKind: 'posted',
      source: {
        format: 'api-v2',
        retrievedAt: `${day}T10:00:00Z`,
        digest: digestOf(raw),
        bytes: raw.length,
        raw: true,
      },
      document: digestOf(document),
    },
    document,
    raw,
  }
}

const keep = (...all: NewSnapshot[]): Step => ({ keep: all })
const nctId = (n: number): string => `NCT${String(n).padStart(8, '0')}`

/** The error with which opening ends, or `opened`. */
async function told(location: string, options: Parameters<typeof openStore>[1]): Promise<unknown> {
  return openStore(location, options).then(
    async (store) => store.close().then(() => 'opened'),
    (error: unknown) => error,
  )
}

async function brokenAt(store: Store): Promise<number | undefined> {
  let { seq, digest } = { seq: 0, digest: digestOf('') }
  for await (const line of store.lines()) {
    if (line.seq !== seq + 1 || line.previous !== digest || line.digest !== lineDigest(line)) return line.seq
    ;({ seq, digest } = line)
  }
  return digest === (await store.head()).digest ? undefined : seq
}

describePostgres('the PostgreSQL store', (server) => {
  test('keeps a snapshot with its document and its source, and opens again', async () => {
    const location = await server.database()
    const store = await openStore(location, { access: 'write', create: true })
    const one = newSnapshot(nctId(1), '2024-01-02')
    const line = await store.commit(keep(one))
    expect(line?.entries.map(({ kind }) => kind)).toEqual(['opened', 'kept'])
    await store.close()
    const again = await openStore(location, { access: 'read' })
    expect(await again.snapshots(nctId(1))).toEqual([one.snapshot])
    expect(await again.document(one.snapshot)).toBe(one.document)
    expect(Buffer.from((await again.raw(one.snapshot)) ?? [])).toEqual(one.raw)
    expect(await again.head()).toEqual({ seq: 1, digest: line?.digest, at: line?.at })
    await again.close()
  })

  test('twelve writers over four connections make one chain without a gap', async () => {
    const location = await server.database()
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(location, { access: 'write', create: true })))
    const writes = Array.from({ length: 120 }, (_, n) =>
      stores[n % 4]?.commit(keep(newSnapshot(nctId(n % 30), `2024-01-${10 + n}`, String(n)))),
    )
    const ends = await Promise.allSettled(writes)
    expect(ends.filter(({ status }) => status === 'rejected')).toEqual([])
    const [store] = stores
    expect((await store?.head())?.seq).toBe(120)
    expect(store && (await brokenAt(store))).toBeUndefined()
    await Promise.all(stores.map((each) => each.close()))
  })

  test('of two steps that expect the same mark one is committed, the other told to plan anew', async () => {
    const location = await server.database()
    const stores = await Promise.all([1, 2].map(() => openStore(location, { access: 'write', create: true })))
    const step: Step = {
      expects: [{ key: 'told/NCT00000001', value: undefined }],
      entries: [{ kind: 'mark', key: 'told/NCT00000001', value: 'NCT00000001/2024-01-02' }],
    }
    const ends = await Promise.allSettled(stores.map((each) => each.commit(step)))
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = ends.find((each) => each.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'store-conflict', retryable: true })
    expect((await stores[0]?.head())?.seq).toBe(1)
    await Promise.all(stores.map((each) => each.close()))
  })

  test('two kinds of steps with the same contents in another order do not wait for each other in a circle', async () => {
    const location = await server.database()
    const stores = await Promise.all([1, 2].map(() => openStore(location, { access: 'write', create: true })))
    const payloads = Array.from({ length: 20 }, (_, n) => Buffer.from(`payload ${n}`)).map((bytes) => {
      return { nctId: nctId(1), digest: digestOf(bytes), bytes }
    })
    const stepOf = (n: number): Step => ({
      payloads: n % 2 === 0 ? payloads : payloads.toReversed(),
      entries: payloads.map(({ digest }, place) => {
        return {
          kind: 'event',
          id: `${n}-${place}`,
          nctId: nctId(1),
          code: 'trial/entered',
          severity: 'minor',
          payload: digest,
        }
      }),
    })
    await Promise.all(Array.from({ length: 20 }, (_, n) => stores[n % 2]?.commit(stepOf(n))))
    const seqs: number[] = []
    for await (const { seq } of stores[0]?.events({}) ?? []) seqs.push(seq)
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    await Promise.all(stores.map((each) => each.close()))
  })

  test('connections that the server ends are replaced; what is committed is there once', async () => {
    const location = await server.database()
    const store = await openStore(location, { access: 'write', create: true })
    const done = new AbortController()
    const cut = async (): Promise<number> => {
      let ended = 0
      while (!done.signal.aborted) {
        const rows = await server.query(
          location,
          `select count(pg_terminate_backend(pid))::int as ended from pg_stat_activity
           where application_name = 'trialdiff' and datname = current_database()`,
        )
        ended += Number(rows[0]?.['ended'])
        await new Promise((resolve) => setTimeout(resolve, 40))
      }
      return ended
    }
    const cutting = cut()
    const outcomes: string[] = []
    for (let n = 0; n < 60; n += 1) {
      const step = keep(newSnapshot(nctId(n), '2024-01-02'))
      outcomes.push(
        await store.commit(step).then(
          () => 'kept',
          (error: unknown) => ((error as { retryable?: boolean }).retryable === true ? 'retryable' : String(error)),
        ),
      )
    }
    done.abort()
    expect(await cutting).toBeGreaterThan(0)
    expect(outcomes.filter((each) => each !== 'kept' && each !== 'retryable')).toEqual([])
    expect(await brokenAt(store)).toBeUndefined()
    const there = await Promise.all(outcomes.map((_, n) => store.snapshots(nctId(n))))
    expect(there.map(({ length }) => (length === 1 ? 'kept' : 'retryable'))).toEqual(outcomes)
    await store.close()
  })

  test('what is kept anew while it is being forgotten is there afterwards', async () => {
    const location = await server.database()
    const store = await openStore(location, { access: 'write', create: true })
    const one = newSnapshot(nctId(1), '2024-01-02')
    await store.commit(keep(one))
    const forgetting = new Client({ connectionString: location })
    await forgetting.connect()
    await forgetting.query('begin')
    await forgetting.query('select from trialdiff.head for update')
    const again = { ...one, snapshot: { ...one.snapshot, id: `${one.snapshot.id}~00000000` } }
    const keeping = store.commit(keep(again))
    const isWaiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    while ((await server.query(location, isWaiting)).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await forgetting.query('update trialdiff.contents set body = null')
    await forgetting.query('commit')
    await forgetting.end()
    await keeping
    expect(await store.document(again.snapshot)).toBe(one.document)
    expect(await store.raw(again.snapshot)).toEqual(one.raw)
    await store.close()
  })

  test('a mark that a prefix has for a letter of its own is not one of those that begin otherwise', async () => {
    const store = await openStore(await server.database(), { access: 'write', create: true })
    const keys = ['in/a_b/NCT1', 'in/axb/NCT2', 'in/a%/NCT3', 'in/a\\/NCT4']
    await store.commit({ entries: keys.map((key) => ({ kind: 'mark', key, value: 'yes' })) })
    expect([...(await store.marks('in/a_b/')).keys()]).toEqual(['in/a_b/NCT1'])
    expect([...(await store.marks('in/a%')).keys()]).toEqual(['in/a%/NCT3'])
    expect([...(await store.marks('in/a\\')).keys()]).toEqual(['in/a\\/NCT4'])
    expect((await store.marks('in/')).size).toBe(4)
    await store.close()
  })

  test('several stores in schemas of one database know nothing of one another', async () => {
    const location = await server.database()
    const one = await openStore(`${location}?schema=one`, { access: 'write', create: true })
    const other = await openStore(`${location}?schema=other`, { access: 'write', create: true })
    await one.commit(keep(newSnapshot(nctId(1), '2024-01-02')))
    expect(await other.snapshots(nctId(1))).toEqual([])
    await Promise.all([one.close(), other.close()])
  })
})

describePostgres('what is said of troubles', (server) => {
  const write = { access: 'write', create: true } as const

  test('a wrong password', async () => {
    const location = (await server.database()).replace(server.password, 'hunter2')
    const error = await told(location, write)
    expect(error).toMatchObject({ code: 'store-trouble', retryable: false })
    expect(String(error)).toMatch(/refuses this user or password/)
    expect(String(error)).not.toContain('hunter2')
  })

  test('no such database', async () => {
    const location = (await server.database()).replace(/test_\d+$/, 'nowhere')
    const error = await told(location, write)
    expect(error).toMatchObject({ code: 'store-not-found' })
    expect(String(error)).toContain('There is no database nowhere')
  })

  test('nothing listens', async () => {
    const error = await told('postgres://someone:hunter2@127.0.0.1:1/base', write)
    expect(error).toMatchObject({ code: 'store-trouble', retryable: true })
    expect(String(error)).toContain('nothing answers there')
    expect(String(error)).not.toContain('hunter2')
  })

  test('no store yet, and none may be made', async () => {
    const location = await server.database()
    expect(await told(location, { access: 'read' })).toMatchObject({ code: 'store-not-found' })
    expect(await told(location, { access: 'read', create: true })).toMatchObject({ code: 'store-not-found' })
    expect(await told(location, { access: 'write' })).toMatchObject({ code: 'store-not-found' })
    expect(await server.query(location, `select from pg_namespace where nspname = 'trialdiff'`)).toEqual([])
  })

  test('tables of a newer version are left alone', async () => {
    const location = await server.database()
    expect(await told(location, write)).toBe('opened')
    await server.query(location, 'insert into trialdiff.form (version) values (99)')
    const error = await told(location, write)
    expect(String(error)).toMatch(/is of form 99, and this trialdiff knows forms up to \d+; install a newer one/)
  })

  test('a user without privileges, one who may only read, and one who may write', async () => {
    const location = await server.database()
    expect(await told(location, write)).toBe('opened')
    await server.query(location, `create role clerk login password 'clerk'`)
    const asClerk = location.replace(/\/\/.*@/, '//clerk:clerk@')
    expect(String(await told(asClerk, write))).toMatch(/lacks a privilege/)
    await server.query(
      location,
      'grant usage on schema trialdiff to clerk; grant select on all tables in schema trialdiff to clerk',
    )
    expect(await told(asClerk, { access: 'read' })).toBe('opened')
    const reading = await openStore(asClerk, write)
    await expect(reading.commit(keep(newSnapshot(nctId(1), '2024-01-02')))).rejects.toThrow(/lacks a privilege/)
    await reading.close()
    await server.query(location, 'grant select, insert, update, delete on all tables in schema trialdiff to clerk')
    const store = await openStore(asClerk, write)
    expect(await store.commit(keep(newSnapshot(nctId(1), '2024-01-02')))).toBeDefined()
    await store.close()
  })

  test('who only reads cannot write', async () => {
    const location = await server.database()
    expect(await told(location, write)).toBe('opened')
    const store = await openStore(location, { access: 'read' })
    await expect(store.commit(keep(newSnapshot(nctId(1), '2024-01-02')))).rejects.toMatchObject({
      code: 'store-trouble',
    })
    await store.close()
  })
})
