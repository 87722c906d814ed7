/** A worker of the fleet, and the pace at which a fleet works. */
import type { RunQueue, WorkQueue } from '../../index.js'

export interface Worker {
  /** Its own. */
  id: string
  /** Of its queues. */
  name: string
  queue: WorkQueue
  runs: RunQueue
  pace: Required<Pace>
  /** Takes a few trials of the run that another leads. @returns whether there were any */
  help(): Promise<boolean>
  close(): Promise<void>
}

/** How a fleet works; the defaults are for the registry's own one request a second. */
export interface Pace {
  /** Records in one request. */
  atOnce?: number
  /** Seconds after which the jobs of a worker that says nothing are given to others. */
  expiresIn?: number
  /** Seconds before a trial that failed is tried anew. */
  retryDelay?: number
  retries?: number
  /** Milliseconds between a worker's words that it is still at it. */
  beat?: number
  /** Milliseconds between two looks of a worker who has nothing to do. */
  look?: number
}
