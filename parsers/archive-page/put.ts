/** Writing one printed value to its place in a Draft. */
import type { Draft } from '../../src/model/draft.js'

type Group = Record<string, unknown>

/**
 * @param place `a`, `a.b`, `a.b.c`, `a[]`, `a.b[]` or `a[].b`: with `[]` each value is one more item, else the first stays
 * @param type what stands beside the value (`Anticipated`), where it was printed
 */
export function put(draft: Draft, place: string, value: string, type?: string): void {
  if (value === '') return
  let at = draft as Group
  const steps = place.split('.')
  const last = steps.pop() ?? ''
  for (const step of steps) {
    if (step.endsWith('[]')) at = addTo(at, step.slice(0, -2), {})
    else at = (at[step] ??= {}) as Group
  }
  if (last.endsWith('[]')) addTo(at, last.slice(0, -2), value)
  else if (at[last] === undefined) {
    at[last] = value
    if (type !== undefined) at.type = type
  }
}

function addTo<Item>(group: Group, name: string, item: Item): Item {
  const list = (group[name] ??= []) as Item[]
  list.push(item)
  return item
}
