/** fetchAndTake: fetches records whole and commits what each of them comes to, one step a trial. */
import { StoreError, TrialdiffError, type Found, type Step } from '../index.js'
import { failureOf } from './ask.js'
import type { Memory } from './memory.js'
import type { RunFailure } from './run-outcome.js'
import type { RunParts } from './run-parts.js'
import { planGone } from './take-gone.js'
import { planRecord } from './take-record.js'
import type { Remembered, Taken, Taking } from './taking.js'

/** What became of the trials that were asked for. */
export interface Fetched {
  taken: ReadonlyMap<string, Taken & { first: boolean }>
  failures: readonly RunFailure[]
}

type Answer = Found | { is: 'failed'; nctId: string; error: TrialdiffError }

/** @param onTaken hears of each trial once its step is committed */
export async function fetchAndTake(
  ids: readonly string[],
  parts: RunParts,
  memory: Memory,
  taking: Taking,
  onTaken: (nctId: string, taken: Taken) => Promise<void>,
): Promise<Fetched> {
  const taken = new Map<string, Taken & { first: boolean }>()
  const failures: RunFailure[] = []
  const removed: Extract<Found, { is: 'removed' }>[] = []
  const take = async (answer: Answer): Promise<void> => {
    const nctId = answer.is === 'found' ? answer.record.nctId : answer.nctId
    const result = await takeOne(answer, nctId, rememberedOf(nctId, memory), parts, taking)
    if ('target' in result) failures.push(result)
    else {
      taken.set(nctId, result)
      const failure = failureIn(nctId, result)
      if (failure) failures.push(failure)
      await onTaken(nctId, result)
    }
    parts.progress?.({ doing: 'fetching', done: taken.size + failures.length, of: ids.length })
  }
  try {
    for await (const answer of parts.registry.records(ids)) {
      if (parts.signal?.aborted) break
      // Whether so many can be gone at once is judged when all have answered.
      if (answer.is === 'removed' && memory.told.has(answer.nctId) && !memory.gone.has(answer.nctId)) {
        removed.push(answer)
      } else await take(answer)
    }
  } catch (error) {
    if (!(error instanceof TrialdiffError) || !error.code.startsWith('registry-')) throw error
    failures.push(failureOf('registry', error))
  }
  if (isMassRemoval(removed.length, memory) && !taking.accept.has('removed')) {
    const message = `${removed.length} watched records are gone from the registry at once; nothing is told of it until you say that it is so.`
    failures.push({ target: 'removals', code: 'many-removed', message })
  } else for (const answer of removed) await take(answer)
  return { taken, failures }
}

/** Records are removed one by one in the life of a registry; half of them at once are its fault. */
function isMassRemoval(removed: number, { told, gone }: Memory): boolean {
  return removed >= 10 && removed * 10 > told.size - gone.size
}

function rememberedOf(nctId: string, { told, gone, quarantined }: Memory): Remembered {
  return { told: told.get(nctId), gone: gone.get(nctId), quarantined: quarantined.get(nctId) }
}

/** Plans one answer and commits it; anew where another run has moved the trial in between. */
async function takeOne(
  answer: Answer,
  nctId: string,
  remembered: Remembered,
  { store }: RunParts,
  taking: Taking,
  tries = 3,
): Promise<(Taken & { first: boolean }) | RunFailure> {
  if (answer.is === 'failed') return failureOf(nctId, answer.error)
  let planned: Taken
  try {
    planned =
      answer.is === 'found'
        ? await planRecord(answer.record, remembered, taking)
        : await planGone(answer, nctId, remembered, taking)
  } catch (error) {
    return unreadable(nctId, error)
  }
  try {
    if (!isEmpty(planned.step)) await store.commit(planned.step)
    return { ...planned, first: remembered.told === undefined && (planned.is === 'baseline' || planned.is === 'told') }
  } catch (error) {
    if (!(error instanceof TrialdiffError) || error.code !== 'store-conflict' || tries === 1) throw error
    const mark = async (key: string): Promise<string | undefined> => (await store.marks(key)).get(key)
    const fresh = {
      told: await mark(`told/${nctId}`),
      gone: await mark(`gone/${nctId}`),
      quarantined: await mark(`quarantined/${nctId}`),
    }
    return takeOne(answer, nctId, fresh, { store } as RunParts, taking, tries - 1)
  }
}

/** One record that cannot be read, or whose last version cannot, holds up none of the others; a store in trouble does. */
function unreadable(nctId: string, error: unknown): RunFailure {
  if (error instanceof StoreError && error.code !== 'store-broken') throw error
  if (error instanceof TrialdiffError) return failureOf(nctId, error)
  const message = `The record of ${nctId} could not be read: ${error instanceof Error ? error.message : String(error)}`
  return { target: nctId, code: 'unexpected', message }
}

function isEmpty({ keep = [], entries = [] }: Step): boolean {
  return keep.length + entries.length === 0
}

/** Answers that are no news for a reader, but for the operator. */
function failureIn(nctId: string, { is, since }: Taken): RunFailure | undefined {
  if (is === 'unknown') {
    const message = `The registry has no ${nctId}; take it out of the list, or correct it.`
    return { target: nctId, code: 'registry-not-found', message }
  }
  if (is !== 'stale') return undefined
  const message = `The registry served ${nctId} as it was before ${since}, which is known already; it is asked again.`
  return { target: nctId, code: 'registry-answer', message }
}
