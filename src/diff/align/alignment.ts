/** What aligning two versions of a list takes and gives. */

/** How to align one kind of list. */
export interface AlignOptions<Item> {
  /** Identities from strictest to loosest; items are paired on each in turn, in order. Undefined: this item has none. */
  exact: readonly ((item: Item) => string | undefined)[]
  /** The words by which an item is recognised when it was changed; without them only `alike` tells. */
  text?: (item: Item) => string
  /** How alike two items are, 0 to 1, in place of their words; undefined: never the same. */
  alike?: (before: Item, after: Item) => number | undefined
  /** Pairs at or above this are the same item changed. */
  threshold?: number
  /** The same for two items that stand at one place between paired neighbours. */
  thresholdInPlace?: number
  /** For several lists in one: which of them an item stands in. */
  listOf?: (item: Item) => string
  /** The threshold for two items of different lists. */
  thresholdAcross?: number
  /** Whether neighbours may have been merged into one, and one split into neighbours. */
  regroups?: boolean
}

/** Index into the earlier list → index into the later list. */
export type Pairing = ReadonlyMap<number, number>

/** Earlier and later indexes of items that hold the same between them: one of them alone on one side, or runs of both. */
export interface Regroup {
  before: readonly number[]
  after: readonly number[]
  /** Whether the words are exactly the same. */
  isExact: boolean
}

export interface Alignment {
  pairs: Pairing
  regroups: readonly Regroup[]
}

/** Tells whether the second of two places of one side follows closely on the first in one list. */
export interface Neighbours {
  before: (a: number, b: number) => boolean
  after: (a: number, b: number) => boolean
}

/** Both versions of a list with the places, in order, that nothing has paired yet. */
export interface Unpaired<Item> {
  before: readonly Item[]
  after: readonly Item[]
  open: readonly number[]
  free: readonly number[]
}
