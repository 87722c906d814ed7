/** A watch from end to end: the registry on loopback, its client, the files store. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../snapshots/open.js'
import type { Store } from '../../snapshots/store.js'
import { openRegistry } from '../../src/registry/open-registry.js'
import type { RunOutcome } from '../../src/watch/run-outcome.js'
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

async function runOnce(): Promise<RunOutcome> {
  const { now } = it.clock
  const store: Store = await openStore(folder, { access: 'write', create: true, now })
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
  const told = it.toldTo('mail').map((sentence) => sentence.slice(0, 11))
  expect(new Set(told)).toEqual(new Set(changed))
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
