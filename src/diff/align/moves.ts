/** Which paired items changed their place in a list: those outside the longest run that kept its order. */
import type { Pairing } from './alignment.js'

/** What an item counts for in a run: where two runs are equally long, the one with more items that were changed besides is kept. */
const oneItem = 1000

/**
 * The earlier indexes of pairs that changed places.
 * @param isChanged whether an item differs anyway, so that of two that changed places the other is said to have moved
 */
export function movedOf(pairs: Pairing, isChanged: (from: number) => boolean = () => false): Set<number> {
  const ordered = [...pairs].toSorted(([a], [b]) => a - b)
  const kept = new Set(
    heaviestRising(
      ordered.map(([, to]) => to),
      ordered.map(([from]) => oneItem + (isChanged(from) ? 1 : 0)),
    ),
  )
  return new Set(ordered.filter(([, to]) => !kept.has(to)).map(([from]) => from))
}

/** The subsequence that rises and weighs most, by a tree of the best ends so far: O(n log n). */
function heaviestRising(values: readonly number[], weights: readonly number[]): number[] {
  const ranks = new Map(values.toSorted((a, b) => a - b).map((value, rank) => [value, rank + 1]))
  const sums: number[] = []
  const previous: number[] = []
  /** For each node of the tree, the index that ends the heaviest run within it. */
  const best: number[] = Array.from({ length: values.length + 1 }, () => -1)
  const sumOf = (index: number): number => sums[index] ?? 0
  let last = -1
  for (const [index, value] of values.entries()) {
    const rank = ranks.get(value) ?? 0
    let before = -1
    for (let node = rank - 1; node > 0; node -= node & -node) {
      const end = best[node] ?? -1
      if (end >= 0 && (before < 0 || sumOf(end) > sumOf(before))) before = end
    }
    previous[index] = before
    sums[index] = (before < 0 ? 0 : sumOf(before)) + (weights[index] ?? 0)
    for (let node = rank; node < best.length; node += node & -node) {
      const end = best[node] ?? -1
      if (end < 0 || sumOf(index) > sumOf(end)) best[node] = index
    }
    if (last < 0 || sumOf(index) > sumOf(last)) last = index
  }
  const rising: number[] = []
  for (let at = last; at >= 0; at = previous[at] ?? -1) rising.push(values[at] ?? 0)
  return rising.toReversed()
}
