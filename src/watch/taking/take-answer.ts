/** Taking answers of the registry: each is planned, and committed; anew where another run has moved its trial in between. */
import { StoreError, TrialdiffError, type Found, type RegistryError, type Step } from '../../index.js'
import { failureOf } from '../asking/ask.js'
import type { RunFailure } from '../run-outcome.js'
import { planGone } from './take-gone.js'
import { planRecord } from './take-record.js'
import { rememberedIn, type Remembered, type Taken, type Taking } from './taking.js'

export type Answer = Found | { is: 'failed'; nctId: string; error: RegistryError }

/** An answer with what it comes to. */
export interface Planned {
  answer: Answer
  nctId: string
  /** Nothing was ever told of this trial. */
  first: boolean
  taken: Taken
}

export async function planAnswer(
  answer: Answer,
  nctId: string,
  remembered: Remembered,
  taking: Taking,
): Promise<Planned | RunFailure> {
  if (answer.is === 'failed') return failureOf(nctId, answer.error)
  try {
    const taken =
      answer.is === 'found'
        ? await planRecord(answer.record, remembered, taking)
        : await planGone(answer, nctId, remembered, taking)
    const first = remembered.told === undefined && (taken.is === 'baseline' || taken.is === 'told')
    return { answer, nctId, first, taken }
  } catch (error) {
    return unreadable(nctId, error)
  }
}

/** Nobody hears of it, so that several may be committed as one step: they are told of together or not at all. */
export function isCalm({ taken: { is, step } }: Planned): boolean {
  return (is === 'baseline' || is === 'seen') && (step.payloads ?? []).length === 0
}

/** @returns what was committed, and what could not be read after all */
export async function commitPlanned(planned: readonly Planned[], taking: Taking): Promise<(Planned | RunFailure)[]> {
  const { store } = taking
  const step = joinSteps(planned.map(({ taken }) => taken.step))
  try {
    if ((step.keep ?? []).length + (step.entries ?? []).length > 0) await store.commit(step)
    return [...planned]
  } catch (error) {
    if (!isConflict(error)) throw error
    const results: (Planned | RunFailure)[] = []
    for (const each of planned) results.push(await takeAnew(each, taking))
    return results
  }
}

async function takeAnew({ answer, nctId }: Planned, taking: Taking, tries = 3): Promise<Planned | RunFailure> {
  const fresh = await planAnswer(answer, nctId, await rememberedIn(taking.store, nctId), taking)
  if ('target' in fresh) return fresh
  try {
    if (Object.keys(fresh.taken.step).length > 0) await taking.store.commit(fresh.taken.step)
    return fresh
  } catch (error) {
    if (!isConflict(error) || tries === 1) throw error
    return takeAnew(fresh, taking, tries - 1)
  }
}

function joinSteps(steps: readonly Step[]): Step {
  return {
    keep: steps.flatMap(({ keep = [] }) => keep),
    payloads: steps.flatMap(({ payloads = [] }) => payloads),
    entries: steps.flatMap(({ entries = [] }) => entries),
    expects: steps.flatMap(({ expects = [] }) => expects),
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'store-conflict'
}

/** One record that cannot be read, or whose last version cannot, holds up none of the others; a store in trouble does. */
function unreadable(nctId: string, error: unknown): RunFailure {
  if (error instanceof StoreError && error.code !== 'store-broken') throw error
  if (error instanceof TrialdiffError) return failureOf(nctId, error)
  const message = `The record of ${nctId} could not be read: ${error instanceof Error ? error.message : String(error)}`
  return { target: nctId, code: 'unexpected', message }
}
