/** A run: a baseline first, then what changed. */
import { expect, test } from 'vitest'
import { bench, idsFrom } from '../support/watch-run.js'

const [id = ''] = idsFrom(1, 1)

test('the first sight of a trial is a baseline and tells nothing', async () => {
  const it = bench({ trials: [id] })
  const outcome = await it.run()
  expect(outcome).toMatchObject({
    watched: 1,
    fetched: 1,
    baselines: 1,
    happenings: [],
    failures: [],
    unchanged: false,
  })
  expect(it.sent).toEqual([])
  expect(await it.store.marks('told/')).toEqual(new Map([[`told/${id}`, `${id}/2024-01-15`]]))
})

test('a change is told once, and a run on the same data asks one request and does nothing', async () => {
  const it = bench({ trials: [id] })
  await it.run()
  it.registry.put({ nctId: id, posted: '2024-01-17', status: 'TERMINATED' })
  const outcome = await it.nextDay()
  expect(outcome.happenings).toMatchObject([
    { nctId: id, before: { snapshot: `${id}/2024-01-15` }, after: { snapshot: `${id}/2024-01-17` }, watches: ['ours'] },
  ])
  expect(outcome.counts.critical).toBe(1)
  expect(it.toldTo('mail')).toEqual([`${id}: Status Recruiting → Terminated, no reason given`])
  const lines = it.store.ledger.length
  const again = await it.run()
  expect(again).toMatchObject({
    unchanged: true,
    requests: 1,
    fetched: 0,
    happenings: [],
    deliveries: { sent: 0, pending: 0 },
  })
  expect(it.store.ledger.length).toBe(lines)
})
