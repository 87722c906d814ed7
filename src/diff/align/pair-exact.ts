/** Pairing by identity: what is without doubt the same thing in both versions of a list. */
import type { Pairing } from './alignment.js'

/** More couples of namesakes than this are paired in order. */
const mostWeighed = 60_000
/** More items of a name than this, as many on both sides, are paired in order. */
const fewNamesakes = 24

/** Pairs the items of one identity that are not paired yet; undefined is no identity. */
export function pairExact<Item>(
  before: readonly Item[],
  after: readonly Item[],
  identity: (item: Item) => string | undefined,
  pairs: Map<number, number>,
  taken: Set<number>,
): void {
  const free = group(
    [...after.keys()].filter((index) => !taken.has(index)),
    (index) => identity(after[index] as Item),
  )
  if (free.size === 0) return
  const open = group(
    [...before.keys()].filter((index) => !pairs.has(index)),
    (index) => identity(before[index] as Item),
  )
  const pair = (from: readonly number[], to: readonly number[]): void => {
    for (const [rank, earlier] of from.entries()) {
      pairs.set(earlier, to[rank] ?? 0)
      taken.add(to[rank] ?? 0)
    }
  }
  const namesakes: [readonly number[], readonly number[]][] = []
  for (const [name, from] of open) {
    const to = free.get(name) ?? []
    if (from.length === to.length && (from.length === 1 || from.length > fewNamesakes)) pair(from, to)
    else if (to.length > 0) namesakes.push([from, to])
  }
  const place = expectedPlace(pairs)
  for (const [from, to] of namesakes) {
    for (const [earlier, later] of pairNamesakes(from, to, place)) pair([earlier], [later])
  }
}

/** Of items with one name, those that stayed beside their neighbours are paired first. */
function pairNamesakes(
  from: readonly number[],
  to: readonly number[],
  place: (index: number) => number,
): (readonly [number, number])[] {
  if (from.length * to.length > mostWeighed) return from.slice(0, to.length).map((each, rank) => [each, to[rank] ?? 0])
  const used = { from: new Set<number>(), to: new Set<number>() }
  return from
    .flatMap((earlier) => to.map((later) => ({ earlier, later, off: Math.abs(place(earlier) - later) })))
    .toSorted((a, b) => a.off - b.off || a.earlier - b.earlier || a.later - b.later)
    .flatMap(({ earlier, later }) => {
      if (used.from.has(earlier) || used.to.has(later)) return []
      used.from.add(earlier)
      used.to.add(later)
      return [[earlier, later] as const]
    })
}

/** Where an item of the earlier list should stand in the later one, by the nearest item before it that was paired, else after it. */
export function expectedPlace(pairs: Pairing): (index: number) => number {
  const anchors = [...pairs].toSorted(([a], [b]) => a - b)
  return (index) => {
    const [from, to] = anchors.findLast(([each]) => each < index) ?? anchors[0] ?? [index, index]
    return to + index - from
  }
}

function group(indexes: readonly number[], nameOf: (index: number) => string | undefined): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const index of indexes) {
    const name = nameOf(index)
    if (name === undefined) continue
    const found = groups.get(name)
    if (found) found.push(index)
    else groups.set(name, [index])
  }
  return groups
}
