/** The queue of trials to be fetched in full, by pg-boss: one worker at a time has a trial, and none is lost with its worker. */
import type { Job, JobResult, QueueOptions, WorkQueue } from '../fleet.js'
import { openBoss, patience, queueName } from './boss.js'
import type { Database, Row } from './database.js'
import { deadQueueName, readDeadLetters } from './dead-letters.js'
import { codeOf, storeTrouble } from './trouble.js'

interface JobData {
  nctId: string
  reason: string
}

export async function openTrialQueue(database: Database, options: QueueOptions): Promise<WorkQueue> {
  const name = queueName('trials', options)
  const deadName = deadQueueName(options)
  const { boss, schema } = await openBoss(
    database,
    [{ name: deadName }, { name, policy: 'singleton', deadLetter: deadName }],
    { schedules: false },
  )
  const jobs = `${schema}.job`
  const { printed, read, once } = database

  /** @returns jobs, or undefined where a trial of theirs is in other hands */
  async function fetchOnce(count: number): Promise<Job[] | undefined> {
    // pg-boss gives an empty list for every error, a lost connection too: what it was is heard here.
    let trouble: unknown
    const db = {
      executeSql: async (sql: string, values: unknown[]): Promise<{ rows: Row[] }> => ({
        rows: await once(sql, values).catch((error: unknown) => {
          trouble = error
          throw error
        }),
      }),
    }
    const found = await boss.fetch<JobData>(name, { batchSize: count, includeMetadata: true, db })
    if (trouble === undefined) {
      const taken = found.map(({ id, data, retryCount }) => ({ id, ...data, attempt: retryCount }))
      return taken.toSorted((one, other) => (one.nctId < other.nctId ? -1 : 1))
    }
    if (codeOf(trouble) !== '23505') throw storeTrouble(trouble, printed)
    return undefined
  }

  /** Jobs of trials in other hands go a little back, so that those behind them are reached. */
  async function stepAside(): Promise<void> {
    await read(
      `update ${jobs} set start_after = clock_timestamp() + interval '2 seconds'
       where name = $1 and state < 'active' and start_after < clock_timestamp() and singleton_key in
         (select singleton_key from ${jobs} where name = $1 and state = 'active')`,
      [name],
    )
  }

  return {
    async offer(nctIds, reason) {
      return database.transact(async (query) => {
        await query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${schema}.${name}`])
        const sql = `select singleton_key from ${jobs} where name = $1 and state < 'active' and singleton_key = any($2)`
        const waiting = new Set((await query(sql, [name, nctIds])).map(({ singleton_key }) => singleton_key))
        const fresh = [...new Set(nctIds)].filter((nctId) => !waiting.has(nctId))
        const offered = fresh.map((nctId) => {
          return { name, data: { nctId, reason }, singletonKey: nctId, deadLetter: deadName, ...patience(options) }
        })
        const db = { executeSql: async (text: string, values: unknown[]) => ({ rows: await query(text, values) }) }
        if (offered.length > 0) await boss.insert(offered, { db })
        return fresh.length
      })
    },
    async take(count) {
      // Each refusal lets one more trial step aside; those who took them meanwhile are few.
      for (let n = 0; n < 10; n += 1) {
        const found = await fetchOnce(count)
        if (found && found.length > 0) return found
        if (found) await told(database, () => boss.expire())
        else await stepAside()
        if (found && n > 0) break
      }
      return []
    },
    async keep(held) {
      const sql = `update ${jobs} set started_on = clock_timestamp() where name = $1 and state = 'active' and id = any($2)`
      await read(sql, [name, idsOf(held)])
    },
    async done(finished, results = new Map()) {
      if (finished.length === 0) return
      // As pg-boss completes them, with a result for each.
      await read(
        `update ${jobs} j set state = 'completed', completed_on = now(), output = x.result
         from jsonb_to_recordset($2::jsonb) as x (id uuid, result jsonb)
         where j.name = $1 and j.id = x.id and j.state = 'active'`,
        [name, JSON.stringify(finished.map(({ id, nctId }) => ({ id, result: results.get(nctId) ?? {} })))],
      )
      const settled = finished.map(({ nctId }) => nctId)
      await read(`delete from ${jobs} where name = $1 and data->>'nctId' = any($2)`, [deadName, settled])
    },
    async leave(untried) {
      await read(
        `update ${jobs} set state = 'created', started_on = null
         where name = $1 and state = 'active' and id = any($2)`,
        [name, idsOf(untried)],
      )
    },
    async failed(unfinished, error) {
      for (const { id } of unfinished) await told(database, () => boss.fail(name, id, { error }))
    },
    async count() {
      const [row] = await read(
        `select count(*) filter (where name = $1 and state < 'active')::int as waiting,
           count(*) filter (where name = $1 and state = 'active')::int as taken,
           count(*) filter (where name = $2 and state = 'created')::int as dead
         from ${jobs} where name in ($1, $2)`,
        [name, deadName],
      )
      const { waiting, taken, dead } = row ?? {}
      return { waiting: Number(waiting), taken: Number(taken), dead: Number(dead) }
    },
    async open(nctIds) {
      const sql = `select singleton_key from ${jobs} where name = $1 and state < 'completed' and singleton_key = any($2)`
      return new Set((await read(sql, [name, nctIds])).map(({ singleton_key }) => String(singleton_key)))
    },
    async results(run, nctIds) {
      const rows = await read(
        `select singleton_key, output from ${jobs} where name = $1 and state = 'completed' and output->>'run' = $2
         and ($3::text[] is null or singleton_key = any($3)) order by completed_on`,
        [name, run, nctIds],
      )
      return new Map(rows.map(({ singleton_key, output }) => [String(singleton_key), output as JobResult]))
    },
    dead: () => readDeadLetters(database, options),
    close: () => boss.stop({ graceful: false, close: false }),
  }
}

function idsOf(jobs: readonly Job[]): string[] {
  return jobs.map(({ id }) => id)
}

async function told(database: Database, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw storeTrouble(error, database.printed)
  }
}
