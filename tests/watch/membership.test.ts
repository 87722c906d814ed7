/** Membership: trials that enter and leave a search. */
import { expect, test } from 'vitest'
import { bench, idsFrom, watchOf, type Bench } from '../support/watch-run.js'

const [one = '', two = '', three = '', four = ''] = idsFrom(1, 4)
const search = { 'query.cond': 'rest' }

async function searching(found: readonly string[]): Promise<Bench> {
  const it = bench({ watches: [watchOf({ id: 'rest', title: 'Rest', search })] })
  for (const nctId of [one, two, three, four]) it.registry.put({ nctId })
  it.registry.found.set('rest', [...found])
  expect(await it.run()).toMatchObject({ watched: found.length, baselines: found.length, happenings: [] })
  return it
}

test('trials that enter and leave a search are told once; the first run is the baseline', async () => {
  const it = await searching([one, two])
  it.registry.found.set('rest', [two, three])
  expect(await it.nextDay()).toMatchObject({ watched: 2, baselines: 1, counts: { major: 1, minor: 1 } })
  expect(it.toldTo('mail')).toEqual([
    `${three}: Now found by the search “Rest”`,
    `${one}: No longer found by the search “Rest”`,
  ])
  expect([...(await it.store.marks('in/')).keys()].toSorted()).toEqual([`in/rest/${two}`, `in/rest/${three}`])
  expect(await it.nextDay()).toMatchObject({ happenings: [] })
  it.registry.found.set('rest', [one, two, three])
  expect((await it.nextDay()).happenings).toMatchObject([{ nctId: one, events: [{ code: 'trial/entered' }] }])
})

test('a trial that leaves by a change is told with that change', async () => {
  const it = await searching([one, two])
  it.registry.put({ nctId: one, posted: '2024-01-17', status: 'COMPLETED' })
  it.registry.found.set('rest', [two])
  const { happenings } = await it.nextDay()
  expect(happenings).toMatchObject([{ nctId: one, watches: ['rest'] }])
  expect(happenings[0]?.events.map(({ code }) => code)).toEqual(['trial/left', 'status/completed'])
})

test('a trial that left because it was removed or merged is told as that', async () => {
  const it = await searching([one, two, three])
  it.registry.texts.delete(one)
  it.registry.texts.delete(two)
  it.registry.merged.set(two, four)
  it.registry.found.set('rest', [three])
  const { happenings } = await it.nextDay()
  expect(happenings.flatMap(({ events }) => events.map(({ code }) => code)).toSorted()).toEqual([
    'trial/merged',
    'trial/removed',
  ])
  // A reader should see which version was the last.
  for (const { before } of happenings) expect(before?.snapshot).toContain(`/${before?.day}`)
  expect([...(await it.store.marks('in/')).keys()]).toEqual([`in/rest/${three}`])
  expect((await it.nextDay()).happenings).toEqual([])
})

test('a search that breaks off makes nobody leave, and its trials are still read', async () => {
  const it = await searching([one, two])
  it.registry.found.set('rest', [one])
  it.registry.failing.add('rest')
  it.registry.put({ nctId: two, posted: '2024-01-17', enrollment: 300 })
  const outcome = await it.nextDay()
  expect(outcome).toMatchObject({ watched: 2, failures: [{ target: 'watch:rest' }], happenings: [{ nctId: two }] })
  it.registry.failing.clear()
  expect((await it.run()).happenings).toMatchObject([{ nctId: two, events: [{ code: 'trial/left' }] }])
})

test('a trial that entered but could not be read is told when it can', async () => {
  const it = await searching([one])
  it.registry.found.set('rest', [one, two])
  it.registry.failing.add(two)
  expect(await it.nextDay()).toMatchObject({ happenings: [], failures: [{ target: two }] })
  it.registry.failing.clear()
  expect((await it.run()).happenings).toMatchObject([{ nctId: two, events: [{ code: 'trial/entered' }] }])
  expect((await it.run()).unchanged).toBe(true)
})

test('a search with other terms is another search: what it finds is a new baseline', async () => {
  const it = await searching([one, two])
  it.config = { ...it.config, watches: [watchOf({ id: 'rest', search: { 'query.cond': 'sleep' } })] }
  it.registry.found.set('sleep', [two, three])
  expect(await it.nextDay()).toMatchObject({ watched: 2, happenings: [], baselines: 1 })
  it.registry.found.set('sleep', [three])
  expect((await it.nextDay()).happenings).toMatchObject([{ nctId: two, events: [{ code: 'trial/left' }] }])
})

test('more than half of a search gone at once is for the operator, until the operator says that it is so', async () => {
  const ids = idsFrom(10, 20)
  const it = bench({ watches: [watchOf({ id: 'rest', search })] })
  for (const nctId of ids) it.registry.put({ nctId })
  it.registry.found.set('rest', ids)
  await it.run()
  it.registry.found.set('rest', ids.slice(0, 3))
  expect(await it.nextDay()).toMatchObject({ watched: 20, happenings: [], failures: [{ code: 'many-left' }] })
  expect(it.toldTo('mail')).toEqual([])
  expect(it.toldTo('ops')).toEqual([
    expect.stringContaining('More than half of the trials of the search rest left it at once'),
  ])
  expect((await it.run({ accept: new Set(['watch:rest']) })).happenings).toHaveLength(17)
})

test('a record merged into another is watched as that one from then on', async () => {
  const it = bench({ trials: [one] })
  await it.run()
  it.registry.put({ nctId: two })
  it.registry.texts.delete(one)
  it.registry.merged.set(one, two)
  expect((await it.nextDay()).happenings).toMatchObject([{ nctId: one, events: [{ code: 'trial/merged' }] }])
  expect(await it.nextDay()).toMatchObject({ watched: 1, baselines: 1, happenings: [] })
  it.registry.put({ nctId: two, posted: '2024-01-20', enrollment: 300 })
  expect((await it.nextDay()).happenings).toMatchObject([{ nctId: two, watches: ['ours'] }])
})
