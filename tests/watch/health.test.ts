/** Health: what the operator hears of what goes wrong, once, and readers never. */
import { expect, test } from 'vitest'
import { bench, idsFrom, watchOf } from '../support/watch-run.js'

const ids = idsFrom(1, 5)
const [one = '', two = ''] = ids

test('a trial that cannot be read is told to the operator once, after so many runs, and once when it can', async () => {
  const it = bench({ trials: ids })
  await it.run()
  it.registry.failing.add(one)
  it.registry.put({ nctId: one, posted: '2024-01-17', enrollment: 300 })
  for (let day = 0; day < 6; day++) {
    expect(await it.nextDay()).toMatchObject({ failures: [{ target: one, code: 'registry-unreachable' }] })
    expect(it.toldTo('ops')).toHaveLength(day < 2 ? 0 : 1)
  }
  expect(it.toldTo('ops')).toEqual([
    `${one} could not be read (registry-unreachable) in 3 runs in a row; each run tries again.`,
  ])
  it.registry.failing.clear()
  await it.nextDay()
  await it.nextDay()
  expect(it.toldTo('ops').slice(1)).toEqual([`${one} works again.`])
  expect(it.toldTo('mail')).toEqual([`${one}: Planned enrollment 100 → 300 (+200, +200%)`])
})

test('the operator is reminded of what still fails where that is asked for', async () => {
  const it = bench({ trials: ids, health: { alertAfter: 1, remindDays: 3, to: ['ops'] } })
  await it.run()
  it.registry.failing.add('dataset')
  for (let day = 0; day < 7; day++) await it.nextDay()
  expect(it.toldTo('ops')).toHaveLength(3)
})

test('when the registry does not answer at all it is one incident', async () => {
  const it = bench({ trials: ids, health: { alertAfter: 2, to: ['ops'] } })
  await it.run()
  it.registry.failing.add('dataset')
  for (let day = 0; day < 4; day++) expect((await it.nextDay()).failures).toMatchObject([{ target: 'registry' }])
  it.registry.failing.clear()
  expect((await it.nextDay()).failures).toEqual([])
  expect(it.toldTo('ops')).toEqual([
    'The registry could not be read (registry-unreachable) in 2 runs in a row; nothing was compared, and each run asks again.',
    'The registry works again.',
  ])
})

test('when each trial fails it is one incident too, not one for each', async () => {
  const it = bench({ trials: ids, health: { alertAfter: 1, to: ['ops'] } })
  for (const id of ids) it.registry.failing.add(id)
  expect((await it.run()).failures).toMatchObject([{ target: 'registry', code: 'registry-unreachable' }])
  expect(it.toldTo('ops')).toHaveLength(1)
  it.registry.failing.clear()
  expect(await it.run()).toMatchObject({ baselines: 5, failures: [] })
  expect(it.toldTo('ops')).toHaveLength(2)
})

test('readers never hear of failures, and what failed alone costs one request to ask again', async () => {
  const it = bench({ trials: ids, health: { alertAfter: 1, to: ['ops'] } })
  await it.run()
  it.registry.texts.set(two, '{"protocolSection":{"identificationModule":{"nctId":"NCT0')
  expect(await it.nextDay()).toMatchObject({ failures: [{ target: two, code: 'truncated-json' }] })
  it.registry.asked.length = 0
  await it.run()
  expect(it.registry.asked).toEqual(['dataset', 'records 1'])
  expect(it.toldTo('mail')).toEqual([])
  expect(it.sent.every(({ channel }) => channel === 'ops')).toBe(true)
})

test('rows that were not read are read by the next run, though the data are the same', async () => {
  const it = bench({ trials: ids })
  await it.run()
  it.registry.put({ nctId: two, posted: '2024-01-17', enrollment: 300 })
  it.registry.failing.add('rows')
  expect(await it.nextDay()).toMatchObject({ happenings: [], failures: [{ target: 'registry' }] })
  it.registry.failing.clear()
  expect((await it.run()).happenings).toMatchObject([{ nctId: two }])
})

test('a search that fails is told as that watch', async () => {
  const it = bench({
    watches: [watchOf({ id: 'rest', search: { 'query.cond': 'rest' } })],
    health: { alertAfter: 1, to: ['ops'] },
  })
  it.registry.failing.add('rest')
  await it.run()
  it.registry.failing.clear()
  await it.run()
  expect(it.toldTo('ops')).toEqual([
    'The watch rest could not be read (registry-unreachable) in one run; each run tries again.',
    'The watch rest works again.',
  ])
})

test('a message to the operator that could not be sent waits like any other', async () => {
  const it = bench({ trials: ids, health: { alertAfter: 1, to: ['ops'] } })
  await it.run()
  it.registry.failing.add('dataset')
  const ops = it.channels.get('ops')
  let down = true
  const open: NonNullable<typeof ops>['open'] = async () => {
    if (down || !ops) throw new Error('smtp://user:secret@mail is away')
    return ops.open()
  }
  if (ops) it.channels.set('ops', { ...ops, open })
  const outcome = await it.nextDay()
  expect(outcome.deliveries.pending).toBe(1)
  expect(JSON.stringify(outcome)).not.toContain('secret')
  down = false
  await it.nextDay()
  expect(it.toldTo('ops').filter((sentence) => sentence.startsWith('The registry could not'))).toHaveLength(1)
})
