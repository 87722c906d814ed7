/** planRun: what a run asks of the registry, decided from what is remembered; pure, so that a dry run costs nothing. */
import { recordsAtOnce, rowsAtOnce } from '../index.js'
import { isFullCheckDue } from './asking/full-check.js'
import type { Memory } from './memory.js'
import type { Watch, WatchConfig } from './watch-config.js'
import { digestOfWatches, watchedTrials, type Watched } from './targets/watched.js'

export interface Knowledge {
  config: WatchConfig
  lists: ReadonlyMap<string, readonly string[]>
  memory: Memory
  /** When each trial was last retrieved. */
  retrieved: ReadonlyMap<string, string>
  now: Date
  /** The build of the registry's data, where it was asked. */
  dataset?: string
  /** Trials of which the operator says that what looks wrong is right. */
  accept?: ReadonlySet<string>
}

export interface RunPlan {
  watched: Watched
  /** Every row of this build was read before, and the same is watched. */
  unchanged: boolean
  /** Searches to make. */
  searches: readonly Watch[]
  /** Trials whose rows are asked for; what a search finds brings its row along. */
  rows: readonly string[]
  /** Trials fetched whole, whatever their rows say, and why. */
  full: ReadonlyMap<string, Why>
}

export type Why = 'accepted' | 'failed before' | 'never seen' | 'full check'

export function planRun({ config, lists, memory, retrieved, now, dataset, accept }: Knowledge): RunPlan {
  const watched = watchedTrials(config, lists, memory)
  const { asked, told, gone, quarantined } = memory
  const unchanged =
    dataset !== undefined && asked.dataset === dataset && asked.watched === digestOfWatches(config, lists)
  const full = new Map<string, Why>()
  for (const id of accept ?? []) if (watched.has(id)) full.set(id, 'accepted')
  for (const id of asked.again) if (watched.has(id) && !full.has(id)) full.set(id, 'failed before')
  for (const id of watched.keys()) {
    if (full.has(id) || gone.has(id)) continue
    if (!told.has(id)) {
      if (!unchanged) full.set(id, 'never seen')
    } else if (!quarantined.has(id) && isFullCheckDue(id, retrieved.get(id), now, config.fullCheckDays)) {
      full.set(id, 'full check')
    }
  }
  if (unchanged) return { watched, unchanged, searches: [], rows: [], full }
  const searches = config.watches.filter(({ enabled, search }) => enabled && search !== undefined)
  const bySearch = new Set(searches.flatMap(({ id }) => [...(memory.members.get(id) ?? [])]))
  const rows = [...watched.keys()].filter((id) => !bySearch.has(id))
  return { watched, unchanged, searches, rows, full }
}

/** A row of the registry as far as the plan needs it. */
export interface Row {
  digest: string
  /** Ids of which this record is the present one. */
  aliases?: readonly string[]
}

/** A row as it is remembered: sixteen hexadecimal digits, for there are many. */
export function shortRow({ digest }: Row): string {
  return digest.replace('sha256:', '').slice(0, 16)
}

/**
 * A row that moved while its record did not may be ahead of it: the record is fetched once more before it is believed.
 * @param known the row remembered so far
 */
export function rowToRemember(row: Row, known: string | undefined, { is }: { is: string }): string {
  const digest = shortRow(row)
  const isAhead = is === 'seen' && known !== undefined && known !== digest && known !== `${digest}?`
  return isAhead ? `${digest}?` : digest
}

/**
 * The trials to fetch whole once the rows are there: those that moved, came back or are missing, beside the planned.
 * @param polled the trials of which the row was asked for and answered, there or not
 */
export function planFetching(
  plan: RunPlan,
  memory: Memory,
  rows: ReadonlyMap<string, Row>,
  polled: Iterable<string>,
): string[] {
  const ids = new Set(plan.full.keys())
  const former = new Set([...rows.values()].flatMap(({ aliases = [] }) => aliases))
  for (const id of polled) {
    const row = rows.get(id)
    // What is gone is gone while it has no row, and is back when it has one, be it under another number.
    const isGone = memory.gone.has(id) && !former.has(id)
    const isBack = memory.gone.has(id)
    if (row === undefined ? !isGone : isBack || memory.rows.get(id) !== shortRow(row)) ids.add(id)
  }
  return [...ids].toSorted()
}

/** A plan in words, one line for each kind of request. */
export function describePlan({ watched, unchanged, searches, rows, full }: RunPlan): string[] {
  const why = [...full.values()]
  const reasons = [...new Set(why)].map((each) => `${why.filter((other) => other === each).length} ${each}`)
  return [
    `${count(watched.size, 'trial')} watched`,
    `1 request for the build of the registry’s data`,
    ...(unchanged ? ['no rows: this build was read before'] : []),
    ...(searches.length > 0
      ? [`at least ${count(searches.length, 'request')} for ${count(searches.length, 'search', 'searches')}`]
      : []),
    ...(rows.length > 0
      ? [`${requestsFor(rows.length, rowsAtOnce)} for the rows of ${count(rows.length, 'trial')}`]
      : []),
    full.size > 0
      ? `${requestsFor(full.size, recordsAtOnce)} for ${count(full.size, 'whole record')}: ${reasons.join(', ')}`
      : 'no whole record is due',
    ...(unchanged ? [] : ['and whole records for what moved, 50 in one request']),
  ]
}

function requestsFor(ids: number, atOnce: number): string {
  return count(Math.ceil(ids / atOnce), 'request')
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`
}
