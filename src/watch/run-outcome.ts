/** The outcome of one run of the watch: what was asked, found, told and left for the next. */
import type { Happening } from '../model/event.js'
import type { Severity } from '../model/severity.js'

export interface RunOutcome {
  startedAt: string
  finishedAt: string
  /** The build of the registry's data that was read, `2026-11-20T09:00:05`; absent where it did not answer. */
  dataset?: string
  /** The data had not changed since the last whole run and nothing else was due, so that no record was asked for. */
  unchanged: boolean
  /** To the registry, retries with them. */
  requests: number
  /** Trials that are watched, and how many of them were fetched in full. */
  watched: number
  fetched: number
  /** Trials seen for the first time: a baseline, no change. */
  baselines: number
  /** What happened, by trial, in the order of its finding. */
  happenings: readonly Happening[]
  counts: Readonly<Record<Severity, number>>
  failures: readonly RunFailure[]
  quarantined: readonly string[]
  deliveries: { sent: number; pending: number; dropped: number }
  /** The ledger's head at the end. */
  head: string
}

export interface RunFailure {
  /** The trial, the watch or the channel that failed. */
  target: string
  code: string
  message: string
}
