/** What the workers of a fleet have to know of a run to take its trials as its leader would. */
import { hash } from 'node:crypto'
import type { Store } from '../../index.js'
import type { Memory } from '../memory.js'
import { alertItems, receiversOf } from '../telling/receivers.js'
import type { RunParts } from '../run-parts.js'
import type { Taking } from '../taking/taking.js'
import type { WatchConfig } from '../watch-config.js'

export interface RunContext {
  run: string
  /** Its leader's, one after the other where one was killed. */
  started: string
  /** The line of the ledger after which the run began. */
  since: number
  dataset: string
  accept: readonly string[]
  trials: Readonly<Record<string, TrialContext>>
}

export interface TrialContext {
  watches: readonly string[]
  posted?: string
  row?: string
  muted?: true
  entering?: readonly string[]
  leaving?: readonly string[]
}

/** What is read often, so that it is small. */
interface RunMark {
  run: string
  /** Whoever has another configuration takes no part. */
  config: string
  started: string
}

export function contextOf(
  { run, since }: Pick<RunContext, 'run' | 'since'>,
  ids: readonly string[],
  taking: Taking,
): RunContext {
  const { now, dataset, accept } = taking
  const trialOf = (nctId: string): TrialContext => {
    const [posted, row] = [taking.postedOf(nctId), taking.rowOf(nctId)]
    const [entering, leaving] = [taking.entering(nctId), taking.leaving(nctId)]
    return {
      watches: taking.watchesOf(nctId),
      ...(posted !== undefined && { posted }),
      ...(row !== undefined && { row }),
      ...(taking.isMuted(nctId) && { muted: true }),
      ...(entering.length > 0 && { entering: entering.map(({ id }) => id) }),
      ...(leaving.length > 0 && { leaving: leaving.map(({ id }) => id) }),
    }
  }
  const trials = Object.fromEntries(ids.map((nctId) => [nctId, trialOf(nctId)]))
  return { run, since, started: now.toISOString(), dataset, accept: [...accept], trials }
}

/** The leader's own ways of taking, in another worker. */
export function takingIn(
  { started, dataset, accept, trials }: RunContext,
  config: WatchConfig,
  parts: RunParts,
): Taking {
  const receivers = receiversOf(config, parts)
  const watchesIn = (ids: readonly string[] = []) => config.watches.filter(({ id }) => ids.includes(id))
  return {
    store: parts.store,
    config,
    now: new Date(started),
    dataset,
    receivers,
    accept: new Set(accept),
    alert: (words) => alertItems(words, started, config, receivers),
    watchesOf: (nctId) => trials[nctId]?.watches ?? [],
    entering: (nctId) => watchesIn(trials[nctId]?.entering),
    leaving: (nctId) => watchesIn(trials[nctId]?.leaving),
    isMuted: (nctId) => trials[nctId]?.muted ?? false,
    postedOf: (nctId) => trials[nctId]?.posted,
    rowOf: (nctId) => trials[nctId]?.row,
  }
}

/** @param name of the queue */
export async function noteContext(store: Store, name: string, config: WatchConfig, context: RunContext): Promise<void> {
  const { run, started } = context
  const mark: RunMark = { run, started, config: digestOfConfig(config) }
  await store.writeNote(`fleet-context-${name}`, JSON.stringify(context))
  await store.writeNote(`fleet-run-${name}`, JSON.stringify(mark))
}

export async function readContext(store: Store, name: string): Promise<RunContext | undefined> {
  return noted(store, `fleet-context-${name}`)
}

export async function readRunMark(store: Store, name: string): Promise<RunMark | undefined> {
  return noted(store, `fleet-run-${name}`)
}

export async function noted<T>(store: Store, name: string): Promise<T | undefined> {
  const text = await store.note(name)
  return text === undefined ? undefined : (JSON.parse(text) as T)
}

/** The same on every machine, wherever the file stands and whatever the store is called there. */
export function digestOfConfig(config: WatchConfig): string {
  return hash('sha256', JSON.stringify({ ...config, file: '', folder: '', store: '' })).slice(0, 32)
}

/** One fleet for each configuration: known by its watches, so that an edit of its rules is no new one. */
export function fleetName({ watches }: Pick<WatchConfig, 'watches'>): string {
  return hash('sha256', JSON.stringify(watches.map(({ id }) => id).toSorted())).slice(0, 16)
}

/** What is remembered, with what this worker saw of it at the beginning of a run. */
export interface Knowing {
  context: RunContext
  memory: Memory
  taking: Taking
}
