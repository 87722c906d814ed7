/** fetchAndTake: fetches records whole and commits what each of them comes to; what somebody hears of in a step of its own. */
import { TrialdiffError, type Happening } from '../../index.js'
import { failureOf } from './ask.js'
import type { Memory } from '../memory.js'
import type { RunFailure } from '../run-outcome.js'
import type { RunParts } from '../run-parts.js'
import { commitPlanned, isCalm, planAnswer, type Answer, type Planned } from '../taking/take-answer.js'
import type { Remembered, Taken, Taking } from '../taking/taking.js'

/** What became of the trials that were asked for. */
export interface Fetched {
  taken: ReadonlyMap<string, TakenTrial>
  /** What is told of them, in the order of its finding. */
  happenings: readonly Happening[]
  failures: readonly RunFailure[]
  /** Of other workers, for this run. */
  requests?: number
}

export interface TakenTrial {
  /** Nothing was ever told of this trial before. */
  first: boolean
  is: Taken['is']
}

/** What a worker made of answers; whether those that are gone are believed is judged when all have answered. */
export interface Answered {
  taken: ReadonlyMap<string, Planned>
  failures: readonly RunFailure[]
  removed: readonly string[]
}

/** @param onTaken hears of each trial once its step is committed */
export type Fetching = (
  ids: readonly string[],
  parts: RunParts,
  memory: Memory,
  taking: Taking,
  onTaken: OnTaken,
) => Promise<Fetched>

type OnTaken = (nctId: string, taken: Pick<Taken, 'is' | 'remember'>) => Promise<void>

/** Records of which nobody hears, committed as one step. */
const calmAtOnce = 25

export const fetchAndTake: Fetching = async (ids, parts, memory, taking, onTaken) => {
  const answered = await takeAnswers(ids, parts, memory, taking, onTaken)
  const gone = await takeRemoved(answered.removed, memory, taking, onTaken)
  const taken = [...answered.taken, ...gone.taken].map(([, each]) => each)
  return {
    taken: new Map(taken.map(({ nctId, first, taken: { is } }) => [nctId, { first, is }])),
    happenings: taken.flatMap(({ taken: { happening } }) => happening ?? []),
    failures: [...answered.failures, ...gone.failures],
  }
}

/** Fetches records and takes all but those that are gone. */
export async function takeAnswers(
  ids: readonly string[],
  { registry, progress, signal }: RunParts,
  memory: Memory,
  taking: Taking,
  onTaken: OnTaken,
): Promise<Answered> {
  const { taken, failures, take, settleCalm } = openTaking(memory, taking, onTaken, () => {
    progress?.({ doing: 'fetching', done: taken.size + failures.length, of: ids.length })
  })
  const removed: string[] = []
  try {
    for await (const answer of registry.records(ids)) {
      if (signal?.aborted) break
      if (answer.is === 'removed' && memory.told.has(answer.nctId) && !memory.gone.has(answer.nctId)) {
        removed.push(answer.nctId)
      } else await take(answer)
    }
  } catch (error) {
    if (!(error instanceof TrialdiffError) || !error.code.startsWith('registry-')) throw error
    failures.push(failureOf('registry', error))
  }
  await settleCalm()
  return { taken, failures, removed }
}

/** Takes the removal of all that are gone, or of none where so many cannot be believed. */
export async function takeRemoved(
  removed: readonly string[],
  memory: Memory,
  taking: Taking,
  onTaken: OnTaken,
): Promise<Omit<Answered, 'removed'>> {
  if (isMassRemoval(removed.length, memory) && !taking.accept.has('removed')) {
    const message = `${removed.length} watched records are gone from the registry at once; nothing is told of it until you say that it is so.`
    return { taken: new Map(), failures: [{ target: 'removals', code: 'many-removed', message }] }
  }
  const { taken, failures, take, settleCalm } = openTaking(memory, taking, onTaken)
  for (const nctId of removed) await take({ is: 'removed', nctId })
  await settleCalm()
  return { taken, failures }
}

function openTaking(memory: Memory, taking: Taking, onTaken: OnTaken, onSettled: () => void = () => {}) {
  const taken = new Map<string, Planned>()
  const failures: RunFailure[] = []
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
    onSettled()
  }
  return {
    taken,
    failures,
    async take(answer: Answer): Promise<void> {
      const nctId = answer.is === 'found' ? answer.record.nctId : answer.nctId
      const planned = await planAnswer(answer, nctId, rememberedOf(nctId, memory), taking)
      if ('target' in planned) failures.push(planned)
      else if (!isCalm(planned)) await settle([planned])
      else if (calm.push(planned) === calmAtOnce) await settle(calm.splice(0))
    },
    async settleCalm(): Promise<void> {
      if (calm.length > 0) await settle(calm.splice(0))
    },
  }
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
