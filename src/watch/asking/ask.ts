/** askWhatMoved: the cheap questions of a run: the build of the data, the searches, the rows of the rest. */
import { rowsAtOnce, TrialdiffError, type PollRow } from '../../index.js'
import type { Memory } from '../memory.js'
import { compareMembers, isMassLeaving, type Turnover } from './membership.js'
import { planFetching, planRun, type RunPlan } from '../plan.js'
import type { RunFailure } from '../run-outcome.js'
import type { RunParts } from '../run-parts.js'
import type { Watch, WatchConfig } from '../watch-config.js'

export interface Answers {
  /** The build of the data; undefined where the registry did not answer at all. */
  dataset?: string
  plan?: RunPlan
  rows: ReadonlyMap<string, PollRow>
  /** Of the searches that were read to their end. */
  turnovers: readonly Turnover[]
  /** Trials to fetch whole. */
  fetch: readonly string[]
  failures: readonly RunFailure[]
  /** Every search and every row was read. */
  whole: boolean
  tried: readonly string[]
}

export async function askWhatMoved(config: WatchConfig, parts: RunParts, memory: Memory): Promise<Answers> {
  const { registry, store, clock, lists, progress, accept = new Set() } = parts
  const nothing = { rows: new Map<string, PollRow>(), turnovers: [], fetch: [], tried: ['registry'], whole: false }
  progress?.({ doing: 'asking', done: 0 })
  let dataset: string
  try {
    dataset = (await registry.dataset()).dataTimestamp
  } catch (error) {
    return { ...nothing, failures: [failureOf('registry', error)] }
  }
  const retrieved = await store.lastRetrieved([...memory.told.keys()])
  const plan = planRun({ config, lists, memory, retrieved, now: clock.now(), dataset, accept })
  if (plan.unchanged) return { ...nothing, dataset, plan, fetch: [...plan.full.keys()], failures: [], whole: true }

  const rows = new Map<string, PollRow>()
  const failures: RunFailure[] = []
  const turnovers: Turnover[] = []
  const polled = new Set<string>()
  for (const [at, watch] of plan.searches.entries()) {
    progress?.({ doing: 'searching', done: at, of: plan.searches.length })
    try {
      turnovers.push(await search(watch, parts, memory, rows))
    } catch (error) {
      failures.push(failureOf(`watch:${watch.id}`, error))
    }
  }
  const believed = turnovers.filter((turnover) => {
    const doubt = massLeaving(turnover, parts, memory)
    if (doubt) failures.push(doubt)
    return !doubt
  })
  const turned = believed.flatMap(({ baseline, entered, left }) => (baseline ? [] : [...entered, ...left]))
  const byRow = withoutRow(plan, rows, new Set(turned))
  for (let at = 0; at < byRow.length; at += rowsAtOnce) {
    progress?.({ doing: 'polling', done: at, of: byRow.length })
    const batch = byRow.slice(at, at + rowsAtOnce)
    try {
      for await (const row of registry.poll(batch)) rows.set(row.nctId, row)
      for (const id of batch) polled.add(id)
    } catch (error) {
      failures.push(failureOf('registry', error))
    }
  }
  const newcomers = new Set(believed.flatMap(({ entered }) => entered))
  const found = [...rows.keys()].filter((id) => plan.watched.has(id) || newcomers.has(id))
  const moved = planFetching(plan, memory, rows, [...polled, ...found])
  const fetch = [...new Set([...moved, ...turned])].toSorted()
  const tried = ['registry', ...plan.searches.map(({ id }) => `watch:${id}`)]
  return { dataset, plan, rows, turnovers: believed, fetch, failures, whole: failures.length === 0, tried }
}

/** @throws RegistryError where the search breaks off: a part of it says nothing about who left */
async function search(
  watch: Watch,
  { registry }: RunParts,
  memory: Memory,
  rows: Map<string, PollRow>,
): Promise<Turnover> {
  const found = new Map<string, PollRow>()
  for await (const row of registry.search(watch.search ?? {})) found.set(row.nctId, row)
  for (const [id, row] of found) rows.set(id, row)
  return compareMembers(watch, new Set(found.keys()), memory)
}

/** What no search brought a row of: also members of one that broke off, has other terms now or is not believed. */
function withoutRow({ watched }: RunPlan, rows: ReadonlyMap<string, PollRow>, turned: ReadonlySet<string>): string[] {
  return [...watched.keys()].filter((id) => !rows.has(id) && !turned.has(id))
}

function massLeaving(turnover: Turnover, { accept }: RunParts, memory: Memory): RunFailure | undefined {
  const target = `watch:${turnover.watch.id}`
  if (turnover.baseline || !isMassLeaving(turnover, memory) || accept?.has(target)) return undefined
  const message = `${turnover.left.length} trials left the search ${turnover.watch.id} at once; nothing is told of it until you say that it is so.`
  return { target, code: 'many-left', message }
}

export function failureOf(target: string, error: unknown): RunFailure {
  if (error instanceof TrialdiffError) return { target, code: error.code, message: error.message }
  throw error
}
