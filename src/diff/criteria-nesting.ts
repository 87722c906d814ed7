/** Whether items of the criteria stand under other items than before: what was one of several may now be required of all. */
import type { ListAlignment } from '../model/change.js'
import type { Eligibility } from '../model/trial.js'
import { flatten } from './flat-criteria.js'

/** @param alignment the keys of one side's items, in reading order */
export function isNestedAnew(
  before: Eligibility['inclusion'],
  after: Eligibility['inclusion'],
  alignment: ListAlignment,
): boolean {
  const earlier = parentsOf(before, alignment.before)
  const later = parentsOf(after, alignment.after)
  // A text that lost most of its indent was only typed differently.
  const [few = 0, many = 0] = [nestedIn(earlier), nestedIn(later)].toSorted((a, b) => a - b)
  if (few === 0 || few < many / 2) return false
  // An item whose parent came or went with the edit is told with that one.
  return [...earlier].some(([key, parent]) => {
    const now = later.get(key)
    return (
      now !== undefined && now !== parent && (parent === '' || later.has(parent)) && (now === '' || earlier.has(now))
    )
  })
}

function nestedIn(parents: ReadonlyMap<string, string>): number {
  return [...parents.values()].filter((parent) => parent !== '').length
}

/** For each item the key of the item above it; nothing for an item of the list itself. */
function parentsOf(criteria: Eligibility['inclusion'], keys: readonly string[]): Map<string, string> {
  const open: string[] = []
  return new Map(
    flatten(criteria).map(({ depth }, index) => {
      const key = keys[index] ?? ''
      open.length = depth
      open.push(key)
      return [key, open[depth - 1] ?? '']
    }),
  )
}
