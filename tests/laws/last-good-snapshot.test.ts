/** Law 5: a failed fetch, parse or send never changes or hides the last good snapshot. */
import { describe, expect, test } from 'vitest'
import { ChannelError } from '../../src/model/errors.js'
import { bench, idsFrom, type Bench } from '../support/watch-run.js'

const [id = '', other = ''] = idsFrom(1, 2)

async function lastGood({ store }: Bench): Promise<unknown> {
  const snapshots = await store.snapshots(id)
  const last = snapshots.at(-1)
  return {
    snapshots,
    document: last && (await store.document(last)),
    raw: last && (await store.raw(last)),
    told: (await store.marks('told/')).get(`told/${id}`),
  }
}

const failures: Readonly<Record<string, (it: Bench) => void>> = {
  'a fetch that fails': (it) => it.registry.failing.add(id),
  'rows that cannot be had': (it) => it.registry.failing.add('rows'),
  'a registry that does not answer': (it) => it.registry.failing.add('dataset'),
  'a record cut off': (it) => it.registry.texts.set(id, '{"protocolSection": {"identificationModule"'),
  'a page of HTML instead of a record': (it) => it.registry.texts.set(id, '<html><body>503</body></html>'),
  'another trial instead of this one': (it) => it.registry.texts.set(id, it.registry.texts.get(other) ?? ''),
  'nothing at all': (it) => it.registry.texts.set(id, ''),
  'a record without its parts': (it) =>
    it.registry.texts.set(
      id,
      JSON.stringify({ protocolSection: { identificationModule: { nctId: id } }, hasResults: false }),
    ),
}

describe('the last good snapshot stays what it is after', () => {
  test.each(Object.entries(failures))('%s, and what truly changed is told once it can be read', async (_, fail) => {
    const it = bench({ trials: [id, other] })
    await it.run()
    const before = await lastGood(it)
    fail(it)
    const outcome = await it.nextDay()
    expect(outcome.failures.length + outcome.quarantined.length).toBeGreaterThan(0)
    expect(outcome.happenings).toEqual([])
    expect(await lastGood(it)).toEqual(before)
    it.registry.failing.clear()
    it.registry.put({ nctId: id, posted: '2024-01-19', enrollment: 300 })
    expect((await it.nextDay()).happenings).toMatchObject([{ nctId: id, before: { snapshot: `${id}/2024-01-15` } }])
  })

  test('a letter that cannot be sent', async () => {
    const it = bench({ trials: [id] })
    await it.run()
    it.broken.set('mail', new ChannelError('channel-refused', 'No such user.', { retryable: false }))
    it.registry.put({ nctId: id, posted: '2024-01-19', enrollment: 300 })
    await it.nextDay()
    const before = await lastGood(it)
    await it.nextDay()
    expect(await lastGood(it)).toEqual(before)
    expect(before).toMatchObject({ told: `${id}/2024-01-19` })
  })
})
