/** The contract of a fleet: what many workers on one store share beside what is kept. */
import type { Bucket } from '../src/registry/registry.js'

export interface Fleet {
  /** The one way to the registry's host for all workers of this store, by the store's own clock. @param rate a second */
  bucket(host: string, rate: number): Bucket
  /** Trials to be fetched in full, shared among the workers. @param name of the watch configuration, `default` unless given */
  trials(options?: QueueOptions): Promise<WorkQueue>
  /** Runs of one watch configuration: one at a time, whoever takes it. */
  runs(options?: QueueOptions): Promise<RunQueue>
  /** What is one worker's alone until he releases it or dies; undefined while it is another's. */
  claim(what: string): Promise<Claim | undefined>
  /** The dead letters of a queue of trials, oldest first, also for who may only read. */
  deadLetters(options?: Pick<QueueOptions, 'name'>): Promise<readonly DeadLetter[]>
}

/** It ends with the connection that holds it: a worker that is killed keeps nothing from the others. */
export interface Claim {
  /** Aborted when the connection broke: from then on it may be another's. */
  lost: AbortSignal
  release(): Promise<void>
}

/** How a job is tried is settled when it is offered. */
export interface QueueOptions {
  /** Letters, digits, `-` and `_`. */
  name?: string
  /** How often a job is tried anew before it is laid aside; 5 unless given. */
  retries?: number
  /** Seconds before the first new attempt, doubled for each further one; 30 unless given. */
  retryDelay?: number
  /** Seconds after which a job whose worker says nothing is given to another; 900 unless given. */
  expiresIn?: number
}

/** The trial's number, why it is fetched, and how often that was tried before. */
export interface Job {
  id: string
  nctId: string
  reason: string
  attempt: number
}

export interface DeadLetter {
  nctId: string
  reason: string
  /** The code of the last failure; `expired` where its last worker was never heard of again. */
  error: string
  since: string
}

/** Hands every trial to one worker at a time, until one says it is done. */
export interface WorkQueue {
  /** A trial that waits already is not put in twice; one that somebody works on just now waits until then. @returns how many are new */
  offer(nctIds: readonly string[], reason: string): Promise<number>
  /** At most so many jobs of different trials; none where nothing is due. They are this worker's until they expire. */
  take(count: number): Promise<readonly Job[]>
  /** Says that their worker is still at them, so that they do not expire. */
  keep(jobs: readonly Job[]): Promise<void>
  /** Earlier dead letters of these trials are settled with it. @param results what became of them, by trial */
  done(jobs: readonly Job[], results?: ReadonlyMap<string, JobResult>): Promise<void>
  /** Given back untried, to whoever comes next. */
  leave(jobs: readonly Job[]): Promise<void>
  /** Tried anew later, or laid aside after the last attempt. @param error a code, never the words of a record */
  failed(jobs: readonly Job[], error: string): Promise<void>
  count(): Promise<{ waiting: number; taken: number; dead: number }>
  /** Those of these trials that wait or that somebody works on. */
  open(nctIds: readonly string[]): Promise<ReadonlySet<string>>
  /** What became of the trials of one run, or of some of them, by trial; kept for hours. */
  results(run: string, nctIds?: readonly string[]): Promise<ReadonlyMap<string, JobResult>>
  /** What was given up, oldest first. */
  dead(): Promise<readonly DeadLetter[]>
  close(): Promise<void>
}

/** Small: what the leader of a run has to know of it. */
export interface JobResult {
  run: string
  [fact: string]: unknown
}

export interface Run {
  /** The same for each worker that leads it, one after the other. */
  id: string
  /** A worker wants it now; it did not merely come round. */
  asked: boolean
  /** Aborted where another worker may have come to lead it. */
  lost: AbortSignal
}

export interface RunQueue {
  /** From now on a run is due whenever cron says so and a worker is there; undefined ends that. */
  schedule(cron: string | undefined, timezone: string): Promise<void>
  /** A run as soon as may be. @param asked not merely overdue @returns whether it is new: one that waits is enough */
  offer(asked?: boolean): Promise<boolean>
  /** The run that is due, or whose worker died; undefined where none is, or another worker is at one. */
  take(): Promise<Run | undefined>
  /** Whether a run was taken and is not at its end. */
  isLed(): Promise<boolean>
  done(run: Pick<Run, 'id'>): Promise<void>
  failed(run: Pick<Run, 'id'>, error: string): Promise<void>
  /** Given to whoever comes next, as it stands. */
  leave(run: Pick<Run, 'id'>): Promise<void>
  close(): Promise<void>
}
