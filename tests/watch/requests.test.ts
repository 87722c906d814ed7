/** Requests: how many a run takes, and the plan that says so before. */
import { expect, test } from 'vitest'
import type { Store } from '../../snapshots/store.js'
import { isFullCheckDue } from '../../src/watch/asking/full-check.js'
import { noteRows, nothingRemembered } from '../../src/watch/memory.js'
import { describePlan, planRun } from '../../src/watch/plan.js'
import { digestOfWatches } from '../../src/watch/targets/watched.js'
import { bench, configOf, idsFrom, watchOf } from '../support/watch-run.js'

test('10,000 watched trials of which 100 changed take at most 45 requests', async () => {
  const ids = idsFrom(1, 10_000)
  const changed = ids.filter((_, at) => at % 100 === 7)
  const it = bench({ trials: ids })
  const rows = new Map<string, string>()
  it.lists.set('ours', changed)
  await it.run()
  // The others as a run would have left them, without the minute it takes.
  const marks = ids.map((id) => ({ kind: 'mark' as const, key: `told/${id}`, value: `${id}/2024-01-15` }))
  await it.store.commit({ entries: marks })
  it.lists.set('ours', ids)
  for await (const { nctId, digest } of it.registry.poll(ids)) rows.set(nctId, digest)
  await noteRows(it.store, rows)
  const yesterday = it.clock.now().toISOString()
  const lastRetrieved: Store['lastRetrieved'] = async (asked) => new Map(asked.map((id) => [id, yesterday]))
  for (const nctId of changed) it.registry.put({ nctId, posted: '2024-01-17', enrollment: 250 })

  it.registry.asked.length = 0
  const outcome = await it.nextDay({ store: { ...it.store, lastRetrieved } })
  expect(outcome).toMatchObject({ watched: 10_000, failures: [] })
  expect(outcome.happenings).toHaveLength(100)
  expect(outcome.fetched).toBeGreaterThan(350)
  expect(it.registry.asked.filter((each) => each === 'rows 500')).toHaveLength(20)
  expect(outcome.requests).toBeLessThanOrEqual(45)
  expect(it.sent).toHaveLength(1)
})

test('every trial has its full check within 30 days, evenly spread', () => {
  const ids = idsFrom(1, 3000)
  const start = Date.parse('2026-01-01T06:00:00Z')
  const last = new Map(ids.map((id) => [id, new Date(start).toISOString()]))
  for (let day = 1; day <= 60; day++) {
    const now = new Date(start + day * 86_400_000)
    const due = ids.filter((id) => isFullCheckDue(id, last.get(id), now, 30))
    for (const id of due) last.set(id, now.toISOString())
    expect(due.length).toBeGreaterThan(65)
    expect(due.length).toBeLessThan(140)
    const oldest = Math.min(...ids.map((id) => Date.parse(last.get(id) ?? '')))
    expect(now.getTime() - oldest).toBeLessThanOrEqual(30 * 86_400_000)
  }
})

test('a full check whose day was missed is made up for by the next run', () => {
  const ids = idsFrom(1, 300)
  const last = '2026-01-01T06:00:00Z'
  const now = new Date('2026-01-31T06:00:00Z')
  expect(ids.filter((id) => isFullCheckDue(id, last, now, 30))).toHaveLength(300)
})

test('a plan is made without asking anybody, and said in lines', () => {
  const config = configOf({
    watches: [watchOf({ id: 'ours' }), watchOf({ id: 'theirs', search: { 'query.cond': 'rest' } })],
  })
  const now = new Date('2024-01-16T06:17:00Z')
  const plan = planRun({
    config,
    lists: new Map([['ours', idsFrom(1, 600)]]),
    memory: nothingRemembered,
    retrieved: new Map(),
    now,
  })
  expect(describePlan(plan)).toEqual([
    '600 trials watched',
    '1 request for the build of the registry’s data',
    'at least 1 request for 1 search',
    '2 requests for the rows of 600 trials',
    '12 requests for 600 whole records: 600 never seen',
    'and whole records for what moved, 50 in one request',
  ])
})

test('on data that was read before only what failed and what is due in full is asked for', () => {
  const config = configOf()
  const lists = new Map([['ours', idsFrom(1, 3)]])
  const [one = '', two = '', three = ''] = idsFrom(1, 3)
  const now = new Date('2024-03-16T06:17:00Z')
  const memory = {
    ...nothingRemembered,
    told: new Map([one, two, three].map((id) => [id, `${id}/2024-01-15`])),
    asked: { dataset: 'D', watched: digestOfWatches(config, lists), again: [one, 'NCT09999999'] },
  }
  const retrieved = new Map(
    [one, two, three].map((id) => [id, id === two ? '2024-01-01T00:00:00Z' : now.toISOString()]),
  )
  const plan = planRun({ config, lists, memory, retrieved, now, dataset: 'D' })
  expect(plan).toMatchObject({ unchanged: true, rows: [], searches: [] })
  expect([...plan.full]).toEqual([
    [one, 'failed before'],
    [two, 'full check'],
  ])
  expect(describePlan(plan)).toContain('1 request for 2 whole records: 1 failed before, 1 full check')
  expect(planRun({ config, lists, memory, retrieved, now, dataset: 'E' })).toMatchObject({
    unchanged: false,
    rows: [one, two, three],
  })
})
