/** Pairing by likeness: which changed item is which, by the words they share and the places where they stand. */
import type { AlignOptions, Unpaired } from './alignment.js'
import { movedOf } from './moves.js'
import type { Overlaps } from './overlaps.js'

/** More candidate pairs than this are not all weighed where there is no index of words: only those near each other are. */
const mostWeighed = 60_000
const nearby = 40
/** What standing at one place between the same neighbours adds to the likeness of two items; standing in another list takes it away. */
const placeBonus = 0.15

interface Recognisable<Item> extends Unpaired<Item> {
  overlaps: Overlaps | undefined
  options: AlignOptions<Item>
}

interface Candidate {
  from: number
  to: number
  /** How alike the two are, 0 to 1. */
  likeness: number
  bonus: number
}

/** Adds the pairs that are alike enough, the most alike first. */
export function pairAlike<Item>(unpaired: Recognisable<Item>, pairs: Map<number, number>, taken: Set<number>): void {
  const { threshold = 0.5, thresholdInPlace = threshold, thresholdAcross = threshold, listOf } = unpaired.options
  const { before, after } = unpaired
  // Where the place makes no difference it is not looked for.
  const isInPlace = thresholdInPlace < threshold ? placesOf(unpaired, pairs) : () => false
  const isAcross = (from: number, to: number): boolean =>
    listOf !== undefined && listOf(before[from] as Item) !== listOf(after[to] as Item)
  const candidates: Candidate[] = []
  for (const [from, to, likeness] of weigh(unpaired, taken)) {
    if (likeness < Math.min(threshold, thresholdInPlace)) continue
    const across = isAcross(from, to)
    const inPlace = !across && isInPlace(from, to)
    const least = across ? thresholdAcross : inPlace ? thresholdInPlace : threshold
    if (likeness >= least)
      candidates.push({ from, to, likeness, bonus: inPlace ? placeBonus : across ? -placeBonus : 0 })
  }
  for (const { from, to } of candidates.toSorted(mostAlikeFirst)) {
    if (pairs.has(from) || taken.has(to)) continue
    pairs.set(from, to)
    taken.add(to)
  }
}

function mostAlikeFirst(a: Candidate, b: Candidate): number {
  return (
    b.likeness + b.bonus - a.likeness - a.bonus ||
    Math.abs(a.from - a.to) - Math.abs(b.from - b.to) ||
    a.from - b.from ||
    a.to - b.to
  )
}

/** Whether two items stand in the same gap between items that are paired: after the same one, or before the same one. */
export function placesOf<Item>(
  { before, after, options }: Pick<Recognisable<Item>, 'before' | 'after' | 'options'>,
  pairs: ReadonlyMap<number, number>,
): (from: number, to: number) => boolean {
  // What moved itself or went to another list tells no place.
  const { listOf = () => '' } = options
  const staying = new Map([...pairs].filter(([from, to]) => listOf(before[from] as Item) === listOf(after[to] as Item)))
  const moved = movedOf(staying)
  const kept = new Map([...staying].filter(([from]) => !moved.has(from)))
  const backwards = new Map([...kept].map(([from, to]) => [to, from]))
  const beforeThis = {
    earlier: anchors(before.length, (at) => kept.get(at)),
    later: anchors(after.length, (at) => (backwards.has(at) ? at : undefined)),
  }
  const afterThis = {
    earlier: anchors(before.length, (at) => kept.get(before.length - 1 - at)).toReversed(),
    later: anchors(after.length, (at) =>
      backwards.has(after.length - 1 - at) ? after.length - 1 - at : undefined,
    ).toReversed(),
  }
  return (from, to) =>
    beforeThis.earlier[from] === beforeThis.later[to] || afterThis.earlier[from] === afterThis.later[to]
}

/** For each place, what the last anchor before it is paired with; −1 where there is none. */
function anchors(length: number, anchorAt: (at: number) => number | undefined): number[] {
  let last = -1
  return Array.from({ length }, (_, at) => {
    const before = last
    last = anchorAt(at) ?? last
    return before
  })
}

function* weigh<Item>(
  unpaired: Recognisable<Item>,
  taken: ReadonlySet<number>,
): Generator<[from: number, to: number, likeness: number]> {
  const { before, after, overlaps, options } = unpaired
  const { alike } = options
  const free = unpaired.free.filter((index) => !taken.has(index))
  const isFree = new Set(free)
  const all = unpaired.open.length * free.length <= mostWeighed
  for (const [rank, from] of unpaired.open.entries()) {
    if (overlaps && !alike) {
      for (const [to, shared] of overlaps.shared(from)) {
        if (isFree.has(to)) yield [from, to, (2 * shared) / ((overlaps.before[from] ?? 0) + (overlaps.after[to] ?? 0))]
      }
      continue
    }
    for (const to of all ? free : free.slice(Math.max(0, rank - nearby), rank + nearby)) {
      const likeness = alike?.(before[from] as Item, after[to] as Item)
      if (likeness !== undefined && likeness > 0) yield [from, to, likeness]
    }
  }
}
