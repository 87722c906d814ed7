/** joinFleet: a worker of the fleet that shares one store: it leads runs, helps where another leads, and says so. */
import { randomUUID } from 'node:crypto'
import { recordsAtOnce } from '../../index.js'
import { recall } from '../memory.js'
import type { RunParts } from '../run-parts.js'
import type { WatchConfig } from '../watch-config.js'
import { digestOfConfig, fleetName, readContext, readRunMark, takingIn, type Knowing } from './run-context.js'
import { takeJobs } from './take-jobs.js'
import type { Pace, Worker } from './worker.js'

/** @throws StoreError; TypeError for a store that has no fleet */
export async function joinFleet(config: WatchConfig, parts: RunParts, given: Pace = {}): Promise<Worker> {
  const { store } = parts
  if (!store.fleet) throw new TypeError(`The store at ${store.location} is one worker's alone.`)
  const { atOnce = recordsAtOnce, expiresIn = 60, retryDelay = 5, retries = 2, look = 500 } = given
  const pace = { atOnce, expiresIn, retryDelay, retries, look, beat: given.beat ?? (expiresIn * 1000) / 4 }
  const name = fleetName(config)
  const queue = await store.fleet.trials({ name, expiresIn, retryDelay, retries })
  const runs = await store.fleet.runs({ name, retryDelay: 30, retries: 3 })
  const own = digestOfConfig(config)
  let known: Knowing | undefined

  async function knowing(): Promise<Knowing | undefined> {
    const mark = await readRunMark(store, name)
    if (mark?.config !== own) return undefined
    if (known?.context.run === mark.run && known.context.started === mark.started) return known
    const context = await readContext(store, name)
    if (context?.run !== mark.run) return undefined
    known = { context, memory: await recall(store), taking: takingIn(context, config, parts) }
    return known
  }

  const self = { id: randomUUID(), queue, pace }
  return {
    ...self,
    name,
    runs,
    async help() {
      const knows = await knowing()
      const jobs = knows ? await queue.take(atOnce) : []
      if (knows && jobs.length > 0) await takeJobs(jobs, self, parts, (await knowing()) ?? knows)
      return jobs.length > 0
    },
    async close() {
      await queue.close()
      await runs.close()
    },
  }
}
