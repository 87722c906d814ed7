/** From a path of the keyed form to the JSON Pointer of the same thing in a Trial. */
import type { Trial } from '../../model/trial.js'
import { flatten } from './flat-criteria.js'
import { isKeyedList, rankOf, type KeyedTrial } from './key.js'

/** `locations`, `items`, `City of Hope, Duarte`, `status` → `/locations/3/status`. */
export function pointerTo(keyed: KeyedTrial, segments: readonly string[], trial: Trial): string {
  if (segments[0] === 'eligibility' && segments[2] === 'items') return criterionPointer(keyed, segments, trial)
  let pointer = ''
  let node: unknown = keyed
  for (let at = 0; at < segments.length; at++) {
    const name = segments[at] ?? ''
    if (isKeyedList(node)) {
      const key = segments[at + 1]
      if (key === undefined) break
      pointer += `/${rankOf(node, key)}`
      node = node.items[key]
      at++
    } else {
      pointer += `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      node = (node as Record<string, unknown> | undefined)?.[name]
    }
  }
  return pointer
}

/** The value at a path of the keyed form, undefined where there is none. */
export function valueAt(keyed: KeyedTrial, segments: readonly string[]): unknown {
  let node: unknown = keyed
  for (const name of segments) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return undefined
    node = (node as Record<string, unknown>)[name]
  }
  return node
}

function criterionPointer(keyed: KeyedTrial, segments: readonly string[], trial: Trial): string {
  const side = segments[1] as 'inclusion' | 'exclusion' | 'other'
  const list = valueAt(keyed, segments.slice(0, 2))
  const rank = isKeyedList(list) ? rankOf(list, segments[3] ?? '') : -1
  return `/eligibility/${side}${flatten(trial.eligibility?.[side] ?? [])[rank]?.pointer ?? ''}`
}
