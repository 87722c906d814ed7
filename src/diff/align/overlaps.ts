/** What texts of two versions of a list have in common: the weight of the words that two of them share. */
import { wordsOf } from './similarity.js'

export interface Overlaps {
  /** The weight of all words of each text. */
  before: readonly number[]
  after: readonly number[]
  /** The words of each text with their weights. */
  bags: { before: readonly Bag[]; after: readonly Bag[] }
  /** For an earlier text, the later ones that share words with it, and the weight of these. */
  shared(from: number): ReadonlyMap<number, number>
}

/** Stems of a text's words with the weight of each. */
export type Bag = ReadonlyMap<string, number>

/** Words that tell next to nothing: without them, any two sentences would be somewhat alike. */
const stopWords = new Set(
  `a an and any are as at be been by can could do for from has have in into is it its may must not of on or other per
  should such than that the their them these they this those to was were which who will with within
  patient patients subject subjects participant participants`.split(/\s+/),
)

/** More steps than this are not taken: beyond, only texts near each other in the list are compared. */
const mostSteps = 200_000
const nearby = 20

/** @param before,after indexes into the texts, in order; `undefined` texts share nothing */
export function overlapsOf(before: readonly string[], after: readonly string[]): Overlaps {
  const earlier = before.map(bagOf)
  const later = after.map(bagOf)
  const index = new Map<string, [text: number, weight: number][]>()
  for (const [at, bag] of later.entries()) {
    for (const [word, weight] of bag) {
      const found = index.get(word)
      if (found) found.push([at, weight])
      else index.set(word, [[at, weight]])
    }
  }
  const steps = earlier.reduce((sum, bag) => sum + stepsOf(bag, index), 0)
  const reach = steps > mostSteps ? nearby : Number.POSITIVE_INFINITY
  const known = new Map<number, ReadonlyMap<number, number>>()
  return {
    before: earlier.map(weightOf),
    after: later.map(weightOf),
    bags: { before: earlier, after: later },
    shared(from) {
      const found = known.get(from) ?? sharedBy(earlier[from] ?? new Map(), index, from, reach)
      known.set(from, found)
      return found
    },
  }
}

function bagOf(text: string): Bag {
  const bag = new Map<string, number>()
  for (const [word, count] of wordsOf(text)) {
    const stem = stemOf(word)
    bag.set(stem, (bag.get(stem) ?? 0) + count * (stopWords.has(word) ? 0.2 : 1))
  }
  return bag
}

/** `pregnant` and `pregnancy`, `treated` and `treatment` are near enough to recognise a sentence by. */
function stemOf(word: string): string {
  return word.length < 6 ? word : word.replace(endings, '')
}

const endings = /(?<=.{4})(?:ancy|ance|ants?|ency|ence|ents?|ments?|ations?|ions?|ings?|ed|ies|es|s|y|al|ally|ly|ive)$/

/** The weight of what a whole and all its parts together share. */
export function sharedByAll(whole: Bag, parts: readonly Bag[]): number {
  let sum = 0
  for (const [word, weight] of whole) {
    let held = 0
    for (const part of parts) held += part.get(word) ?? 0
    sum += Math.min(weight, held)
  }
  return sum
}

function weightOf(bag: Bag): number {
  let sum = 0
  for (const weight of bag.values()) sum += weight
  return sum
}

function stepsOf(bag: Bag, index: ReadonlyMap<string, readonly unknown[]>): number {
  let steps = 0
  for (const word of bag.keys()) steps += index.get(word)?.length ?? 0
  return steps
}

function sharedBy(
  bag: Bag,
  index: ReadonlyMap<string, readonly [number, number][]>,
  from: number,
  reach: number,
): Map<number, number> {
  const shared = new Map<number, number>()
  for (const [word, weight] of bag) {
    const texts = index.get(word) ?? []
    for (let at = reach === Number.POSITIVE_INFINITY ? 0 : firstFrom(texts, from - reach); at < texts.length; at++) {
      const [to, other] = texts[at] ?? [0, 0]
      if (to > from + reach) break
      shared.set(to, (shared.get(to) ?? 0) + Math.min(weight, other))
    }
  }
  return shared
}

/** The first place in an ordered list at or behind an index. */
function firstFrom(texts: readonly [number, number][], least: number): number {
  let low = 0
  let high = texts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((texts[middle]?.[0] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}
