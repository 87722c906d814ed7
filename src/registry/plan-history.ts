/** planHistory: which versions of a record have to be asked for, and why the others need not. */
import type { ListedVersion } from './registry.js'

export interface HistoryWishes {
  /** Only what happened from this day on: `2023-04-07`. */
  since?: string
  /** Every version that is not kept. */
  all?: boolean
}

export interface HistoryPlan {
  /** Oldest first. */
  fetch: readonly ListedVersion[]
  /** Kept already. */
  kept: readonly number[]
  /** Versions that differ from the one before in nothing that would be told. */
  unchanged: readonly number[]
  /** Versions of which a later one was in force when the time asked about began. */
  earlier: readonly number[]
}

/**
 * The first version and the newest are always among what is fetched or kept: what was registered, and what holds now.
 *
 * A version is passed over where the registry's list says that no part of the record differs from the version before:
 * an empty list of labels, the same status, no review of results. Any label at all may hide a change worth telling
 * (`Study Status` holds every date, `Contacts/Locations` every country), so no label is passed over.
 * @param kept numbers of the versions that are kept and need not be asked for again
 */
export function planHistory(
  versions: readonly ListedVersion[],
  kept: ReadonlySet<number>,
  { since, all = false }: HistoryWishes = {},
): HistoryPlan {
  const begins = since === undefined ? 0 : inForce(versions, since)
  const last = versions.length - 1
  const sorted = versions.map((each, place) => {
    const isEnd = place === 0 || place === last || place === begins
    if (kept.has(each.version)) return 'kept'
    if (all || isEnd) return 'fetch'
    if (place < begins) return 'earlier'
    return isUnchanged(each, versions[place - 1]) ? 'unchanged' : 'fetch'
  })
  const sortedAs = (what: (typeof sorted)[number]): ListedVersion[] =>
    versions.filter((_, place) => sorted[place] === what)
  const numbers = (what: (typeof sorted)[number]): number[] => sortedAs(what).map(({ version }) => version)
  return {
    fetch: sortedAs('fetch'),
    kept: numbers('kept'),
    unchanged: numbers('unchanged'),
    earlier: numbers('earlier'),
  }
}

/** The place of the version in force when a day began: changes on that day are told against it. */
function inForce(versions: readonly ListedVersion[], day: string): number {
  return Math.max(
    0,
    versions.findLastIndex(({ date }) => date < day),
  )
}

function isUnchanged({ modules, status, reviewNotPassed }: ListedVersion, before: ListedVersion | undefined): boolean {
  return modules?.length === 0 && status === before?.status && !reviewNotPassed && !before?.reviewNotPassed
}
