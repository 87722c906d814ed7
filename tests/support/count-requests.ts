/** countRequests: how many requests the runs of a watch take, counted by a registry on loopback that they ask. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRegistry, openStore } from '../../src/index.js'
import { runWatch } from '../../src/watch/run.js'
import { startRegistry } from './registry/registry.js'
import { World } from './registry/world.js'
import { configOf, letterOf } from './watch-run.js'

export interface CountedRun {
  what: string
  requests: number
  fetched: number
  told: number
  milliseconds: number
}

/** A first run, the same data again, then days on each of which so many trials have a new version. */
export async function countRequests(trials: number, changes: readonly number[]): Promise<CountedRun[]> {
  const folder = await mkdtemp(join(tmpdir(), 'trialdiff-requests-'))
  const served = await startRegistry({ world: new World({ seed: 1, trials }) })
  let now = new Date('2026-03-02T12:00:00Z')
  const clock = { now: () => new Date(now), sleep: async () => undefined }
  const bucket = { take: async () => undefined, pauseUntil: async () => undefined }
  const store = await openStore(folder, { access: 'write', create: true, now: clock.now })
  const registry = await openRegistry({ address: served.address, clock, bucket })
  const runs: CountedRun[] = []
  const sender = { send: async () => undefined, close: async () => undefined }
  const channel = { recipients: ['one'], sizeOf: () => 0, open: async () => sender }
  const run = async (what: string): Promise<void> => {
    const asked = served.requests.length
    const start = performance.now()
    const { fetched, happenings, failures } = await runWatch(configOf(), {
      store,
      registry,
      clock,
      lists: new Map([['ours', served.world.ids]]),
      channels: new Map(['mail', 'ops'].map((name) => [name, channel])),
      write: letterOf,
      dueAt: () => undefined,
    })
    if (failures.length > 0) throw new Error(failures[0]?.message)
    const requests = served.requests.length - asked
    runs.push({ what, requests, fetched, told: happenings.length, milliseconds: performance.now() - start })
  }
  try {
    await run('first run')
    await run('the same data again')
    for (const changed of changes) {
      now = new Date(now.getTime() + 86_400_000)
      served.world.publishSome(changed)
      await run(`a day later, ${changed} changed`)
    }
    await run('the same data again')
    return runs
  } finally {
    await registry.close()
    await store.close()
    await served.close()
    await rm(folder, { recursive: true, force: true })
  }
}
