/** The last run as it is noted for status and for the schedule; it may be lost without harm. */
import type { Store } from '../index.js'
import type { RunOutcome } from './run-outcome.js'
import type { WatchConfig } from './watch-config.js'

export interface LastRun {
  startedAt: string
  finishedAt: string
  watched: number
  fetched: number
  requests: number
  failures: number
  head: string
  /** When each watch was last read without a failure, by its id. */
  succeeded: Readonly<Record<string, string>>
}

const name = 'watch-last-run'

export async function noteRun(store: Store, config: WatchConfig, outcome: RunOutcome): Promise<void> {
  const before = await lastRun(store)
  const failed = new Set(outcome.failures.map(({ target }) => target))
  const succeeded = config.watches
    .filter(({ id, enabled }) => enabled && !failed.has('registry') && !failed.has(`watch:${id}`))
    .map(({ id }) => [id, outcome.finishedAt] as const)
  const { startedAt, finishedAt, watched, fetched, requests, failures, head } = outcome
  const run: LastRun = {
    startedAt,
    finishedAt,
    watched,
    fetched,
    requests,
    head,
    failures: failures.length,
    succeeded: { ...before?.succeeded, ...Object.fromEntries(succeeded) },
  }
  await store.writeNote(name, JSON.stringify(run))
}

export async function lastRun(store: Store): Promise<LastRun | undefined> {
  const text = await store.note(name)
  try {
    return text === undefined ? undefined : (JSON.parse(text) as LastRun)
  } catch {
    return undefined
  }
}
