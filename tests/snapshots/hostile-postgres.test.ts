/** A database whose lines somebody wrote by hand: each reading ends in one sentence. */
import { expect, test } from 'vitest'
import { openStore } from '../../snapshots/open.js'
import { verify } from '../../snapshots/verify.js'
import { describePostgres } from '../support/postgres.js'
import { aSnapshot, anEvent } from './a-step.js'
import { allOf } from './conformance/bench.js'

describePostgres('a database made to do harm', (server) => {
  test.each(['garbage', 'null', '{"seq":1}', '{"seq":1,"entries":null}', '{"seq":1,"entries":[null]}'])(
    'a line that is none is told as such: %s',
    async (line) => {
      const location = await server.database()
      const store = await openStore(location, { access: 'write', create: true })
      const kept = aSnapshot()
      await store.commit({ keep: [kept], ...anEvent('2024-01-01') })
      await server.query(location, 'update trialdiff.lines set line = $1', [line])
      const broken = { code: 'store-broken', message: expect.stringContaining('Line 1 ') as string }
      await expect(verify(store)).rejects.toMatchObject(broken)
      await expect(allOf(store.lines())).rejects.toMatchObject(broken)
      await expect(allOf(store.events({}))).rejects.toMatchObject(broken)
      await expect(store.lineOf(kept.snapshot.id)).rejects.toMatchObject(broken)
      await store.close()
    },
  )

  test('not a byte of a forgotten trial is left in any table', async () => {
    const location = await server.database()
    const store = await openStore(location, { access: 'write', create: true })
    const kept = aSnapshot()
    await store.commit({ keep: [kept], ...anEvent('2024-01-01') })
    await store.forget(kept.snapshot.nctId)
    expect(await server.query(location, 'select * from trialdiff.contents where body is not null')).toEqual([])
    await store.close()
  })
})
