/** A random generator that gives the same numbers for the same seed on every machine. */
import { createHash } from 'node:crypto'

export function seeded(seed) {
  let state = createHash('sha256').update(String(seed)).digest().readUInt32LE(0)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count) => Math.floor(next() * count)
  const pick = (list) => list[below(list.length)]
  return {
    below,
    pick,
    /** A whole number from `low` to `high`, both included. */
    between: (low, high) => low + below(high - low + 1),
    chance: (share) => next() < share,
    /** A copy in another order. */
    shuffle: (list) => {
      const left = [...list]
      return list.map(() => left.splice(below(left.length), 1)[0])
    },
    /** One name of `{ name: weight }`. */
    weigh: (weights) => {
      const entries = Object.entries(weights)
      let at = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      return (entries.find(([, weight]) => (at -= weight) < 0) ?? entries[0])[0]
    },
  }
}
