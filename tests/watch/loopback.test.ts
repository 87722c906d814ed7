/** A watch from end to end: the registry on loopback, its client, the files store. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../snapshots/open.js'
import { verify } from '../../snapshots/verify.js'
import type { Store } from '../../snapshots/store.js'
import { openRegistry } from '../../src/registry/open-registry.js'
import type { RunOutcome } from '../../src/watch/run-outcome.js'
import { describePostgres } from '../support/postgres.js'
import { startRegistry, type RegistryOfOnesOwn } from '../support/registry/registry.js'
import { World } from '../support/registry/world.js'
import { bench, type Bench } from '../support/watch-run.js'

let folder = ''
let served: RegistryOfOnesOwn
let it: Bench

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'))
  served = await startRegistry({ world: new World({ seed: 5, trials: 40 }) })
  it = bench()
  it.clock.at = new Date('2026-03-02T12:00:00Z')
  it.lists.set('ours', served.world.ids)
})

afterEach(async () => {
  await served.close()
  await rm(folder, { recursive: true, force: true })
})

async function runOnce(place = folder): Promise<RunOutcome> {
  const { now } = it.clock
  const store: Store = await openStore(place, { access: 'write', create: true, now })
  const registry = await openRegistry({
    address: served.address,
    rate: 1,
    clock: { now, sleep: async () => undefined },
    bucket: { take: async () => undefined, pauseUntil: async () => undefined },
  })
  try {
    return await it.run({ store, registry })
  } finally {
    await registry.close()
    await store.close()
  }
}

test('what truly changed is told once, what did not is not, over a week of builds', async () => {
  expect(await runOnce()).toMatchObject({ watched: 40, baselines: 40, happenings: [], failures: [] })
  const changed: string[] = []
  for (let day = 0; day < 7; day++) {
    it.clock.days(1)
    changed.push(...served.world.publishSome(4).map(({ nctId }) => nctId))
    // The watch sleeps on two of the days.
    if (day === 2 || day === 3) continue
    expect((await runOnce()).failures).toEqual([])
    expect(await runOnce()).toMatchObject({ unchanged: true, requests: 1, happenings: [] })
  }
  const trials = it.toldTo('mail').map((sentence) => sentence.slice(0, 11))
  expect(new Set(trials)).toEqual(new Set(changed))
  expect(new Set(it.sent.map(({ letter }) => letter.id)).size).toBe(it.sent.length)
})

test('removed, merged and returned records are told as that, once', async () => {
  await runOnce()
  const [one = '', two = '', three = ''] = served.world.ids
  it.clock.days(1)
  served.publish('2026-03-03', [
    { nctId: one, edit: { is: 'removed' } },
    { nctId: two, edit: { is: 'merged', into: three } },
  ])
  await runOnce()
  await runOnce()
  it.clock.days(1)
  served.publish('2026-03-04', [{ nctId: one, edit: { is: 'restored' } }])
  await runOnce()
  await runOnce()
  expect(it.toldTo('mail')).toEqual([
    `${two}: The registry has merged this record into ${three}`,
    `${one}: The registry no longer has this record`,
    `${three}: Former NCT number added: “${two}”`,
    `${one}: The registry has this record again`,
  ])
})

test('a record served as it was before, though its row tells the new day, is asked again and then told', async () => {
  await runOnce()
  it.clock.days(1)
  const [nctId = ''] = served.world.ids
  served.publish('2026-03-03', [{ nctId, edit: { is: 'enrollment', count: 7 } }])
  served.world.serveStale(nctId)
  expect(await runOnce()).toMatchObject({ happenings: [], failures: [{ target: nctId, code: 'registry-answer' }] })
  expect(await runOnce()).toMatchObject({ happenings: [{ nctId }], failures: [] })
  expect(it.toldTo('mail')).toHaveLength(1)
})

/** Days on which the registry serves old and empty answers, and none at all; then all is well. */
async function troubled(place: string): Promise<void> {
  const [one = '', two = '', three = ''] = served.world.ids
  it.config = { ...it.config, health: { alertAfter: 1, to: ['ops'] } }
  await runOnce(place)
  it.clock.days(1)
  const edit = { is: 'status', to: 'TERMINATED', whyStopped: 'Too few' } as const
  served.publish(
    '2026-03-03',
    [one, two, three].map((nctId) => ({ nctId, edit })),
  )
  served.world.serveStale(one)
  served.world.serveNearlyEmpty(two)
  const bad = await runOnce(place)
  expect(bad.failures).toMatchObject([{ target: one, code: 'registry-answer' }])
  expect(bad.quarantined).toEqual([two])
  expect(told(three)).toHaveLength(1)
  it.clock.days(1)
  served.publish('2026-03-04')
  expect(await runOnce(place)).toMatchObject({ failures: [], quarantined: [] })
  for (const nctId of [one, two, three]) expect(told(nctId)).toHaveLength(1)
  expect(it.toldTo('ops')).toEqual([
    expect.stringContaining(`${two} suddenly reads as nearly empty`),
    `${one} could not be read (registry-answer) in one run; each run tries again.`,
    `${one} works again.`,
  ])

  const store = await openStore(place, { access: 'read' })
  const { fault, strays } = await verify(store)
  expect(fault).toBeUndefined()
  expect(strays).toEqual([])
  expect([...(await store.marks('quarantined/'))]).toEqual([])
  await store.close()
}

function told(nctId: string): string[] {
  return it.toldTo('mail').filter((sentence) => sentence.startsWith(nctId) && sentence.includes('Terminated'))
}

test('old and empty answers are told to nobody but the operator, and the store is proven', () => troubled(folder))

describePostgres('in PostgreSQL', (server) => {
  test('as well', async () => troubled(await server.database()))
})
