/** What a fleet shares through PostgreSQL: the bucket of the registry's host, the queue of trials, the runs. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import type { Fleet } from '../../snapshots/fleet.js'
import { openStore } from '../../snapshots/open.js'
import type { Store } from '../../snapshots/store.js'
import { bundleWorker } from '../support/bundle-worker.js'
import { temporaryFolder } from '../support/command.js'
import { describePostgres } from '../support/postgres.js'

const folder = temporaryFolder()
const nctId = (n: number): string => `NCT${String(n).padStart(8, '0')}`
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

function fleetOf(store: Store): Fleet {
  if (!store.fleet) throw new Error('This store has no fleet')
  return store.fleet
}

describePostgres('the bucket of a fleet', (server) => {
  test('gives every worker a turn of its own, never more in a second than the rate', async () => {
    const location = await server.database()
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(location, { access: 'write', create: true })))
    const turns: number[] = []
    await Promise.all(
      stores.map(async (store) => {
        const bucket = fleetOf(store).bucket('https://registry.example', 50)
        for (let n = 0; n < 10; n += 1) {
          await bucket.take()
          turns.push(performance.now())
        }
      }),
    )
    turns.sort((one, other) => one - other)
    expect(turns).toHaveLength(40)
    // Forty turns twenty milliseconds apart: no clock may show less for all of them together.
    expect((turns.at(-1) ?? 0) - (turns[0] ?? 0)).toBeGreaterThanOrEqual(39 * 20 - 40)
    await Promise.all(stores.map((each) => each.close()))
  })

  test('nobody asks before the moment that one of them was told to wait for, not even one whose turn was given', async () => {
    const location = await server.database()
    const [one, other] = await Promise.all([1, 2].map(() => openStore(location, { access: 'write', create: true })))
    if (!one || !other) throw new Error('Two stores were opened')
    const [mine, theirs] = [one, other].map((store) => fleetOf(store).bucket('https://registry.example', 5))
    await mine?.take()
    const waiting = theirs?.take().then(() => Date.now())
    await pause(20)
    const until = Date.now() + 600
    await mine?.pauseUntil(new Date(until))
    await mine?.pauseUntil(new Date(until - 500))
    expect(await waiting).toBeGreaterThanOrEqual(until - 5)
    await Promise.all([one.close(), other.close()])
  })

  test('what one worker was refused makes all of them slower, whatever they share it through, until good answers follow', async () => {
    const location = await server.database()
    const stores = await Promise.all([1, 2, 3].map(() => openStore(location, { access: 'write', create: true })))
    const buckets = stores.map((store) => fleetOf(store).bucket('https://registry.example', 500))
    // Refused before anybody took a turn, and by several at once: none of the refusals is lost.
    await Promise.all(buckets.map((bucket) => bucket.slower?.()))
    const pace = () => server.query(location, 'select slowness, good_row from trialdiff.buckets')
    expect(await pace()).toEqual([{ slowness: 8, good_row: 0 }])
    const turns: number[] = []
    for (const bucket of [...buckets, ...buckets]) {
      await bucket.take()
      turns.push(performance.now())
    }
    // Six turns sixteen milliseconds apart instead of two.
    expect((turns.at(-1) ?? 0) - (turns[0] ?? 0)).toBeGreaterThanOrEqual(5 * 16 - 20)
    for (let n = 1; n < 50; n += 1) await buckets[n % 3]?.answered?.()
    expect(await pace()).toEqual([{ slowness: 8, good_row: 49 }])
    await buckets[0]?.answered?.()
    expect(await pace()).toEqual([{ slowness: 4, good_row: 0 }])
    // A refusal of another day is over, and the first good answer writes so.
    await server.query(location, `update trialdiff.buckets set refused_at = clock_timestamp() - interval '7 hours'`)
    await buckets[1]?.answered?.()
    expect(await pace()).toEqual([{ slowness: 1, good_row: 0 }])
    await Promise.all(stores.map((each) => each.close()))
  })

  test('a wait is given up when asked to', async () => {
    const store = await openStore(await server.database(), { access: 'write', create: true })
    const bucket = fleetOf(store).bucket('https://registry.example', 0.01)
    await bucket.take()
    await expect(bucket.take(AbortSignal.timeout(50))).rejects.toThrow(/abort/i)
    await store.close()
  })
})

describePostgres('the queue of trials', (server) => {
  test('puts a trial in once while it waits, and once more while somebody works on it', async () => {
    const store = await openStore(await server.database(), { access: 'write', create: true })
    const queue = await fleetOf(store).trials({ retryDelay: 0 })
    expect(await queue.offer([nctId(1), nctId(2), nctId(1)], 'moved')).toBe(2)
    expect(await queue.offer([nctId(2), nctId(3)], 'moved')).toBe(1)
    const jobs = await queue.take(2)
    expect(jobs.map((job) => job.nctId)).toEqual([nctId(1), nctId(2)])
    expect(jobs[0]).toMatchObject({ reason: 'moved', attempt: 0 })
    expect(await queue.offer([nctId(1)], 'moved again')).toBe(1)
    // What waits beside a trial in other hands is reached all the same.
    const next = await queue.take(50)
    expect(next.map((job) => job.nctId)).toEqual([nctId(3)])
    await queue.done([...jobs, ...next])
    const last = await untilTaken(() => queue.take(50))
    expect(last.map((job) => [job.nctId, job.reason])).toEqual([[nctId(1), 'moved again']])
    await queue.done(last)
    expect(await queue.count()).toEqual({ waiting: 0, taken: 0, dead: 0 })
    await queue.close()
    await store.close()
  })

  test('lays a trial aside after its last attempt, says why, and takes that back once it is done', async () => {
    const store = await openStore(await server.database(), { access: 'write', create: true })
    const queue = await fleetOf(store).trials({ retries: 1, retryDelay: 0 })
    await queue.offer([nctId(1)], 'moved')
    await queue.failed(await queue.take(1), 'registry-busy')
    expect(await queue.count()).toEqual({ waiting: 1, taken: 0, dead: 0 })
    const again = await untilTaken(() => queue.take(1))
    expect(again).toMatchObject([{ attempt: 1 }])
    await queue.failed(again, 'registry-answer')
    expect(await queue.count()).toEqual({ waiting: 0, taken: 0, dead: 1 })
    expect(await queue.dead()).toMatchObject([{ nctId: nctId(1), reason: 'moved', error: 'registry-answer' }])
    await queue.offer([nctId(1)], 'full check')
    await queue.done(await queue.take(1))
    expect(await queue.dead()).toEqual([])
    await queue.close()
    await store.close()
  })

  test('keeps what became of the trials of a run, and takes back jobs that were not tried', async () => {
    const store = await openStore(await server.database(), { access: 'write', create: true })
    const queue = await fleetOf(store).trials({ retryDelay: 0, expiresIn: 1 })
    await queue.offer([nctId(1), nctId(2), nctId(3)], 'watch')
    const jobs = await queue.take(3)
    const [first, second, third] = jobs
    if (!first || !second || !third) throw new Error('Three trials were offered')
    await queue.done([first], new Map([[nctId(1), { run: 'this', is: 'seen' }]]))
    await queue.leave([second])
    expect(await queue.open([nctId(1), nctId(2), nctId(3)])).toEqual(new Set([nctId(2), nctId(3)]))
    expect(await queue.take(3)).toMatchObject([{ nctId: nctId(2), attempt: 0 }])
    expect([...(await queue.results('this'))]).toEqual([[nctId(1), { run: 'this', is: 'seen' }]])
    expect((await queue.results('this', [nctId(2)])).size).toBe(0)
    expect((await queue.results('other')).size).toBe(0)
    // Twice as long as jobs last without a word of their worker.
    for (let n = 0; n < 8; n += 1) {
      await pause(250)
      await queue.keep([second, third])
    }
    expect(await queue.take(3)).toEqual([])
    const expired = new Set<string>()
    while (expired.size < 2) for (const job of await untilTaken(() => queue.take(3))) expired.add(job.nctId)
    expect(expired).toEqual(new Set([nctId(2), nctId(3)]))
    await queue.close()
    await store.close()
  })

  test('says that the database is gone instead of an empty list', async () => {
    const location = await server.database()
    const store = await openStore(location, { access: 'write', create: true })
    const queue = await fleetOf(store).trials()
    await server.query(location, 'drop schema trialdiff_jobs cascade')
    await expect(queue.take(5)).rejects.toMatchObject({ code: 'store-trouble' })
    await queue.close()
    await store.close()
  })

  test(
    'two workers in two processes, one killed in the midst of it: every trial done, none lost',
    { timeout: 180_000 },
    async () => {
      const location = await server.database()
      const script = await bundleWorker('tests/snapshots/workers/trial-worker.ts', folder.path)
      const store = await openStore(location, { access: 'write', create: true })
      const queue = await fleetOf(store).trials({ retryDelay: 0, expiresIn: 2 })
      const all = Array.from({ length: 60 }, (_, n) => nctId(n + 1))
      await queue.offer(all, 'moved')
      const workers = ['one', 'other'].map((name) => {
        const child = spawn(process.execPath, [script, location, name, '15'], { stdio: ['ignore', 'pipe', 'inherit'] })
        const said: string[] = []
        const lines = createInterface(child.stdout).on('line', (line) => said.push(line))
        return { child, said, lines, end: once(child, 'exit') }
      })
      const [victim, survivor] = workers
      if (!victim || !survivor) throw new Error('Two workers were started')
      while (victim.said.length < 9) await once(victim.lines, 'line')
      victim.child.kill('SIGKILL')
      await Promise.all(workers.map(({ end }) => end))
      expect(victim.said.length).toBeLessThan(120)
      expect([...(await store.marks('told/')).keys()]).toEqual(all.map((id) => `told/${id}`))
      expect(await queue.count()).toEqual({ waiting: 0, taken: 0, dead: 0 })
      // A trial was with one worker at a time: twice only what the killed one had not finished.
      const twice = survivor.said.filter((line) => victim.said.includes(line))
      expect(twice.length).toBeLessThanOrEqual(2 * 7)
      await queue.close()
      await store.close()
    },
  )
})

describePostgres('a claim', (server) => {
  test('is one worker’s until he releases it, or until his connection breaks, which he hears', async () => {
    const location = await server.database()
    const [one, other] = await Promise.all([1, 2].map(() => openStore(location, { access: 'write', create: true })))
    if (!one || !other) throw new Error('Two stores were opened')
    const mine = await fleetOf(one).claim('channel/mail')
    expect(mine).toBeDefined()
    expect(await fleetOf(other).claim('channel/mail')).toBeUndefined()
    const elsewhere = await fleetOf(other).claim('channel/chat')
    expect(elsewhere).toBeDefined()
    await mine?.release()
    const theirs = await fleetOf(other).claim('channel/mail')
    expect(theirs?.lost.aborted).toBe(false)
    const lost = new Promise((resolve) => theirs?.lost.addEventListener('abort', resolve))
    // As the server ends a connection whose worker is gone.
    await server.query(
      location,
      `select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and a.state = 'idle in transaction'`,
    )
    await lost
    expect(await fleetOf(one).claim('channel/mail')).toBeDefined()
    await Promise.all([theirs?.release(), elsewhere?.release()])
    await Promise.all([one.close(), other.close()])
  })
})

describePostgres('the queue of runs', (server) => {
  test('has one run at a time, whoever takes it, and one more that waits', async () => {
    const location = await server.database()
    const stores = await Promise.all([1, 2].map(() => openStore(location, { access: 'write', create: true })))
    const [mine, theirs] = await Promise.all(
      stores.map((store) => fleetOf(store).runs({ name: 'ours', retryDelay: 0 })),
    )
    if (!mine || !theirs) throw new Error('Two queues were opened')
    expect(await mine.take()).toBeUndefined()
    expect(await mine.offer()).toBe(true)
    expect(await theirs.offer()).toBe(false)
    const run = await theirs.take()
    expect(run).toBeDefined()
    expect(await mine.offer()).toBe(true)
    expect(await mine.take()).toBeUndefined()
    if (run) await theirs.done(run)
    const next = await mine.take()
    expect(next).toBeDefined()
    if (next) await mine.failed(next, 'registry-unreachable')
    expect(await untilTaken(async () => [await theirs.take()].flatMap((each) => each ?? []))).toHaveLength(1)
    await Promise.all([mine.close(), theirs.close()])
    await Promise.all(stores.map((each) => each.close()))
  })

  test('gives a run whose worker left it to the next one, as the same run', async () => {
    const location = await server.database()
    const stores = await Promise.all([1, 2].map(() => openStore(location, { access: 'write', create: true })))
    const [mine, theirs] = await Promise.all(stores.map((store) => fleetOf(store).runs({ name: 'ours' })))
    if (!mine || !theirs) throw new Error('Two queues were opened')
    await mine.offer()
    const run = await mine.take()
    if (!run) throw new Error('A run was offered')
    expect(run.asked).toBe(true)
    expect(await theirs.isLed()).toBe(true)
    expect(await theirs.take()).toBeUndefined()
    await mine.leave(run)
    const same = await theirs.take()
    expect(same).toMatchObject({ id: run.id, asked: true })
    await theirs.done(run)
    expect(await mine.isLed()).toBe(false)
    expect(await mine.take()).toBeUndefined()
    await Promise.all([mine.close(), theirs.close()])
    await Promise.all(stores.map((each) => each.close()))
  })

  test('keeps one schedule for all workers', async () => {
    const location = await server.database()
    const store = await openStore(location, { access: 'write', create: true })
    const runs = await fleetOf(store).runs({ name: 'ours' })
    await runs.schedule('17 6 * * *', 'Europe/Berlin')
    await runs.schedule('18 6 * * *', 'Europe/Berlin')
    const sql = 'select name, cron, timezone from trialdiff_jobs.schedule'
    expect(await server.query(location, sql)).toEqual([
      { name: 'runs-ours', cron: '18 6 * * *', timezone: 'Europe/Berlin' },
    ])
    await runs.schedule(undefined, 'Europe/Berlin')
    expect(await server.query(location, sql)).toEqual([])
    await runs.close()
    await store.close()
  })
})

/** Asks until something comes: what failed is due again only a moment later. */
async function untilTaken<T>(take: () => Promise<readonly T[]>): Promise<readonly T[]> {
  for (let n = 0; n < 100; n += 1) {
    const found = await take()
    if (found.length > 0) return found
    await pause(100)
  }
  return []
}
