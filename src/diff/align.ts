/** The aligner: which item of a list is which item of its later version. */

/** How to align one kind of list. */
export interface AlignOptions<Item> {
  /** Identities from strictest to loosest; items are paired on each in turn, in order. Undefined: this item has none. */
  exact: readonly ((item: Item) => string | undefined)[]
  /** 0 to 1; pairs at or above the threshold are the same item changed. Undefined: never the same. */
  alike?: (before: Item, after: Item) => number | undefined
  threshold?: number
}

/** Index into the earlier list → index into the later list. */
export type Pairing = ReadonlyMap<number, number>

/** More candidate pairs than this are not all weighed: only those near each other in position are. */
const mostWeighed = 60_000
const nearby = 40

/** Pairs two versions of a list: by identity first, then the most alike first. The same answer on every run. */
export function align<Item>(before: readonly Item[], after: readonly Item[], options: AlignOptions<Item>): Pairing {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  for (const identity of options.exact) pairExact(before, after, identity, pairs, taken)
  const { alike, threshold = 0.5 } = options
  if (!alike) return pairs
  const candidates = weigh(before, after, pairs, taken, alike).filter((each) => each.score >= threshold)
  for (const { from, to } of candidates.toSorted(mostAlikeFirst)) {
    if (pairs.has(from) || taken.has(to)) continue
    pairs.set(from, to)
    taken.add(to)
  }
  return pairs
}

/** The earlier indexes of pairs that changed places: those outside the longest run that kept its order. */
export function movedOf(pairs: Pairing): Set<number> {
  const ordered = [...pairs].toSorted(([a], [b]) => a - b)
  const kept = new Set(longestRising(ordered.map(([, to]) => to)))
  return new Set(ordered.filter(([, to]) => !kept.has(to)).map(([from]) => from))
}

interface Candidate {
  from: number
  to: number
  score: number
}

function mostAlikeFirst(a: Candidate, b: Candidate): number {
  return b.score - a.score || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from - b.from || a.to - b.to
}

function pairExact<Item>(
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
  const uneven: [readonly number[], readonly number[]][] = []
  for (const [name, from] of open) {
    const to = free.get(name) ?? []
    if (from.length === to.length) pair(from, to)
    else if (to.length > 0) uneven.push([from, to])
  }
  const place = expectedPlace(pairs)
  for (const [from, to] of uneven) {
    for (const [earlier, later] of pairNamesakes(from, to, place)) pair([earlier], [later])
  }
}

/** Where one side has more items of a name, those that stayed beside their neighbours are paired first. */
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
function expectedPlace(pairs: Pairing): (index: number) => number {
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

function weigh<Item>(
  before: readonly Item[],
  after: readonly Item[],
  pairs: Pairing,
  taken: ReadonlySet<number>,
  alike: (before: Item, after: Item) => number | undefined,
): Candidate[] {
  const open = [...before.keys()].filter((index) => !pairs.has(index))
  const free = [...after.keys()].filter((index) => !taken.has(index))
  const all = open.length * free.length <= mostWeighed
  const candidates: Candidate[] = []
  for (const [rank, from] of open.entries()) {
    for (const to of all ? free : free.slice(Math.max(0, rank - nearby), rank + nearby)) {
      const score = alike(before[from] as Item, after[to] as Item)
      if (score !== undefined && score > 0) candidates.push({ from, to, score })
    }
  }
  return candidates
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
