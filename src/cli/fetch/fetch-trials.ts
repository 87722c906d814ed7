/** Bringing trials into a store: their present records, and their histories where those are wished for. */
import {
  RegistryError,
  StoreError,
  TrialdiffError,
  type Found,
  type Keeping,
  type RawRecord,
  type Registry,
  type Store,
} from '../../index.js'
import { endsAll, fetchVersions, type FetchedVersions, type VersionWishes } from './fetch-versions.js'
import { keepRecord } from './keep-record.js'
import type { Memory } from './memory.js'

export interface FetchWishes extends VersionWishes {
  history?: boolean
  /** Asks for what was asked for in this build of the registry's data already. */
  again?: boolean
}

/** What became of one trial that was asked for. */
export interface Outcome {
  nctId: string
  /** `asked`: in this build of the registry's data already. */
  is: Keeping['is'] | 'asked' | 'removed' | 'failed'
  snapshot?: string
  /** The number under which the registry has it now. */
  into?: string
  history?: FetchedVersions
  hasNoHistory?: true
  /** Why the record, or else its history, did not come. */
  error?: TrialdiffError
}

interface Parts {
  registry: Registry
  store: Store
  memory: Memory
}

/** The same trouble with so many requests in a row ends the fetch. */
const enough = 3

/** @throws StoreError; what the registry's signal says */
export async function* fetchTrials(parts: Parts, ids: readonly string[], wishes: FetchWishes): AsyncGenerator<Outcome> {
  const { registry, memory } = parts
  const open = wishes.again ? ids : ids.filter((id) => !memory.wasAsked(id))
  let closed: TrialdiffError | undefined
  async function withHistory(outcome: Outcome): Promise<Outcome> {
    if (!wishes.history || outcome.error || outcome.is === 'removed') return outcome
    if (closed) return { ...outcome, error: closed }
    // A history takes long: what was asked before it is not asked again, however this one ends.
    await memory.settle()
    const whole = await addHistory(parts, outcome, wishes)
    const trouble = whole.error ?? whole.history?.failed.at(-1)?.error
    if (trouble && endsAll(trouble)) closed = trouble
    return whole
  }
  if (!wishes.again) {
    for (const nctId of ids.filter((id) => memory.wasAsked(id))) yield await withHistory({ nctId, is: 'asked' })
  }
  const troubles = new Set<TrialdiffError>()
  const answered = new Set<string>()
  for await (const found of registry.records(open)) {
    const outcome = await keepFound(parts, found, wishes)
    if (outcome.error && endsAll(outcome.error)) troubles.add(outcome.error)
    else troubles.clear()
    answered.add(outcome.nctId)
    yield await withHistory(outcome)
    if (troubles.size >= enough) break
  }
  const [error] = troubles
  for (const nctId of open) {
    if (error && !answered.has(nctId)) yield { nctId, is: 'failed', error }
  }
}

async function keepFound(
  { store, memory }: Parts,
  found: Found | { is: 'failed'; nctId: string; error: RegistryError },
  wishes: FetchWishes,
): Promise<Outcome> {
  if (found.is === 'failed') return { nctId: found.nctId, is: 'failed', error: found.error }
  const nctId = found.is === 'found' ? found.record.nctId : found.nctId
  if (found.is === 'removed') return { nctId, is: 'removed' }
  const into = found.is === 'merged' ? { into: found.into } : {}
  if (!found.record) return { nctId, is: 'removed', ...into }
  const outcome = await keepOne(store, nctId, found.record, wishes)
  // A former number is asked again each time: what is kept stands under another.
  if (!outcome.error && found.is === 'found') await memory.remember(nctId)
  return { ...outcome, ...into }
}

/** A record that cannot be read is told, and what was kept of it before stays as it is. */
async function keepOne(store: Store, nctId: string, record: RawRecord, wishes: FetchWishes): Promise<Outcome> {
  try {
    const { is, snapshot } = await keepRecord(store, record, wishes)
    return { nctId, is, snapshot: snapshot.id }
  } catch (error) {
    if (!(error instanceof TrialdiffError) || error instanceof StoreError) throw error
    return { nctId, is: 'failed', error }
  }
}

async function addHistory(parts: Parts, outcome: Outcome, wishes: FetchWishes): Promise<Outcome> {
  try {
    return { ...outcome, history: await fetchVersions(parts, outcome.into ?? outcome.nctId, wishes) }
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    return error.code === 'no-history' ? { ...outcome, hasNoHistory: true } : { ...outcome, error }
  }
}
