/** inForce: which of the kept versions of a trial was the record on a day. */
import type { FormatName } from '../src/model/parsed-trial.js'
import type { Snapshot } from '../src/model/snapshot.js'

export interface InForce {
  snapshot: Snapshot
  /** The next version of a later day. */
  next?: Snapshot
}

/**
 * The last version of that day or before it; of one day, that of the higher number, else of the fuller source, else the
 * one kept last. A version known by its day of submission counts from that day, though it was posted some days later.
 * @param day the latest version without one
 * @returns undefined where nothing that old is kept; what has no day is never in force
 */
export function inForce(snapshots: readonly Snapshot[], day?: string): InForce | undefined {
  const dated = orderSnapshots(snapshots)
  const snapshot = dated.findLast((each) => day === undefined || (each.day ?? '') <= day)
  if (!snapshot) return undefined
  const next = dated.find((each) => (each.day ?? '') > (snapshot.day ?? ''))
  return { snapshot, ...(next && { next }) }
}

/** Those that have a day, the oldest first, and of one day the one that counts last. Given in the order of their keeping. */
export function orderSnapshots(snapshots: readonly Snapshot[]): Snapshot[] {
  return snapshots.filter((each) => each.day !== undefined).toSorted(inTime)
}

function inTime(one: Snapshot, other: Snapshot): number {
  const [a, b] = [one.day ?? '', other.day ?? '']
  if (a !== b) return a < b ? -1 : 1
  if (one.version !== undefined && other.version !== undefined && one.version !== other.version)
    return one.version - other.version
  return fullness[one.source.format] - fullness[other.source.format]
}

/** How much of a record each format can carry, by the number of what it omits. */
const fullness: Readonly<Record<FormatName, number>> = {
  csv: 0,
  'classic-text': 1,
  'classic-page': 2,
  'current-page': 3,
  'archive-page': 3,
  'classic-xml': 4,
  'api-v1': 5,
  'history-api': 6,
  'api-v2': 6,
  trial: 6,
}
