/** The queue of runs of one watch configuration, by pg-boss: scheduled once for the whole fleet, one run at a time. */
import type { QueueOptions, RunQueue } from '../fleet.js'
import { openBoss, patience, queueName } from './boss.js'
import type { Database } from './database.js'
import { codeOf, storeTrouble } from './trouble.js'

export async function openRunQueue(database: Database, options: QueueOptions): Promise<RunQueue> {
  const name = queueName('runs', options)
  const { boss } = await openBoss(database, [{ name, policy: 'stately' }], { schedules: true })
  const tell = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw storeTrouble(error, database.printed)
    }
  }
  return {
    schedule: (cron, timezone) =>
      tell(() =>
        cron === undefined
          ? boss.unschedule(name)
          : boss.schedule(name, cron, {}, { tz: timezone, ...patience(options) }),
      ),
    async offer() {
      return (await tell(() => boss.send(name, {}, patience(options)))) !== null
    },
    async take() {
      await tell(() => boss.expire())
      let trouble: unknown
      const executeSql = async (sql: string, values: unknown[]): Promise<{ rows: object[] }> => ({
        rows: await database.once(sql, values).catch((error: unknown) => {
          trouble = error
          throw error
        }),
      })
      const [run] = await boss.fetch(name, { db: { executeSql } })
      // Two at once are refused by the database itself: another worker is at a run.
      if (trouble !== undefined && codeOf(trouble) !== '23505') throw storeTrouble(trouble, database.printed)
      return run && { id: run.id }
    },
    done: ({ id }) => tell(() => boss.complete(name, id)),
    failed: ({ id }, error) => tell(() => boss.fail(name, id, { error })),
    close: () => boss.stop({ graceful: false, close: false }),
  }
}
