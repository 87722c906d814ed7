/** Pairing what is left at one place: an item of which only the words that hold a sentence together were kept. */
import { placesOf } from './pair-alike.js'
import { changedPieces } from './token-changes.js'
import { wordListOf } from './similarity.js'

/** Of all words, small ones too, so many must stand in both texts in one order; where it is one word only, it must be most of them. */
const leastInOrder = 0.4
const leastOfOneWord = 0.6
/** More couples than this, or longer texts, are not weighed. */
const mostCouples = 400
const mostWords = 400

interface Couple {
  from: number
  to: number
  likeness: number
}

/** @param open,free the indexes that nothing else paired */
export function pairLeft<Item>(
  lists: { before: readonly Item[]; after: readonly Item[] },
  open: readonly number[],
  free: readonly number[],
  isNear: (from: Item, to: Item) => boolean,
  text: (item: Item) => string,
  pairs: Map<number, number>,
  taken: Set<number>,
): void {
  if (open.length === 0 || free.length === 0 || open.length * free.length > mostCouples) return
  const { before, after } = lists
  const isInPlace = placesOf(lists, pairs)
  const words = (item: Item): string[] => wordListOf(text(item))
  const later = new Map(free.map((to) => [to, words(after[to] as Item)]))
  const couples: Couple[] = []
  for (const from of open) {
    const own = words(before[from] as Item)
    for (const [to, theirs] of later) {
      if (!isNear(before[from] as Item, after[to] as Item) || !isInPlace(from, to)) continue
      const likeness = likenessInOrder(own, theirs)
      if (likeness > 0) couples.push({ from, to, likeness })
    }
  }
  for (const { from, to } of couples.toSorted((a, b) => b.likeness - a.likeness || a.from - b.from || a.to - b.to)) {
    if (pairs.has(from) || taken.has(to)) continue
    pairs.set(from, to)
    taken.add(to)
  }
}

/** The share of words that both have in one order; 0 where it is too small to tell anything. */
function likenessInOrder(before: readonly string[], after: readonly string[]): number {
  if (before.length > mostWords || after.length > mostWords) return 0
  const pieces = changedPieces(before, after) ?? []
  const kept = pieces.reduce((sum, piece) => sum - (piece.before[1] - piece.before[0]), before.length)
  const share = (2 * kept) / Math.max(1, before.length + after.length)
  return share >= (kept > 1 ? leastInOrder : leastOfOneWord) ? share : 0
}
