/** leadRun: the run of a fleet from its plan to its letters, by the worker who took it; another goes on where he dies. */
import { TrialdiffError, type Run } from '../../index.js'
import { noteRun } from '../last-run.js'
import { runWatch } from '../run.js'
import type { RunOutcome } from '../run-outcome.js'
import type { RunParts } from '../run-parts.js'
import type { WatchConfig } from '../watch-config.js'
import type { Worker } from './worker.js'
import { digestOfConfig, noted } from './run-context.js'
import { shareFetching } from './share-fetching.js'

/** @throws whatever `runWatch` does; the run is tried again then */
export async function leadRun(run: Run, config: WatchConfig, parts: RunParts, worker: Worker): Promise<RunOutcome> {
  const { runs, name } = worker
  const { store } = parts
  const signal = parts.signal ? AbortSignal.any([parts.signal, run.lost]) : run.lost
  try {
    const outcome = await runWatch(config, { ...parts, signal }, shareFetching(run, config, worker))
    if (signal.aborted) {
      // Half done: whoever comes next goes on with it.
      await runs.leave(run)
      run.lost.throwIfAborted()
      return outcome
    }
    await noteRun(store, config, outcome)
    const ended: Ended = { run: run.id, config: digestOfConfig(config), outcome }
    await store.writeNote(endedName(name), JSON.stringify(ended))
    await runs.done(run)
    return outcome
  } catch (error) {
    const code = error instanceof TrialdiffError ? error.code : 'unexpected'
    const giveUp = signal.aborted ? runs.leave(run) : runs.failed(run, code)
    await giveUp.catch(() => {})
    throw error
  }
}

/** A run that came to its end. */
export interface Ended {
  run: string
  /** A digest of the configuration with which it was led. */
  config: string
  outcome: RunOutcome
}

export async function lastEnded(store: RunParts['store'], name: string): Promise<Ended | undefined> {
  return noted(store, endedName(name))
}

function endedName(name: string): string {
  return `fleet-ended-${name}`
}
