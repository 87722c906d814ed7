/** How much slower than its rate a bucket gives turns: twice as slow at each refusal, and step by step back after good answers. */

export interface Pace {
  /** By how much two requests are further apart than the rate alone asks for; 1 where nobody was refused. */
  slowness: number
  /** Good answers since the last refusal or step. */
  row: number
}

export const ordinaryPace: Pace = { slowness: 1, row: 0 }

/** Milliseconds between two requests; nobody is made to ask more seldom, unless the rate itself is lower. */
export const slowestInterval = 16_000
/** Good answers in a row that bring the rate up by an eighth of what it was at first. */
export const goodRow = 50
const steps = 8

/** @param interval milliseconds between two requests at the rate that was asked for */
export function slowed({ slowness }: Pace, interval: number): Pace {
  const slowest = Math.max(1, slowestInterval / interval)
  return { slowness: Math.max(slowness, Math.min(2 * slowness, slowest)), row: 0 }
}

/** After one more good answer. */
export function answered({ slowness, row }: Pace): Pace {
  if (slowness <= 1) return ordinaryPace
  if (row + 1 < goodRow) return { slowness, row: row + 1 }
  return { slowness: Math.max(1, 1 / (1 / slowness + 1 / steps)), row: 0 }
}
