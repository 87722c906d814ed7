/** The server of the tests starts, gives databases of their own, and is gone afterwards. */
import { expect, test } from 'vitest'
import { describePostgres } from './postgres.js'
import { verdictOn } from './required.js'

describePostgres('the server', (server) => {
  test('gives an empty database each time', async () => {
    const [one, other] = [await server.database(), await server.database()]
    await server.query(one, 'create table kept (n int)')
    expect(await server.query(other, `select to_regclass('kept') as there`)).toEqual([{ there: null }])
  })
})

test.each([
  [true, undefined, 'run'],
  [false, 'corpus', 'skip'],
  [false, 'corpus,postgres', 'fail'],
] as const)('there: %s, required: %s → %s', (isThere, required, verdict) => {
  expect(verdictOn('postgres', isThere, required)).toBe(verdict)
})
