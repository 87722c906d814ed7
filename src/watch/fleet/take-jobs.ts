/** takeJobs: one worker's share of a run: the records of a few trials in one request, each taken as a run alone would take it. */
import type { Job, JobResult } from '../../index.js'
import { takeAnswers, type TakenTrial } from '../asking/fetch.js'
import type { RunFailure } from '../run-outcome.js'
import type { RunParts } from '../run-parts.js'
import type { Taken } from '../taking/taking.js'
import type { Worker } from './worker.js'
import type { Knowing, TrialContext } from './run-context.js'

/** What the leader hears of a trial that was taken. */
export interface TrialResult extends JobResult, Pick<Taken, 'remember'> {
  /** `removed` is not taken yet: whether so many can be gone is the leader's to judge. */
  is: TakenTrial['is'] | 'removed'
  first: boolean
  row?: string
  /** Who took it, and on one trial of each request or more, how many there were. */
  by: string
  asked?: number
  failure?: Pick<RunFailure, 'code' | 'message'>
}

export async function takeJobs(
  jobs: readonly Job[],
  { id: by, queue, pace: { beat } }: Pick<Worker, 'id' | 'queue' | 'pace'>,
  parts: RunParts,
  { context, memory, taking }: Knowing,
): Promise<void> {
  const { run, trials } = context
  const before = await queue.results(
    run,
    jobs.map(({ nctId }) => nctId),
  )
  const isToFetch = ({ nctId }: Job): boolean => nctId in trials && !isSettled(before.get(nctId), trials[nctId])
  const toFetch = jobs.filter(isToFetch)
  const results = new Map(jobs.flatMap(({ nctId }) => [[nctId, before.get(nctId)]] as const).filter(isKnown))
  const beating = setInterval(() => void queue.keep(jobs).catch(() => {}), beat)
  try {
    const ids = toFetch.map(({ nctId }) => nctId)
    const asked = parts.registry.requests
    const { taken, failures, removed } = await takeAnswers(ids, parts, memory, taking, async () => {})
    const failureOf = (target: string) => failures.find((each) => each.target === target)
    const rowOf = (nctId: string) => {
      const row = trials[nctId]?.row
      return row === undefined ? {} : { row }
    }
    for (const [
      nctId,
      {
        first,
        taken: { is, remember },
      },
    ] of taken) {
      const failure = failureOf(nctId)
      results.set(nctId, {
        run,
        by,
        is,
        first,
        remember,
        ...rowOf(nctId),
        ...(failure && { failure: briefly(failure) }),
      })
    }
    for (const nctId of removed)
      results.set(nctId, { run, by, is: 'removed', first: false, remember: true, ...rowOf(nctId) })
    const [one] = [...taken.keys(), ...removed]
    const counted = one === undefined ? undefined : results.get(one)
    if (counted) counted['asked'] = parts.registry.requests - asked
    await queue.done(
      jobs.filter((job) => !toFetch.includes(job) || taken.has(job.nctId) || removed.includes(job.nctId)),
      results,
    )
    const left = toFetch.filter(({ nctId }) => !taken.has(nctId) && !removed.includes(nctId))
    for (const job of left) {
      const code = (failureOf(job.nctId) ?? failureOf('registry'))?.code
      if (code === undefined || parts.signal?.aborted) await queue.leave([job])
      else await queue.failed([job], code)
    }
  } catch (error) {
    if (parts.signal?.aborted) await queue.leave(jobs).catch(() => {})
    throw error
  } finally {
    clearInterval(beating)
  }
}

/** Taken in this run already, and nothing more to tell of it. */
export function isSettled(result: JobResult | undefined, trial: TrialContext | undefined): boolean {
  return hasRow(result, trial) && !trial?.entering && !trial?.leaving
}

/** A result of the trial as its row tells it now. */
export function hasRow(result: JobResult | undefined, trial: TrialContext | undefined): result is TrialResult {
  return result !== undefined && trial !== undefined && result['row'] === trial.row
}

function isKnown(entry: readonly [string, JobResult | undefined]): entry is readonly [string, JobResult] {
  return entry[1] !== undefined
}

function briefly({ code, message }: RunFailure): Pick<RunFailure, 'code' | 'message'> {
  return { code, message }
}
