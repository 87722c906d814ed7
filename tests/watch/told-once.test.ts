/** Told once: what makes an event another one, and what is no event at all. */
import { describe, expect, test } from 'vitest'
import { parse } from '../../parsers/parse.js'
import { planKeeping } from '../../snapshots/keep.js'
import { studyJson } from '../support/study.js'
import { bench, idsFrom, routeOf, watchOf } from '../support/watch-run.js'

const [id = '', other = ''] = idsFrom(1, 2)

test('a record that goes back and forth on one day is told each time, ends and events of their own', async () => {
  const it = bench({ trials: [id] })
  await it.run()
  const ends: (string | undefined)[] = []
  for (const status of ['SUSPENDED', 'RECRUITING', 'SUSPENDED', 'RECRUITING'] as const) {
    it.registry.put({ nctId: id, status })
    const { happenings } = await it.nextDay()
    expect(happenings).toHaveLength(1)
    ends.push((await it.store.marks('told/')).get(`told/${id}`))
  }
  expect(new Set(ends).size).toBe(4)
  expect(ends.at(-1)).toMatch(/#3$/)
  expect(it.toldTo('mail')).toHaveLength(4)
  const events = it.store.ledger.flatMap(({ entries }) =>
    entries.flatMap((each) => (each.kind === 'event' ? [each.id] : [])),
  )
  expect(new Set(events).size).toBe(events.length)
})

test('a trial of two watches is fetched once and told once, with both', async () => {
  const it = bench({ watches: [watchOf({ id: 'ours' }), watchOf({ id: 'theirs' })], trials: [id] })
  it.lists.set('theirs', [id])
  await it.run()
  it.registry.put({ nctId: id, posted: '2024-01-17', enrollment: 300 })
  const outcome = await it.nextDay()
  expect(outcome.happenings).toMatchObject([{ watches: ['ours', 'theirs'] }])
  expect(outcome.requests).toBe(3)
  expect(it.toldTo('mail')).toEqual([`${id}: Planned enrollment 100 → 300 (+200, +200%)`])
})

test('after a gap all that happened in between is told as one step', async () => {
  const it = bench({ trials: [id] })
  await it.run()
  it.clock.days(7)
  it.registry.build()
  it.registry.put({ nctId: id, posted: '2024-01-22', enrollment: 300, status: 'COMPLETED' })
  const { happenings } = await it.run()
  expect(happenings[0]).toMatchObject({ before: { day: '2024-01-15' }, after: { day: '2024-01-22' } })
  expect(happenings[0]?.events.map(({ code }) => code)).toEqual(['status/completed', 'enrollment/raised'])
})

describe('nothing is told of', () => {
  test('what only the registry renders anew: the version is kept in silence', async () => {
    const it = bench({ trials: [id] })
    await it.run()
    it.registry.put({ nctId: id, posted: '2024-01-17' })
    expect(await it.nextDay()).toMatchObject({ fetched: 1, happenings: [] })
    expect((await it.store.marks('told/')).get(`told/${id}`)).toBe(`${id}/2024-01-17`)
    expect(it.sent).toEqual([])
  })

  test('older versions that somebody keeps later', async () => {
    const it = bench({ trials: [id] })
    await it.run()
    for (const posted of ['2023-05-01', '2023-09-01', '2024-01-15']) {
      const raw = new TextEncoder().encode(studyJson({ nctId: id, posted, enrollment: 40 }))
      const { step } = await planKeeping(it.store, { parsed: await parse(raw), raw })
      await it.store.commit(step)
    }
    expect((await it.nextDay()).happenings).toEqual([])
    it.registry.put({ nctId: id, posted: '2024-01-19', enrollment: 120 })
    const { happenings } = await it.nextDay()
    expect(happenings[0]?.events.map(({ sentence }) => sentence)).toEqual([expect.stringMatching(/100 → 120|from 100/)])
  })

  test('rules that weigh otherwise than before', async () => {
    const it = bench({ trials: [id] })
    await it.run()
    it.registry.put({ nctId: id, posted: '2024-01-17', enrollment: 300 })
    await it.nextDay()
    it.config = { ...it.config, rules: [{ code: '*', severity: 'critical' }] }
    expect((await it.nextDay()).happenings).toEqual([])
    expect(it.sent).toHaveLength(1)
  })

  test('an answer older than what was told, which counts as a failure and is asked again', async () => {
    const it = bench({ trials: [id] })
    await it.run()
    it.registry.put({ nctId: id, posted: '2024-01-17', enrollment: 300 })
    await it.nextDay()
    it.registry.put({ nctId: id })
    const stale = await it.nextDay()
    expect(stale).toMatchObject({ happenings: [], failures: [{ target: id, code: 'registry-answer' }] })
    expect((await it.store.marks('told/')).get(`told/${id}`)).toBe(`${id}/2024-01-17`)
    it.registry.put({ nctId: id, posted: '2024-01-17', enrollment: 300 })
    expect(await it.run()).toMatchObject({ happenings: [], failures: [], fetched: 1 })
    expect(it.sent).toHaveLength(1)
  })

  test('a record that is behind its row, which is fetched once more on the next build and told then', async () => {
    const it = bench({ trials: [id] })
    await it.run()
    const old = it.registry.texts.get(id) ?? ''
    it.registry.put({ nctId: id, status: 'UNKNOWN' })
    const painted = it.registry.texts.get(id) ?? ''
    const { records } = it.registry
    it.registry.records = async function* behind(ids) {
      it.registry.texts.set(id, old)
      yield* records.call(it.registry, ids)
      it.registry.texts.set(id, painted)
    }
    expect(await it.nextDay()).toMatchObject({ fetched: 1, happenings: [], failures: [] })
    it.registry.records = records
    expect((await it.nextDay()).happenings).toMatchObject([{ nctId: id, events: [{ code: 'status/unknown' }] }])
    it.registry.asked.length = 0
    await it.nextDay()
    expect(it.registry.asked).toEqual(['dataset', 'rows 1'])
  })

  test('a listed number that never was a record: that is for the operator', async () => {
    const it = bench({ trials: [id] })
    it.lists.set('ours', [id, other])
    const outcome = await it.run()
    expect(outcome).toMatchObject({
      happenings: [],
      baselines: 1,
      failures: [{ target: other, code: 'registry-not-found' }],
    })
    expect(await it.run()).toMatchObject({ requests: 1, unchanged: true })
  })
})

test('with noise asked for, noise is told', async () => {
  const it = bench({ trials: [id], routes: [routeOf({ min: 'noise' })] })
  await it.run()
  it.registry.put({ nctId: id, posted: '2024-01-17' })
  expect((await it.nextDay()).counts.noise).toBeGreaterThan(0)
  expect(it.sent).toHaveLength(1)
})
