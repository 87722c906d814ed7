/** `watch start` as one worker of a fleet: it leads what is due, helps where another leads, and sends what waits. */
import { setTimeout as sleep } from 'node:timers/promises'
import { writeLetter, type Run, type Store } from '../index.js'
import type { Worker } from '../watch/watching.js'
import type { RunParts } from '../watch/run-parts.js'
import type { WatchConfig } from '../watch/watch-config.js'
import { summaryOf } from './run-words.js'

export interface Shift {
  /** The configuration as it stands now; the same where nothing was written. */
  reread(): Promise<WatchConfig>
  tell(what: string): void
  signal: AbortSignal
}

/** Milliseconds between two looks at the configuration, the schedule and the outbox. */
const upkeep = 15_000

/**
 * Works until it is told to end, or until the configuration is another.
 * @throws whatever a run does
 */
export async function workShift(config: WatchConfig, { reread, tell, signal }: Shift): Promise<void> {
  const { deliverDue, joinFleet, lastRun, leadRun, nextSending, openWatch } = await import('../watch/watching.js')
  const opened = await openWatch(config, {
    env: process.env,
    now: () => new Date(),
    write: writeLetter,
    print: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    signal,
  })
  const parts = { ...opened.parts, channelPatience: 0 }
  const { store } = parts
  let worker: Worker | undefined
  try {
    worker = await joinFleet(config, parts)
    const { runs, pace } = worker
    await runs.schedule(config.schedule.at, config.schedule.timezone)
    let offered: number | undefined
    for (let looked = 0; !signal.aborted;) {
      const run = await runs.take()
      if (run) {
        await lead(run, worker)
        continue
      }
      if (await worker.help()) continue
      if (Date.now() - looked >= upkeep) {
        looked = Date.now()
        if ((await reread()) !== config) return
        const isLed = await runs.isLed()
        // What nobody was there to begin is begun now, once: a run that fails comes again by itself.
        const slot = await slotOf(config, store, lastRun)
        if (!isLed && slot.getTime() <= looked && slot.getTime() !== offered) {
          offered = slot.getTime()
          await runs.offer(false)
          continue
        }
        const due = isLed ? undefined : nextSending(await store.outbox())
        if (due && due.getTime() <= looked) await send(config, parts)
      }
      await sleep(pace.look * 2, undefined, { signal }).catch(() => {})
    }
  } finally {
    await worker?.close()
    await opened.close()
  }

  async function lead(run: Run, { runs }: Worker): Promise<void> {
    // Of several workers one has run it since: the slot is over.
    if (!run.asked && (await slotOf(config, store, lastRun)).getTime() > Date.now()) return runs.done(run)
    const outcome = await leadRun(run, config, opened.parts, worker as Worker)
    if (signal.aborted) return undefined
    tell(`${summaryOf(outcome)} Ledger head ${outcome.head}`)
    for (const { target, code } of outcome.failures) tell(`failed: ${target} [${code}]`)
  }

  async function send(to: WatchConfig, by: RunParts): Promise<void> {
    const { failures } = await deliverDue(to, by)
    for (const { target, message, code } of failures) tell(`${target}: ${message} [${code}]`)
  }
}

/** When the next run is due, or was: long ago where there never was one. */
async function slotOf(
  { schedule }: WatchConfig,
  store: Store,
  lastRun: (store: Store) => Promise<{ startedAt: string } | undefined>,
): Promise<Date> {
  const { nextRun } = await import('../watch/schedule.js')
  const last = await lastRun(store)
  const never = new Date(8_640_000_000_000_000)
  return last ? (nextRun(schedule, new Date(last.startedAt)) ?? never) : new Date(0)
}
