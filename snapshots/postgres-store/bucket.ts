/** The bucket of a fleet: one row per host, from which every worker of every process takes its turn by the database's clock. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bucket } from '../../src/registry/registry.js'
import type { Database } from './database.js'

/** @param rate requests a second, of all workers together */
export function bucketIn({ schema, read }: Database, host: string, rate: number): Bucket {
  const interval = 1000 / rate
  // One statement: two workers that ask at once get two turns, whatever their own clocks say.
  const reserve = `
    insert into ${schema}.buckets as b (host, next_at)
    values ($1, clock_timestamp() + $2 * interval '1 millisecond')
    on conflict (host) do update
      set next_at = greatest(b.next_at, b.paused_until, clock_timestamp()) + $2 * interval '1 millisecond'
    returning extract(epoch from next_at - $2 * interval '1 millisecond' - clock_timestamp()) * 1000 as wait`
  const pause = `
    insert into ${schema}.buckets as b (host, next_at, paused_until)
    values ($1, clock_timestamp(), clock_timestamp() + $2 * interval '1 millisecond')
    on conflict (host) do update set paused_until = greatest(b.paused_until, excluded.paused_until)`
  const isPaused = `select from ${schema}.buckets where host = $1 and paused_until > clock_timestamp()`
  return {
    async take(signal) {
      for (;;) {
        signal?.throwIfAborted()
        const [row] = await read(reserve, [host, interval])
        await waitFor(Number(row?.['wait']), signal)
        // Another worker may have been told to wait while this one waited for its turn.
        if ((await read(isPaused, [host])).length === 0) return
      }
    },
    async pauseUntil(moment) {
      const wait = moment.getTime() - Date.now()
      if (wait > 0) await read(pause, [host, wait])
    },
  }
}

async function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(Math.ceil(milliseconds), undefined, signal && { signal })
}
