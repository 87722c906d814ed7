/** The ends of what was told: a snapshot's id, with `#2`, `#3` … each time the record comes back to the same snapshot. */

/** The snapshot of an end. */
export function snapshotOf(end: string): string {
  return end.replace(/#\d+$/, '')
}

/** @param returns how often this snapshot was an end before; 0 for never */
export function endAt(snapshot: string, returns: number): string {
  return returns === 0 ? snapshot : `${snapshot}#${returns + 1}`
}
