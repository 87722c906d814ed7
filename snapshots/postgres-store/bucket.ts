/** The bucket of a fleet: one row per host, from which every worker of every process takes its turn by the database's clock. */
import { setTimeout as sleep } from 'node:timers/promises'
import { answered, slowed, type Pace } from '../../src/registry/pace/pace.js'
import type { Bucket } from '../../src/registry/registry.js'
import type { Database } from './database.js'

/** Milliseconds after which a refusal is over: the runs of another day begin at their own rate. */
const forgottenAfter = 6 * 3_600_000

/** @param rate requests a second, of all workers together, until the registry asks for fewer */
export function bucketIn({ schema, read, transact }: Database, host: string, rate: number): Bucket {
  const interval = 1000 / rate
  const slowness = `case when b.refused_at > clock_timestamp() - $3 * interval '1 millisecond' then b.slowness else 1 end`
  const apart = `$2 * (${slowness}) * interval '1 millisecond'`
  // One statement: two workers that ask at once get two turns, whatever their own clocks say.
  const reserve = `
    insert into ${schema}.buckets as b (host, next_at)
    values ($1, clock_timestamp() + $2 * interval '1 millisecond')
    on conflict (host) do update set next_at = greatest(b.next_at, b.paused_until, clock_timestamp()) + ${apart}
    returning extract(epoch from next_at - ${apart} - clock_timestamp()) * 1000 as wait, ${slowness} as slowness`
  const pause = `
    insert into ${schema}.buckets as b (host, next_at, paused_until)
    values ($1, clock_timestamp(), clock_timestamp() + $2 * interval '1 millisecond')
    on conflict (host) do update set paused_until = greatest(b.paused_until, excluded.paused_until)`
  const isPaused = `select from ${schema}.buckets where host = $1 and paused_until > clock_timestamp()`
  let isSlow = false

  /** The rule is that of every bucket; the row is locked meanwhile, so that no worker's refusal is lost. */
  async function setPace(rule: (pace: Pace) => Pace, isRefusal: boolean): Promise<void> {
    await transact(async (query) => {
      await query(
        `insert into ${schema}.buckets (host, next_at) values ($1, clock_timestamp()) on conflict (host) do nothing`,
        [host],
      )
      const [row] = await query(
        `select good_row, case when refused_at > clock_timestamp() - $2 * interval '1 millisecond' then slowness else 1 end as slowness
         from ${schema}.buckets where host = $1 for update`,
        [host, forgottenAfter],
      )
      const pace = rule({ slowness: Number(row?.['slowness'] ?? 1), row: Number(row?.['good_row'] ?? 0) })
      await query(
        `update ${schema}.buckets set slowness = $2, good_row = $3${isRefusal ? ', refused_at = clock_timestamp()' : ''}
         where host = $1`,
        [host, pace.slowness, pace.row],
      )
    })
  }

  return {
    async take(signal) {
      for (;;) {
        signal?.throwIfAborted()
        const [row] = await read(reserve, [host, interval, forgottenAfter])
        isSlow = Number(row?.['slowness']) > 1
        await waitFor(Number(row?.['wait']), signal)
        // Another worker may have been told to wait while this one waited for its turn.
        if ((await read(isPaused, [host])).length === 0) return
      }
    },
    async pauseUntil(moment) {
      const wait = moment.getTime() - Date.now()
      if (wait > 0) await read(pause, [host, wait])
    },
    async slower() {
      isSlow = true
      await setPace((pace) => slowed(pace, interval), true)
    },
    async answered() {
      // Nobody was refused, as nearly always: nothing to write.
      if (isSlow) await setPace(answered, false)
    },
  }
}

async function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(Math.ceil(milliseconds), undefined, signal && { signal })
}
