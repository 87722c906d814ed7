/** The client against a registry on loopback with all its quirks and, by chance, its faults. */
import { expect, test } from 'vitest'
import { parse } from '../../parsers/parse.js'
import { openRegistry } from '../../src/registry/open-registry.js'
import type { Registry, RegistryOptions } from '../../src/registry/registry.js'
import { seededRandom, seedFrom } from '../support/random.js'
import { passing } from '../support/registry/faults.js'
import { withRegistry } from '../support/registry/with-registry.js'
import { fakeClock } from './fake-clock.js'
import { all } from './scripted-server.js'

const seed = seedFrom('TRIALDIFF_SEED', 20_261_122)
/** Faults come so often that a question may meet many of them in a row. */
const attempts = 12

async function client(address: string, options: RegistryOptions = {}): Promise<Registry> {
  return openRegistry({ address, clock: fakeClock(), random: seededRandom(seed).next, ...options })
}

test('of a removed, a merged and a present trial, each is answered for itself', async () => {
  const { registry, world, ids } = await withRegistry({ trials: 60 })
  const [removed = '', merged = '', into = ''] = ids
  world.publish(world.day, [
    { nctId: removed, edit: { is: 'removed' } },
    { nctId: merged, edit: { is: 'merged', into } },
  ])
  const open = await client(registry.address)
  const found = await all(open.records([...ids, 'NCT99999999']))
  const by = new Map(found.map((each) => [each.is === 'found' ? each.record.nctId : each.nctId, each]))
  expect(by.size).toBe(61)
  expect(by.get(removed)).toEqual({ is: 'removed', nctId: removed })
  expect(by.get(merged)).toMatchObject({ is: 'merged', into, record: { nctId: into } })
  expect(by.get('NCT99999999')).toEqual({ is: 'removed', nctId: 'NCT99999999' })
  expect(found.filter((each) => each.is === 'found')).toHaveLength(58)
  await open.close()
})

test('what is kept of a record is byte for byte what its address serves within the list', async () => {
  const { registry, ids } = await withRegistry({ trials: 3 })
  const open = await client(registry.address)
  for (const found of await all(open.records(ids))) {
    if (found.is !== 'found') throw new Error(`${found.is} instead of found`)
    const text = new TextDecoder().decode(found.record.bytes)
    expect(await (await fetch(found.record.address)).text()).toContain(text)
    expect((await parse(found.record.bytes)).trial.nctId).toBe(found.record.nctId)
  }
  await open.close()
})

test('whatever faults there are, everything asked for comes, once', async () => {
  const { registry, ids } = await withRegistry({
    trials: 120,
    seed,
    faults: { probability: 0.3, among: [...passing, { is: 'expired token' }], emptyPages: 0.2 },
  })
  const open = await client(registry.address, { attempts, timeout: 5000 })
  const records = await all(open.records(ids))
  expect(records.map((each) => each.is === 'found' && each.record.nctId).toSorted()).toEqual(ids.toSorted())
  const rows = await all(open.poll(ids))
  expect(rows.map(({ nctId }) => nctId).toSorted()).toEqual(ids.toSorted())
  const searched = await all(open.search({ 'filter.advanced': 'AREA[LastUpdatePostDate]RANGE[2000-01-01,MAX]' }))
  expect(searched.map(({ nctId }) => nctId).toSorted()).toEqual(ids.toSorted())
  expect(searched.find(({ nctId }) => nctId === ids[7])).toEqual(rows.find(({ nctId }) => nctId === ids[7]))
  await open.close()
})

test('a row moves with a new version and with what the registry decides, and not with noise', async () => {
  const { registry, world, ids } = await withRegistry({ trials: 40 })
  const open = await client(registry.address)
  const rows = async (): Promise<Map<string, string>> =>
    new Map((await all(open.poll(ids))).map(({ nctId, digest }) => [nctId, digest]))
  const before = await rows()
  const moved = world.publishSome(3).map(({ nctId }) => nctId)
  const withheld = ids.find((id) => !moved.includes(id)) ?? ''
  world.publish(world.day, [{ nctId: withheld, edit: { is: 'withheld' } }])
  const after = await rows()
  const differing = ids.filter((id) => before.get(id) !== after.get(id))
  expect(differing.toSorted()).toEqual([...moved, withheld].toSorted())
  await open.close()
})

test('the history: its list, each version, none beyond the last, and records without one', async () => {
  const { registry, world, ids } = await withRegistry({ trials: 2 })
  const [nctId = '', without = ''] = ids
  for (let build = 0; build < 4; build++) world.publishSome(2)
  world.trial(without).hasHistory = false
  const open = await client(registry.address)
  const { versions } = await open.historyIndex(nctId)
  expect(versions.map(({ version }) => version)).toEqual([0, 1, 2, 3, 4])
  for (const { version, date } of versions) {
    const { trial, source } = await parse((await open.historyVersion(nctId, version)).bytes)
    expect([trial.nctId, source.version, trial.lastUpdateSubmitted?.date]).toEqual([nctId, version, date])
  }
  await expect(open.historyVersion(nctId, 5)).rejects.toMatchObject({ code: 'registry-not-found' })
  await expect(open.historyIndex(without)).rejects.toMatchObject({ code: 'no-history' })
  await open.close()
})
