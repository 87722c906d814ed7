/** Keys for an aligned list: paired items have the same one on both sides, and no other item has it. */
import type { ListAlignment } from '../model/change.js'
import type { Pairing } from './alignment.js'
import { asKey, nameOf, unique } from './identities.js'

/** Paired items take the earlier item's key; keys are unique over both sides. */
export function keysFor(
  list: string,
  before: readonly unknown[],
  after: readonly unknown[],
  pairs: Pairing,
): ListAlignment {
  const backwards = new Array<number | undefined>(after.length)
  for (const [from, to] of pairs) backwards[to] = from
  const names = before.map((item) => shorten(nameOf(list, item)))
  const places = after.map((item, index) => backwards[index] ?? names.push(shorten(nameOf(list, item))) - 1)
  const keys = unique(names)
  return { before: keys.slice(0, before.length), after: places.map((place) => keys[place] ?? '') }
}

const longestKey = 120

function shorten(name: string): string {
  return asKey(name.length > longestKey ? `${name.slice(0, longestKey - 1)}…` : name)
}
