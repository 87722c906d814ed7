/** pg-boss on the connections of a store, in a schema of its own beside it. */
import type PgBoss from 'pg-boss'
import { UsageError } from '../../src/model/errors.js'
import type { QueueOptions } from '../fleet.js'
import type { Database } from './database.js'

export interface Boss {
  boss: PgBoss
  /** Of the tables of pg-boss. */
  schema: string
}

const opening = new WeakMap<Database, Promise<unknown>>()

/** Long enough that no job is forgotten because nobody worked for a while. */
const keptDays = 365

/**
 * Makes the queues where there are none; workers that start at once wait for one another.
 * @param queues the dead letters first, to which the others refer
 * @throws StoreError `store-trouble`
 */
export async function openBoss(
  database: Database,
  queues: readonly PgBoss.Queue[],
  { schedules }: { schedules: boolean },
): Promise<Boss> {
  const { default: Constructor } = await import('pg-boss')
  const schema = jobsSchema(database)
  const open = (): Promise<Boss> =>
    database.transact(async (query) => {
      await query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`trialdiff.${schema}`])
      const boss = new Constructor({
        schema,
        db: { executeSql: async (sql, values) => ({ rows: await database.once(sql, values) }) },
        schedule: schedules,
        archiveFailedAfterSeconds: keptDays * 86_400,
      })
      // What goes wrong in its upkeep is tried again at the next turn; what a worker asks of it fails by itself.
      boss.on('error', () => {})
      await boss.start()
      for (const queue of queues) await boss.createQueue(queue.name, { ...queue, retentionDays: keptDays })
      return { boss, schema }
    })
  // One after the other: each holds one connection while pg-boss asks on others.
  const own = (opening.get(database) ?? Promise.resolve()).then(open, open)
  opening.set(database, own)
  return own
}

export function jobsSchema({ schema }: Database): string {
  return `${schema}_jobs`
}

export function queueName(kind: string, { name = 'default' }: Pick<QueueOptions, 'name'>): string {
  if (/^[\w-]{1,60}$/.test(name)) return `${kind}-${name}`
  throw new UsageError('bad-usage', `A queue is named with letters, digits, - and _, not ${JSON.stringify(name)}.`)
}

/** How each job is tried, as pg-boss calls it. */
export function patience({ retries = 5, retryDelay = 30, expiresIn = 900 }: QueueOptions): PgBoss.RetryOptions & {
  expireInSeconds: number
} {
  return { retryLimit: retries, retryDelay, retryBackoff: true, expireInSeconds: expiresIn }
}
