/** The PostgreSQL store: the conformance suite of stores, and copies from and to a folder. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { copyStore } from '../../snapshots/copy.js'
import { openStore } from '../../snapshots/open.js'
import { verify } from '../../snapshots/verify.js'
import { describePostgres } from '../support/postgres.js'
import { aSnapshot, anEvent, composed, receipt } from './a-step.js'
import { describeStore } from './conformance.js'

describePostgres('conformance', (server) => {
  // The suite opens a store again by the location that it prints, which holds no password.
  beforeAll(() => void vi.stubEnv('PGPASSWORD', server.password))
  afterAll(() => void vi.unstubAllEnvs())

  let base: Promise<string> | undefined
  let schemas = 0
  describeStore('postgres', async () => {
    base ??= server.database()
    schemas += 1
    return `${await base}?schema=suite_${schemas}`
  })

  test('from a folder into the database, on into another folder: one head, each proven', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trialdiff-store-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const write = { access: 'write', create: true } as const
    const stores = await Promise.all(
      [join(folder, 'first'), await server.database(), join(folder, 'last')].map((place) => openStore(place, write)),
    )
    const [first, middle, last] = stores
    if (!first || !middle || !last) throw new Error('Three stores were opened')
    const one = aSnapshot({ title: 'One' })
    await first.commit({ keep: [one, aSnapshot({ nctId: 'NCT00000002', raw: undefined })] })
    await first.commit({ derive: [{ snapshot: one.snapshot.id, document: '{ "better": true }\n', by: 'parser 2' }] })
    const { payloads, entries } = anEvent('one')
    await first.commit({
      payloads,
      entries: [...entries, { kind: 'mark', key: 'told/NCT00000001', value: one.snapshot.id }],
    })
    await first.commit({ entries: [composed('message', 'one'), receipt('message', 'retry')] })
    await copyStore(first, middle)
    await middle.commit({ entries: [receipt('message', 'sent', 2)] })
    await middle.forget('NCT00000002')
    await copyStore(middle, last)
    expect(await last.head()).toEqual(await middle.head())
    expect((await middle.head()).seq).toBe((await first.head()).seq + 2)
    for (const store of [middle, last]) {
      const proof = await verify(store)
      expect(proof).toMatchObject({ forgotten: [{ nctId: 'NCT00000002' }], strays: [] })
      expect(proof.fault).toBeUndefined()
      expect(await store.outbox()).toEqual([])
      expect(await store.snapshots('NCT00000001')).toEqual(await first.snapshots('NCT00000001'))
      expect(await store.document(one.snapshot)).toBe('{ "better": true }\n')
      expect(await store.document(one.snapshot, 1)).toBe(one.document)
    }
    await Promise.all(stores.map((each) => each.close()))
  })

  test('what the tables hold is proven against the ledger: a line, a content, a snapshot changed by hand are found', async () => {
    const location = await server.database()
    const store = await openStore(location, { access: 'write', create: true })
    const one = aSnapshot()
    await store.commit({ keep: [one] })
    await store.commit({ entries: [{ kind: 'mark', key: 'told/NCT00000001', value: one.snapshot.id }] })
    const after = async (statement: string): Promise<string> => {
      await server.query(location, `create schema spare; ${copies.join(';')}`)
      await server.query(location, statement)
      const { fault, strays } = await verify(store)
      await server.query(location, `${restores.join(';')}; drop schema spare cascade`)
      return fault?.what ?? strays.join()
    }
    const tables = ['lines', 'contents', 'snapshots', 'head']
    const copies = tables.map((each) => `create table spare.${each} as table trialdiff.${each}`)
    const restores = tables.flatMap((each) => [
      `delete from trialdiff.${each}`,
      `insert into trialdiff.${each} select * from spare.${each}`,
    ])
    expect(await after('select 1')).toBe('')
    expect(
      await after(`update trialdiff.lines set line = replace(line, '2023-04-07', '2023-04-08') where seq = 1`),
    ).not.toBe('')
    expect(await after('delete from trialdiff.lines where seq = 2')).not.toBe('')
    expect(await after(`update trialdiff.contents set body = '\\x00'`)).not.toBe('')
    expect(await after('delete from trialdiff.contents')).not.toBe('')
    expect(await after('delete from trialdiff.snapshots')).not.toBe('')
    expect(await after(`insert into trialdiff.contents values (sha256('stray'), '\\x00')`)).toContain('content')
    await store.close()
  })
})
