/** Faults of a configuration file with the line and column where each stands, all told at once. */
import { isMap, isNode, isScalar, isSeq, type Document } from 'yaml'
import type { z } from 'zod'
import type { FileFault as Fault } from '../../index.js'

export type Path = readonly PropertyKey[]

/** Where a path of keys and positions stands; for one that does not stand there, where it should. */
export function offsetOf(document: Document, path: Path, wants: 'key' | 'value' = 'value'): number {
  let node: unknown = document.contents
  let at = startOf(node)
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (pair === undefined) return at
      const isLast = depth === path.length - 1
      const keyAt = startOf(pair.key)
      at = isNode(pair.value) && !(isLast && wants === 'key') ? scalarStart(pair.value, keyAt) : keyAt
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      at = isNode(node) ? startOf(node) : at
    } else return at
  }
  return at
}

/** An entry with more below it is found by its key, where a reader looks for it. */
function scalarStart(node: unknown, keyAt: number): number {
  return isScalar(node) && node.range && node.range[0] !== node.range[1] ? startOf(node) : keyAt
}

export function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

export function faultsOf(document: Document, issues: readonly z.core.$ZodIssue[]): Fault[] {
  return issues.flatMap((issue) => faultsOfIssue(document, issue, []))
}

function faultsOfIssue(document: Document, issue: z.core.$ZodIssue, above: Path): Fault[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    const sentences = issue.message.split('\n')
    return issue.keys.map((key, n) => ({
      at: offsetOf(document, [...path, key], 'key'),
      what: sentences[n] ?? issue.message,
    }))
  }
  if (issue.code === 'invalid_union') {
    const deeper = issue.errors.find((each) =>
      each.every((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
    )
    if (deeper) return deeper.flatMap((each) => faultsOfIssue(document, each, path))
  }
  if (issue.code === 'invalid_key') {
    const what = 'a name is made of letters, digits, points and dashes, 64 at most; write another'
    return [{ at: offsetOf(document, path, 'key'), what }]
  }
  return [{ at: offsetOf(document, path), what: issue.message.replace('{}', nameOf(path)) }]
}

function nameOf(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  return typeof last === 'string'
    ? last
    : `an entry of ${String(path.findLast((step) => typeof step === 'string') ?? 'the file')}`
}
