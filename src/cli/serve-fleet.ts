/** `watch start` as one worker of a fleet: it leads what is due, helps where another leads, and sends what waits. */
import { setTimeout as sleep } from 'node:timers/promises'
import { writeLetter, type Run, type Store } from '../index.js'
import type { Worker } from '../watch/fleet/worker.js'
import type { RunParts } from '../watch/run-parts.js'
import type { WatchConfig } from '../watch/watch-config.js'
import { forLog } from './github.js'
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
export async function workShift(config: WatchConfig, shift: Shift): Promise<void> {
  const { signal } = shift
  const { joinFleet, openWatch } = await import('../watch/watching.js')
  const opened = await openWatch(config, {
    env: process.env,
    now: () => new Date(),
    write: writeLetter,
    print: (text) => new Promise((resolve) => process.stdout.write(forLog(text), () => resolve())),
    signal,
  })
  let worker: Worker | undefined
  try {
    worker = await joinFleet(config, opened.parts)
    await worker.runs.schedule(config.schedule.at, config.schedule.timezone)
    await workOn(config, opened.parts, worker, shift)
  } finally {
    await worker?.close()
    await opened.close()
  }
}

async function workOn(config: WatchConfig, parts: RunParts, worker: Worker, shift: Shift): Promise<void> {
  const { runs, pace } = worker
  const { reread, signal } = shift
  let offered: number | undefined
  for (let looked = 0; !signal.aborted;) {
    const run = await runs.take()
    if (run) {
      if ((await reread()) === config) await lead(run, config, parts, worker, shift)
      else return runs.leave(run)
    } else if (await worker.help()) continue
    else if (Date.now() - looked >= upkeep) {
      looked = Date.now()
      if ((await reread()) !== config) return
      if (await runs.isLed()) continue
      // What nobody was there to begin is begun now, once: a run that fails comes again by itself.
      const slot = await slotOf(config, parts.store)
      if (slot <= looked && slot !== offered) {
        offered = slot
        await runs.offer(false)
      } else await sendDue(config, parts, shift)
    } else await sleep(pace.look * 2, undefined, { signal }).catch(() => {})
  }
}

async function lead(run: Run, config: WatchConfig, parts: RunParts, worker: Worker, shift: Shift): Promise<void> {
  const { leadRun, readLists } = await import('../watch/watching.js')
  const { signal, tell } = shift
  // Another worker has run it since: the slot is over.
  if (!run.asked && (await slotOf(config, parts.store)) > Date.now()) return worker.runs.done(run)
  const outcome = await leadRun(run, config, { ...parts, lists: await readLists(config) }, worker)
  if (signal.aborted) return undefined
  tell(`${summaryOf(outcome)} Ledger head ${outcome.head}`)
  for (const { target, code } of outcome.failures) tell(`failed: ${target} [${code}]`)
}

/** What waits for its hour goes out between two runs; a channel that another worker serves is left to it. */
async function sendDue(config: WatchConfig, parts: RunParts, { tell }: Shift): Promise<void> {
  const { deliverDue, nextSending } = await import('../watch/watching.js')
  const due = nextSending(await parts.store.outbox())
  if (!due || due.getTime() > Date.now()) return
  const { failures } = await deliverDue(config, { ...parts, channelPatience: 0 })
  for (const { target, message, code } of failures) tell(`${target}: ${message} [${code}]`)
}

/** When the next run is due, or was, in milliseconds: long ago where there never was one. */
async function slotOf({ schedule }: WatchConfig, store: Store): Promise<number> {
  const { lastRun } = await import('../watch/watching.js')
  const { nextRun } = await import('../watch/telling/schedule.js')
  const last = await lastRun(store)
  return last ? (nextRun(schedule, new Date(last.startedAt))?.getTime() ?? Infinity) : 0
}
