/** What differs between two keyed forms, as JSON Patch operations in the order of fast-json-patch, without copies of their values. */
import { escapePathComponent } from 'fast-json-patch'
import type { Operation } from '../../model/change.js'
import type { KeyedTrial } from './key.js'

export interface Difference {
  operation: Operation
  /** Its path, taken apart. */
  segments: readonly string[]
  /** What was removed, else what stands there now. */
  value: unknown
}

type Node = Readonly<Record<string, unknown>>

/** Parts that are one and the same object on both sides are not looked into. */
export function compareForms(before: KeyedTrial, after: KeyedTrial): Difference[] {
  const found: Difference[] = []
  compareNodes(before, after, '', [], found)
  return found
}

function compareNodes(before: Node, after: Node, path: string, segments: readonly string[], found: Difference[]): void {
  if (before === after) return
  for (const name of Object.keys(before).toReversed()) {
    const from = before[name]
    const to = Object.hasOwn(after, name) ? after[name] : undefined
    if (from === to && (from !== undefined || Object.hasOwn(after, name))) continue
    const at = `${path}/${escapePathComponent(name)}`
    if (to === undefined) {
      found.push({ operation: { op: 'remove', path: at }, segments: [...segments, name], value: from })
    } else if (isNode(from) && isNode(to)) compareNodes(from, to, at, [...segments, name], found)
    else {
      found.push({ operation: { op: 'replace', path: at, value: to }, segments: [...segments, name], value: to })
    }
  }
  for (const [name, value] of Object.entries(after)) {
    if (value === undefined || Object.hasOwn(before, name)) continue
    const operation: Operation = { op: 'add', path: `${path}/${escapePathComponent(name)}`, value }
    found.push({ operation, segments: [...segments, name], value })
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}
