/** shareFetching: how the leader of a run has its trials fetched: offered to all workers of the fleet, itself among them. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Happening, Run, Store } from '../../index.js'
import { takeRemoved, type Fetching, type TakenTrial } from '../asking/fetch.js'
import type { RunFailure } from '../run-outcome.js'
import type { WatchConfig } from '../watch-config.js'
import type { Worker } from './worker.js'
import { contextOf, noteContext, readContext, type RunContext } from './run-context.js'
import { hasRow, isSettled, takeJobs } from './take-jobs.js'

export function shareFetching(run: Run, config: WatchConfig, worker: Worker): Fetching {
  const { id: self, name, queue, pace } = worker
  return async (ids, parts, memory, taking, onTaken) => {
    const { store, signal, progress } = parts
    const before = await readContext(store, name)
    const since = before?.run === run.id ? before.since : (await store.head()).seq
    const context = contextOf({ run: run.id, since }, ids, taking)
    await noteContext(store, name, config, context)
    const known = { context, memory, taking }
    const early = await queue.results(run.id)
    const wanted = ids.filter((nctId) => !isSettled(early.get(nctId), context.trials[nctId]))
    await queue.offer(wanted, 'watch')

    const taken = new Map<string, TakenTrial>()
    const failures: RunFailure[] = []
    const removed: string[] = []
    let requests = 0
    for (;;) {
      const jobs = signal?.aborted ? [] : await queue.take(pace.atOnce)
      if (jobs.length > 0) await takeJobs(jobs, worker, parts, known)
      const open = await queue.open(wanted)
      progress?.({ doing: 'fetching', done: ids.length - open.size, of: ids.length })
      if (open.size === 0 || signal?.aborted) break
      if (jobs.length === 0) await sleep(pace.look)
    }
    // Whoever goes on with a run tells the whole of it.
    if (signal?.aborted) return { taken, happenings: [], failures, requests }
    for (const [nctId, result] of await queue.results(run.id)) {
      if (!hasRow(result, context.trials[nctId])) continue
      const { is, first, remember, failure, by, asked = 0 } = result
      if (by !== self) requests += asked
      if (is === 'removed') removed.push(nctId)
      else {
        taken.set(nctId, { is, first })
        if (failure) failures.push({ target: nctId, ...failure })
        await onTaken(nctId, { is, remember })
      }
    }
    const answered = new Set([...taken.keys(), ...removed])
    const left = ids.filter((nctId) => !answered.has(nctId))
    const dead = new Map(left.length === 0 ? [] : (await queue.dead()).map(({ nctId, error }) => [nctId, error]))
    failures.push(...left.map((nctId) => laidAside(nctId, dead)))
    const gone = await takeRemoved(removed, memory, taking, onTaken)
    for (const [nctId, { first, taken: by }] of gone.taken) taken.set(nctId, { first, is: by.is })
    const happenings = await happeningsSince(store, context)
    return { taken, happenings, failures: [...failures, ...gone.failures], requests }
  }
}

function laidAside(nctId: string, dead: ReadonlyMap<string, string>): RunFailure {
  const message = `${nctId} could not be taken by any worker; it is asked again by the next run.`
  return { target: nctId, code: dead.get(nctId) ?? 'expired', message }
}

/** From the ledger, since a worker that was killed may have said nothing of what it had committed. */
async function happeningsSince(store: Store, { since, trials }: RunContext): Promise<Happening[]> {
  const payloads = new Map<string, string>()
  for await (const { entries } of store.events({ seq: since })) {
    for (const entry of entries)
      if (entry.kind === 'event' && entry.nctId in trials) payloads.set(entry.payload, entry.nctId)
  }
  const happenings: Happening[] = []
  for (const [payload, nctId] of payloads) {
    try {
      happenings.push(JSON.parse(new TextDecoder().decode(await store.payload(nctId, payload))) as Happening)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'payload-forgotten')) throw error
    }
  }
  return happenings
}
