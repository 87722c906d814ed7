/** The queue of trials to be fetched in full, by pg-boss: one worker at a time has a trial, and none is lost with its worker. */
import type { DeadLetter, Job, QueueOptions, WorkQueue } from '../fleet.js'
import { openBoss, patience, queueName } from './boss.js'
import type { Database, Row } from './database.js'
import { codeOf, storeTrouble } from './trouble.js'

interface JobData {
  nctId: string
  reason: string
}

export async function openTrialQueue(database: Database, options: QueueOptions): Promise<WorkQueue> {
  const name = queueName('trials', options)
  const deadName = queueName('dead-trials', options)
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
    async done(finished) {
      if (finished.length === 0) return
      const ids = finished.map(({ id }) => id)
      await told(database, () => boss.complete(name, ids))
      const settled = finished.map(({ nctId }) => nctId)
      await read(`delete from ${jobs} where name = $1 and data->>'nctId' = any($2)`, [deadName, settled])
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
    async dead() {
      const rows = await read(
        `select data, output, created_on from ${jobs} where name = $1 and state = 'created' order by created_on, id`,
        [deadName],
      )
      return rows.map(deadLetterOf)
    },
    close: () => boss.stop({ graceful: false, close: false }),
  }
}

function deadLetterOf({ data, output, created_on }: Row): DeadLetter {
  const { nctId, reason } = data as JobData
  const { error = 'expired' } = (output ?? {}) as { error?: string }
  return { nctId, reason, error, since: new Date(String(created_on)).toISOString() }
}

async function told(database: Database, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw storeTrouble(error, database.printed)
  }
}
