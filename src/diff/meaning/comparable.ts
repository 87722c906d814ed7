/** What two values of a Trial are compared by: the parts that both documents tell, in the registry's words of today. */
import type { TrialPath } from '../../model/trial-path.js'
import { patternOf } from '../keyed/not-compared.js'
import type { Pair } from '../rule.js'
import { inWordsOfToday } from './todays-words.js'

/**
 * @param path where the value stands in the keyed form
 * @returns the value without the parts that either document omits: they must not tell it apart
 */
export function comparableAt(pair: Pair, path: readonly string[], value: unknown): unknown {
  const known = new Map<string, boolean>()
  const isTold = (place: string): boolean => {
    const told = known.get(place) ?? pair.compares(place as TrialPath)
    known.set(place, told)
    return told
  }
  return partsOf(value, patternOf(path), isTold)
}

function partsOf(value: unknown, place: string, isTold: (place: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => partsOf(item, `${place}[]`, isTold))
  if (typeof value !== 'object' || value === null) return value
  const told = Object.entries(value).filter(([name]) => isTold(`${place}.${name}`))
  return inWordsOfToday(
    Object.fromEntries(told.map(([name, part]) => [name, partsOf(part, `${place}.${name}`, isTold)])),
  )
}
