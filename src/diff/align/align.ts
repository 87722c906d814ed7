/** The aligner: which item of a list is which item of its later version, which were split, and which were merged. */
import type { AlignOptions, Alignment, Neighbours, Regroup } from './alignment.js'
import { overlapsOf, type Overlaps } from './overlaps.js'
import { pairExact } from './pair-exact.js'
import { pairAlike } from './pair-alike.js'
import { pairLeft } from './pair-left.js'
import { findRegroups } from './regroups.js'
import { findResplits } from './resplits.js'

export type { AlignOptions, Alignment } from './alignment.js'

/** Aligns two versions of a list: by identity, then what was split or merged, then the most alike first. The same answer on every run. */
export function align<Item>(before: readonly Item[], after: readonly Item[], options: AlignOptions<Item>): Alignment {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  for (const identity of options.exact) {
    if (pairs.size === before.length || taken.size === after.length) break
    pairExact(before, after, identity, pairs, taken)
  }
  const { text } = options
  const open = [...before.keys()].filter((index) => !pairs.has(index))
  const free = [...after.keys()].filter((index) => !taken.has(index))
  if (open.length === 0 || free.length === 0 || (!text && !options.alike)) return { pairs, regroups: [] }
  const overlaps = text && overlapsOf(textsAt(before, open, text), textsAt(after, free, text))
  const regroups = text && overlaps ? regroup(before, after, open, free, { ...options, text }, overlaps) : []
  for (const each of regroups) for (const index of each.after) taken.add(index)
  const regrouped = new Set(regroups.flatMap((each) => each.before))
  pairAlike(
    { before, after, open: open.filter((index) => !regrouped.has(index)), free, overlaps, options },
    pairs,
    taken,
  )
  if (text && options.thresholdInPlace !== undefined) {
    const left = {
      open: open.filter((index) => !pairs.has(index) && !regrouped.has(index)),
      free: free.filter((index) => !taken.has(index)),
    }
    pairLeft({ before, after, ...left, options: { ...options, text } }, pairs, taken)
  }
  return { pairs, regroups }
}

/** The texts of some items, at the places of all. */
function textsAt<Item>(items: readonly Item[], places: readonly number[], text: (item: Item) => string): string[] {
  const texts = items.map(() => '')
  for (const index of places) texts[index] = text(items[index] as Item)
  return texts
}

/** Parts of one item stand side by side, or something was put between them. */
const mostBetween = 3

function regroup<Item>(
  before: readonly Item[],
  after: readonly Item[],
  open: readonly number[],
  free: readonly number[],
  { text, regroups, listOf = () => '' }: AlignOptions<Item> & { text: (item: Item) => string },
  overlaps: Overlaps,
): Regroup[] {
  if (!regroups) return []
  const isNext: Neighbours = {
    before: (a, b) => b > a && b - a <= mostBetween && listOf(before[a] as Item) === listOf(before[b] as Item),
    after: (a, b) => b > a && b - a <= mostBetween && listOf(after[a] as Item) === listOf(after[b] as Item),
  }
  const exact = findResplits(before.map(text), after.map(text), open, free, isNext)
  const used = {
    before: new Set(exact.flatMap((each) => each.before)),
    after: new Set(exact.flatMap((each) => each.after)),
  }
  const rest = findRegroups(
    overlaps,
    open.filter((index) => !used.before.has(index)),
    free.filter((index) => !used.after.has(index)),
    isNext,
  )
  return [...exact, ...rest]
}
