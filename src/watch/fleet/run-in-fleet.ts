/** runInFleet: one run of the watch where others may be at one: it is led, or the one that is led is helped to its end. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunOutcome } from '../run-outcome.js'
import type { RunParts } from '../run-parts.js'
import type { WatchConfig } from '../watch-config.js'
import { joinFleet } from './join-fleet.js'
import { lastEnded, leadRun } from './lead-run.js'
import { digestOfConfig } from './run-context.js'
import type { Pace } from './worker.js'

/**
 * The outcome is that of the run, whoever led it. Where something was asked for beside the usual run, it is led by this
 * worker, after the one that is led now.
 * @throws whatever `runWatch` does
 */
export async function runInFleet(
  config: WatchConfig,
  parts: RunParts,
  { pace, onLead }: { pace?: Pace; onLead?: () => void } = {},
): Promise<RunOutcome> {
  const { store, signal, accept, redeliver } = parts
  const mustLead = accept !== undefined || redeliver !== undefined
  const own = digestOfConfig(config)
  const worker = await joinFleet(config, parts, pace)
  const { runs, name } = worker
  try {
    const before = await lastEnded(store, name)
    for (;;) {
      signal?.throwIfAborted()
      const ended = mustLead ? undefined : await lastEnded(store, name)
      if (ended && ended.run !== before?.run && ended.config === own) return ended.outcome
      const run = await runs.take()
      if (run) {
        onLead?.()
        return await leadRun(run, config, parts, worker)
      }
      if (!(await runs.isLed()) && (await runs.offer())) continue
      if (!(await worker.help())) await sleep(worker.pace.look)
    }
  } finally {
    await worker.close()
  }
}
