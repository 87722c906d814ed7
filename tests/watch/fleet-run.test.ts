/** Runs of a fleet in one process: who leads, who joins, what is laid aside, and what its leader judges for all. */
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../snapshots/open.js'
import type { Store } from '../../snapshots/store.js'
import { joinFleet } from '../../src/watch/fleet/join-fleet.js'
import type { Pace } from '../../src/watch/fleet/worker.js'
import { leadRun } from '../../src/watch/fleet/lead-run.js'
import { fleetName } from '../../src/watch/fleet/run-context.js'
import { runInFleet } from '../../src/watch/fleet/run-in-fleet.js'
import type { RunOutcome } from '../../src/watch/run-outcome.js'
import { deliverDue } from '../../src/watch/telling/deliver.js'
import type { Route } from '../../src/watch/watch-config.js'
import { ChannelError } from '../../src/model/errors.js'
import type { RunParts } from '../../src/watch/run-parts.js'
import { describePostgres } from '../support/postgres.js'
import { bench, idsFrom, letterOf, type Bench } from '../support/watch-run.js'

const pace: Pace = { atOnce: 5, expiresIn: 30, retries: 1, retryDelay: 0, look: 50 }

describePostgres('a run of a fleet', (server) => {
  async function scene(count: number) {
    const trials = idsFrom(1, count)
    const it = bench({ trials })
    const location = await server.database()
    const open = async (): Promise<Store> => {
      const store = await openStore(location, { access: 'write', create: true, now: () => it.clock.now() })
      onTestFinished(() => store.close())
      return store
    }
    const partsOf = async (wishes: Partial<RunParts> = {}): Promise<RunParts> => ({
      ...partsIn(it, await open()),
      ...wishes,
    })
    const run = async (wishes?: Partial<RunParts>): Promise<RunOutcome> =>
      runInFleet(it.config, await partsOf(wishes), { pace })
    return { it, trials, partsOf, run, open }
  }

  test('several that run at once come to one outcome, and each record is asked for once', async () => {
    const { it, trials, run } = await scene(23)
    const outcomes = await Promise.all([run(), run(), run()])
    const records = it.registry.asked.filter((each) => each.startsWith('records'))
    expect(sumOf(records)).toBe(trials.length)
    expect(outcomes[0]).toMatchObject({ watched: 23, fetched: 23, baselines: 23, failures: [] })

    it.clock.days(1)
    it.registry.build()
    it.registry.put({ nctId: trials[3] ?? '', status: 'TERMINATED', posted: '2024-01-16' })
    const [one, other] = await Promise.all([run(), run()])
    expect(one?.happenings.map(({ nctId }) => nctId)).toEqual([trials[3]])
    expect(other?.happenings).toEqual(one?.happenings)
    expect(it.toldTo('mail')).toHaveLength(one?.happenings[0]?.events.length ?? -1)
  })

  test('what no worker can read is laid aside, told as a failure, and settled when it can be read', async () => {
    const { it, trials, run, open } = await scene(7)
    it.registry.failing.add(trials[2] ?? '')
    const outcome = await run()
    expect(outcome).toMatchObject({ fetched: 6, failures: [{ target: trials[2] }] })
    const store = await open()
    const name = fleetName(it.config)
    expect(await store.fleet?.deadLetters({ name })).toMatchObject([
      { nctId: trials[2], error: outcome.failures[0]?.code },
    ])
    it.registry.failing.clear()
    expect(await run()).toMatchObject({ fetched: 1, failures: [] })
    expect(await store.fleet?.deadLetters({ name })).toEqual([])
  })

  test('so many removals at once are not believed, though no request shows more than a few', async () => {
    const { it, trials, run } = await scene(40)
    await run()
    it.clock.days(1)
    it.registry.build()
    for (const nctId of trials.slice(0, 12)) it.registry.texts.delete(nctId)
    const outcome = await run()
    expect(outcome.failures).toMatchObject([{ target: 'removals', code: 'many-removed' }])
    expect(outcome.happenings).toEqual([])
    it.clock.days(1)
    it.registry.build()
    const accepted = await run({ accept: new Set(['removed']) })
    expect(accepted.happenings.flatMap(({ events }) => events.map(({ code }) => code))).toEqual(
      Array.from({ length: 12 }, () => 'trial/removed'),
    )
  })

  test('a run that is left half done is taken up where it stands', async () => {
    const { it, partsOf, run } = await scene(20)
    const stopping = new AbortController()
    const parts = await partsOf({ signal: stopping.signal })
    const worker = await joinFleet(it.config, parts, pace)
    await worker.runs.offer()
    const taken = await worker.runs.take()
    if (!taken) throw new Error('a run was offered')
    let requests = 0
    const halting: RunParts['registry'] = {
      ...parts.registry,
      records(ids) {
        requests += 1
        if (requests === 2) stopping.abort()
        return parts.registry.records(ids)
      },
    }
    await leadRun(taken, it.config, { ...parts, registry: halting }, worker)
    await worker.close()
    const before = it.registry.asked.length
    const outcome = await run()
    expect(outcome).toMatchObject({ fetched: 20, baselines: 20, failures: [] })
    // The first five were taken before, and are counted, but not asked for again.
    expect(sumOf(it.registry.asked.slice(before).filter((each) => each.startsWith('records')))).toBe(15)
  })

  test('two that send at the same time send each letter once', async () => {
    const { it, trials, partsOf, run } = await scene(12)
    await run()
    it.clock.days(1)
    it.registry.build()
    it.config = { ...it.config, routes: [{ ...it.config.routes[0], id: 'all', deliver: 'at-once' } as Route] }
    for (const nctId of trials) it.registry.put({ nctId, status: 'TERMINATED', posted: '2024-01-16' })
    // Nothing goes out in this run: its only channel is broken.
    it.broken.set('mail', new ChannelError('channel-unreachable', 'It is down.', { retryable: true }))
    await run()
    it.broken.clear()
    expect(it.sent).toEqual([])
    it.clock.days(1)
    const [one, other] = await Promise.all([partsOf(), partsOf()])
    // Who does not wait leaves a channel to the one that serves it.
    const claim = await one.store.fleet?.claim('channel/mail')
    expect(await deliverDue(it.config, { ...other, channelPatience: 0 })).toMatchObject({ sent: 0, failures: [] })
    await claim?.release()
    const delivered = await Promise.all([deliverDue(it.config, one), deliverDue(it.config, other)])
    expect(delivered.reduce((sum, { sent }) => sum + sent, 0)).toBe(12)
    expect(new Set(it.sent.map(({ letter }) => letter.id)).size).toBe(12)
    expect(it.sent).toHaveLength(12)
  })

  test('who has another configuration takes no part in it, and leads a run of its own after it', async () => {
    const { it, partsOf } = await scene(3)
    const parts = await partsOf()
    const worker = await joinFleet(it.config, parts, pace)
    const other = { ...it.config, fullCheckDays: 7 }
    const stranger = await joinFleet(other, await partsOf(), pace)
    await worker.runs.offer()
    const run = await worker.runs.take()
    if (!run) throw new Error('a run was offered')
    expect(await stranger.runs.take()).toBeUndefined()
    let isLedByIt = false
    const strange = runInFleet(other, await partsOf(), { pace, onLead: () => (isLedByIt = true) })
    expect(await leadRun(run, it.config, parts, worker)).toMatchObject({ fetched: 3, baselines: 3 })
    expect(await strange).toMatchObject({ fetched: 0, baselines: 0 })
    expect(isLedByIt).toBe(true)
    await worker.queue.offer(['NCT00000001'], 'again')
    expect(await stranger.help()).toBe(false)
    expect(await worker.help()).toBe(true)
    await worker.close()
    await stranger.close()
  })
})

function partsIn({ registry, clock, lists, channels }: Bench, store: Store): RunParts {
  return { store, registry, clock, lists, channels, write: letterOf, dueAt: () => undefined }
}

/** `records 5`, `records 3` → 8 */
function sumOf(asked: readonly string[]): number {
  return asked.reduce((sum, each) => sum + Number(each.split(' ')[1]), 0)
}
