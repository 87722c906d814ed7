/** fetchAndTake: fetches records whole and commits what each of them comes to; what somebody hears of in a step of its own. */
import { TrialdiffError, type Found } from '../index.js'
import { failureOf } from './ask.js'
import type { Memory } from './memory.js'
import type { RunFailure } from './run-outcome.js'
import type { RunParts } from './run-parts.js'
import { commitPlanned, isCalm, planAnswer, type Answer, type Planned } from './take-answer.js'
import type { Remembered, Taken, Taking } from './taking.js'

/** What became of the trials that were asked for. */
export interface Fetched {
  taken: ReadonlyMap<string, Planned>
  failures: readonly RunFailure[]
}

/** Records of which nobody hears, committed as one step. */
const calmAtOnce = 25

/** @param onTaken hears of each trial once its step is committed */
export async function fetchAndTake(
  ids: readonly string[],
  { registry, progress, signal }: RunParts,
  memory: Memory,
  taking: Taking,
  onTaken: (nctId: string, taken: Taken) => Promise<void>,
): Promise<Fetched> {
  const taken = new Map<string, Planned>()
  const failures: RunFailure[] = []
  const removed: Extract<Found, { is: 'removed' }>[] = []
  const calm: Planned[] = []
  const settle = async (planned: readonly Planned[]): Promise<void> => {
    for (const result of await commitPlanned(planned, taking)) {
      if ('target' in result) failures.push(result)
      else {
        taken.set(result.nctId, result)
        const failure = failureIn(result)
        if (failure) failures.push(failure)
        await onTaken(result.nctId, result.taken)
      }
    }
    progress?.({ doing: 'fetching', done: taken.size + failures.length, of: ids.length })
  }
  const take = async (answer: Answer): Promise<void> => {
    const nctId = answer.is === 'found' ? answer.record.nctId : answer.nctId
    const planned = await planAnswer(answer, nctId, rememberedOf(nctId, memory), taking)
    if ('target' in planned) failures.push(planned)
    else if (!isCalm(planned)) await settle([planned])
    else if (calm.push(planned) === calmAtOnce) await settle(calm.splice(0))
  }
  try {
    for await (const answer of registry.records(ids)) {
      if (signal?.aborted) break
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
  if (calm.length > 0) await settle(calm)
  return { taken, failures }
}

/** Records are removed one by one in the life of a registry; a tenth of them at once is its fault. */
function isMassRemoval(removed: number, { told, gone }: Memory): boolean {
  return removed >= 10 && removed * 10 > told.size - gone.size
}

function rememberedOf(nctId: string, { told, gone, quarantined }: Memory): Remembered {
  return { told: told.get(nctId), gone: gone.get(nctId), quarantined: quarantined.get(nctId) }
}

/** Answers that are no news for a reader, but for the operator. */
function failureIn({ nctId, taken: { is, since } }: Planned): RunFailure | undefined {
  if (is === 'unknown') {
    const message = `The registry has no ${nctId}; take it out of the list, or correct it.`
    return { target: nctId, code: 'registry-not-found', message }
  }
  if (is !== 'stale') return undefined
  const message = `The registry served ${nctId} as it was before ${since}, which is known already; it is asked again.`
  return { target: nctId, code: 'registry-answer', message }
}
