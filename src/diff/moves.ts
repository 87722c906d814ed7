/** Which paired items changed their place in a list: those outside the longest run that kept its order. */
import type { Pairing } from './alignment.js'

/** The earlier indexes of pairs that changed places. */
export function movedOf(pairs: Pairing): Set<number> {
  const ordered = [...pairs].toSorted(([a], [b]) => a - b)
  const kept = new Set(longestRising(ordered.map(([, to]) => to)))
  return new Set(ordered.filter(([, to]) => !kept.has(to)).map(([from]) => from))
}

/** The longest subsequence that rises, by patience sorting: O(n log n). */
function longestRising(values: readonly number[]): number[] {
  const tails: number[] = []
  const previous: number[] = []
  for (const [index, value] of values.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = index
  }
  const rising: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) rising.push(values[at] ?? 0)
  return rising.toReversed()
}
