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
  const backwards = new Map([...pairs].map(([from, to]) => [to, from]))
  const added = [...after.keys()].filter((index) => !backwards.has(index))
  const names = unique([...before, ...added.map((index) => after[index])].map((item) => shorten(nameOf(list, item))))
  const addedNames = new Map(added.map((index, rank) => [index, names[before.length + rank] ?? '']))
  return {
    before: names.slice(0, before.length),
    after: after.map((_, index) => addedNames.get(index) ?? names[backwards.get(index) ?? -1] ?? ''),
  }
}

const longestKey = 120

function shorten(name: string): string {
  return asKey(name.length > longestKey ? `${name.slice(0, longestKey - 1)}…` : name)
}
