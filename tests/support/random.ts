/** A random number generator with a seed, so that a failure found by chance can be run again. */

export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
  pickOf<T>(items: readonly T[]): T | undefined
  shuffled<T>(items: readonly T[]): T[]
}

/** mulberry32: the same numbers for the same seed, on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const pickOf = <T>(items: readonly T[]): T | undefined => items[between(0, items.length - 1)]
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => pickOf(items) ?? items[0],
    pickOf,
    shuffled(items) {
      const ranked = items.map((item) => ({ item, rank: next() }))
      return ranked.toSorted((a, b) => a.rank - b.rank).map(({ item }) => item)
    },
  }
}

/** The seed of this run: the variable of that name where it is set, else today's default. */
export function seedFrom(name: string, otherwise: number): number {
  const given = process.env[name]
  if (given === undefined || given === '') return otherwise
  const seed = Number(given)
  if (!Number.isSafeInteger(seed)) throw new Error(`${name} is ${given}, but a seed is a whole number`)
  return seed
}
