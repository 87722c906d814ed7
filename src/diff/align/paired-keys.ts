/** Keys for an aligned list: paired items have the same one on both sides, and no other item has it. */
import type { ListAlignment } from '../../model/change.js'
import type { Pairing } from './alignment.js'
import { asKey, nameOf, unique } from '../keyed/identities.js'

/** Paired items take the earlier item's key; keys are unique over both sides. */
export function keysFor(
  list: string,
  before: readonly unknown[],
  after: readonly unknown[],
  pairs: Pairing,
): ListAlignment {
  const backwards = new Map<number, number>()
  for (const [from, to] of pairs) backwards.set(to, from)
  const names = before.map((item) => shorten(nameOf(list, item)))
  const places = after.map((item, index) => backwards.get(index) ?? names.push(shorten(nameOf(list, item))) - 1)
  const keys = unique(names)
  return { before: keys.slice(0, before.length), after: places.map((place) => keys[place] ?? '') }
}

/** Keys of a list that is the same in both versions, made when somebody asks for them. */
export function keysOfBoth(list: string, items: readonly unknown[]): ListAlignment {
  return listOfKeys(lazily(() => unique(items.map((item) => shorten(nameOf(list, item))))))
}

/** An alignment that has the same keys on both sides. */
export function listOfKeys(keys: () => readonly string[]): ListAlignment {
  return {
    get before() {
      return keys()
    },
    get after() {
      return keys()
    },
  }
}

/** Makes a value when it is first asked for. */
export function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}

const longestKey = 120

function shorten(name: string): string {
  return asKey(name.length > longestKey ? `${name.slice(0, longestKey - 1)}…` : name)
}
