/** Pairing what is left: items of which little more was kept than the words that hold a sentence together. */
import type { AlignOptions, Unpaired } from './alignment.js'
import { placesOf } from './pair-alike.js'
import { wordListOf } from './similarity.js'
import { changedPieces } from '../criteria/token-changes.js'

/** Of all words, small ones too, so many must stand in both texts in one order. */
const leastInPlace = 0.4
const leastElsewhere = 0.5
/** Fewer words kept than these tell less: at one place, and elsewhere. */
const fewInPlace = { words: 1, least: 0.6 }
const fewElsewhere = { words: 3, least: 1 }
/** More couples than this are not weighed, nor more words against words: those at one place come first. */
const mostCouples = 2500
const mostCells = 1_500_000

interface Left<Item> extends Unpaired<Item> {
  options: AlignOptions<Item> & { text: (item: Item) => string }
}

interface Couple {
  from: number
  to: number
  likeness: number
}

/** Adds the pairs of one list that kept enough words in one order, those that kept most first. */
export function pairLeft<Item>(left: Left<Item>, pairs: Map<number, number>, taken: Set<number>): void {
  const { before, after, open, free, options } = left
  if (open.length === 0 || free.length === 0 || open.length * free.length > mostCouples) return
  const { text, listOf = () => '' } = options
  const isInPlace = placesOf(left, pairs)
  const earlier = new Map(open.map((from) => [from, wordListOf(text(before[from] as Item))]))
  const later = new Map(free.map((to) => [to, wordListOf(text(after[to] as Item))]))
  const possible = open
    .flatMap((from) => free.map((to) => ({ from, to, inPlace: isInPlace(from, to) })))
    .filter(({ from, to }) => listOf(before[from] as Item) === listOf(after[to] as Item))
    .toSorted((a, b) => Number(b.inPlace) - Number(a.inPlace))
  const couples: Couple[] = []
  let cells = 0
  for (const { from, to, inPlace } of possible) {
    const [own, theirs] = [earlier.get(from) ?? [], later.get(to) ?? []]
    cells += own.length * theirs.length
    if (cells > mostCells) break
    const likeness = likenessInOrder(own, theirs, inPlace)
    if (likeness > 0) couples.push({ from, to, likeness })
  }
  for (const { from, to } of couples.toSorted((a, b) => b.likeness - a.likeness || a.from - b.from || a.to - b.to)) {
    if (pairs.has(from) || taken.has(to)) continue
    pairs.set(from, to)
    taken.add(to)
  }
}

/** The share of words that both have in one order; 0 where it is too small to tell anything. */
function likenessInOrder(before: readonly string[], after: readonly string[], isInPlace: boolean): number {
  const pieces = changedPieces(before, after) ?? []
  const kept = pieces.reduce((sum, piece) => sum - (piece.before[1] - piece.before[0]), before.length)
  const share = (2 * kept) / Math.max(1, before.length + after.length)
  const few = isInPlace ? fewInPlace : fewElsewhere
  const least = kept <= few.words ? few.least : isInPlace ? leastInPlace : leastElsewhere
  return share >= least ? share : 0
}
