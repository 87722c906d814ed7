/** The queue of runs of one watch configuration, by pg-boss: scheduled once for the whole fleet, one run at a time. */
import type { Claim, QueueOptions, RunQueue } from '../fleet.js'
import { openBoss, patience, queueName } from './boss.js'
import { claimIn, isFree } from './claim.js'
import type { Database, Row } from './database.js'
import { codeOf, storeTrouble } from './trouble.js'

/** A run is taken over when its worker's claim ends, never because it takes long. */
const longest = 82_800

export async function openRunQueue(database: Database, options: QueueOptions): Promise<RunQueue> {
  const name = queueName('runs', options)
  const how = patience({ ...options, expiresIn: longest })
  const { boss, schema } = await openBoss(database, [{ name, policy: 'stately' }], { schedules: true })
  const jobs = `${schema}.job`
  const { printed, read } = database
  const claims = new Map<string, Claim>()

  const tell = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw storeTrouble(error, printed)
    }
  }
  const release = async (id: string): Promise<void> => {
    await claims.get(id)?.release()
    claims.delete(id)
  }

  /** The run that a worker began who is gone, which whoever holds the claim may know; else the one that is due. */
  async function runToTake(): Promise<{ id: string; data: unknown } | undefined> {
    const [left] = await read(
      `update ${jobs} set started_on = clock_timestamp() where name = $1 and state = 'active' returning id, data`,
      [name],
    )
    if (left) return { id: String(left['id']), data: left['data'] }
    let trouble: unknown
    const executeSql = async (sql: string, values: unknown[]): Promise<{ rows: Row[] }> => ({
      rows: await database.once(sql, values).catch((error: unknown) => {
        trouble = error
        throw error
      }),
    })
    // pg-boss gives an empty list for every error: what it was is heard here.
    const [due] = await boss.fetch(name, { db: { executeSql } })
    if (trouble !== undefined && codeOf(trouble) !== '23505') throw storeTrouble(trouble, printed)
    return due
  }

  return {
    schedule: (cron, timezone) =>
      tell(() =>
        cron === undefined ? boss.unschedule(name) : boss.schedule(name, cron, {}, { tz: timezone, ...how }),
      ),
    async offer(asked = true) {
      if (asked) {
        // What waits for another attempt waits no longer.
        const sql = `update ${jobs} set start_after = clock_timestamp(), data = $2 where name = $1 and state < 'active'`
        await read(sql, [name, { asked }])
      }
      return (await tell(() => boss.send(name, { asked }, how))) !== null
    },
    async take() {
      const look = `select from ${jobs} where name = $1 and (state = 'active' or state < 'active' and start_after < now())`
      if ((await read(`${look} limit 1`, [name])).length === 0 || !(await isFree(database, name))) return undefined
      const claim = await claimIn(database, name)
      if (!claim) return undefined
      const found = await runToTake().catch(async (error: unknown) => {
        await claim.release()
        throw error
      })
      if (!found) {
        await claim.release()
        return undefined
      }
      claims.set(found.id, claim)
      const { asked = false } = (found.data ?? {}) as { asked?: boolean }
      return { id: found.id, asked, lost: claim.lost }
    },
    async isLed() {
      return (await read(`select from ${jobs} where name = $1 and state = 'active'`, [name])).length > 0
    },
    async done({ id }) {
      await tell(() => boss.complete(name, id))
      await release(id)
    },
    async failed({ id }, error) {
      await tell(() => boss.fail(name, id, { error }))
      await release(id)
    },
    leave: ({ id }) => release(id),
    async close() {
      for (const id of claims.keys()) await release(id)
      await boss.stop({ graceful: false, close: false })
    },
  }
}
