/** Things: what operations touch, each with all the operations that touch it. */
import type { Step } from './keyed/operations.js'
import { valueAt } from './keyed/pointer.js'
import type { Pair } from './rule.js'

export interface Thing {
  /** Where it stands in the keyed form; ends in `order` where only the order of a list changed. */
  path: readonly string[]
  steps: readonly Step[]
}

/** Sorts operations by the thing they touch, in the order in which they were made. */
export function thingsOf(pair: Pair, steps: readonly Step[]): Thing[] {
  const groups = new Map<string, { path: readonly string[]; steps: Step[] }>()
  for (const step of steps) {
    const path = thingOf(pair, step.segments)
    const name = path.join('\n')
    const group = groups.get(name) ?? { path, steps: [] }
    group.steps.push(step)
    groups.set(name, group)
  }
  return withOrders(groups)
}

/**
 * The thing an operation touches: a field, one field of a group or of an item, a whole item that came or went, a whole
 * list of plain texts; in posted results one measure or event; in derived data one part.
 */
function thingOf(pair: Pair, segments: readonly string[]): readonly string[] {
  const [field = '', second, third, fourth] = segments
  if (second === undefined || field === 'centralContacts') return [field]
  if (field === 'results' && !pair.before.results !== !pair.after.results) return [field]
  if (field === 'derived' || field === 'annotations') return [field, second]
  if (field === 'results') return third === 'items' ? segments.slice(0, 4) : resultsThing(segments)
  if (second === 'order') return [field, 'order']
  if (second !== 'items') return [field, second]
  if (fourth !== undefined) return segments.slice(0, 4)
  const value = valueAt(pair.keyed.after, segments) ?? valueAt(pair.keyed.before, segments)
  return typeof value === 'object' ? segments.slice(0, 3) : [field]
}

function resultsThing(segments: readonly string[]): readonly string[] {
  const list = segments.indexOf('items')
  if (segments[2] === 'items' || segments[2] === 'order') return segments.slice(0, 4)
  return list > 0 && list <= 3 ? segments.slice(0, list + 2) : segments.slice(0, 3)
}

/** A changed order goes with the first item of its list that came, went or changed its place with it. */
function withOrders(groups: ReadonlyMap<string, { path: readonly string[]; steps: Step[] }>): Thing[] {
  const all = [...groups.values()]
  const orders = all.filter(({ path }) => path.at(-1) === 'order')
  for (const order of orders) {
    const list = order.path.slice(0, -1)
    const holder = all.find(({ path }) => path !== order.path && list.every((name, at) => path[at] === name))
    if (!holder) continue
    holder.steps.push(...order.steps)
    order.steps = []
  }
  return all.filter(({ steps }) => steps.length > 0)
}
