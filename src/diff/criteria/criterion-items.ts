/** The eligibility items of one version by their key, each with its side and its place in the record. */
import { sides, type Side } from '../align/align-criteria.js'
import { flatten } from '../keyed/flat-criteria.js'
import type { Pair } from '../rule.js'

export interface CriterionItem {
  key: string
  text: string
  side: Side
  /** JSON Pointer into its Trial. */
  path: string
}

export function itemsOf(pair: Pair, end: 'before' | 'after'): Map<string, CriterionItem> {
  const items = sides.flatMap((side) => {
    const keys = pair.alignments[`eligibility.${side}`]?.[end] ?? []
    return flatten(pair[end].eligibility?.[side] ?? []).map(({ text, pointer }, index) => {
      const key = keys[index] ?? ''
      return [key, { key, text, side, path: `/eligibility/${side}${pointer}` }] as const
    })
  })
  return new Map(items)
}
