/** inForce: which of the kept versions of a trial was the record on a day. */
import type { Snapshot } from '../src/model/snapshot.js'

export interface InForce {
  snapshot: Snapshot
  /** The next version of a later day. */
  next?: Snapshot
}

/**
 * The last version of that day or before it; of one day, that of the higher number, else the one kept last. A version
 * known by its day of submission counts from that day, though it was posted some days later.
 * @param day the latest version without one
 * @returns undefined where nothing that old is kept; what has no day is never in force
 */
export function inForce(snapshots: readonly Snapshot[], day?: string): InForce | undefined {
  const dated = snapshots.filter((each) => each.day !== undefined).toSorted(inTime)
  const snapshot = dated.findLast((each) => day === undefined || (each.day ?? '') <= day)
  if (!snapshot) return undefined
  const next = dated.find((each) => (each.day ?? '') > (snapshot.day ?? ''))
  return { snapshot, ...(next && { next }) }
}

function inTime(one: Snapshot, other: Snapshot): number {
  const [a, b] = [one.day ?? '', other.day ?? '']
  if (a !== b) return a < b ? -1 : 1
  return (one.version ?? 0) - (other.version ?? 0)
}
