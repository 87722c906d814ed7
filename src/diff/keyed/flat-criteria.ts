/** Criteria on one level: each item in reading order with its depth, so that a changed nesting is no change of an item. */
import type { Criterion } from '../../model/trial.js'

export interface FlatCriterion {
  text: string
  /** 0 for an item of the list itself, 1 for one nested under it, and so on. */
  depth: number
  /** JSON Pointer within its side: `/3/children/0`. */
  pointer: string
}

export function flatten(criteria: readonly Criterion[], depth = 0, under = ''): FlatCriterion[] {
  return criteria.flatMap((each, index) => {
    const pointer = `${under}/${index}`
    return [{ text: each.text, depth, pointer }, ...flatten(each.children, depth + 1, `${pointer}/children`)]
  })
}
