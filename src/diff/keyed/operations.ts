/** The operations between two keyed Trials, to be claimed: each by one change, or set aside as not compared. */
import type { Operation } from '../../model/change.js'
import { compareForms } from './compare.js'
import type { KeyedTrial } from './key.js'

/** One operation with its path taken apart. */
export interface Step {
  operation: Operation
  segments: readonly string[]
}

export interface Operations {
  /** All operations, in the order in which they apply. */
  readonly all: readonly Operation[]
  /** Those that lie under what is not compared. */
  readonly setAside: readonly Operation[]
  /** Takes the open operations at or under a path of the keyed form; a second claim gives none. */
  claim(...path: readonly string[]): Step[]
  /** The open operations at or under a path, left open. */
  at(...path: readonly string[]): Step[]
  /** Takes exactly these. */
  take(steps: readonly Step[]): Operation[]
}

const indexedDepth = 4

export function compareKeyed(
  before: KeyedTrial,
  after: KeyedTrial,
  isOmitted: (segments: readonly string[]) => boolean,
): Operations {
  const differences = compareForms(before, after)
  const index = new Map<string, Step[]>()
  const open = new Set<Step>()
  const setAside: Operation[] = []
  for (const { operation, segments, value } of differences) {
    const whole = operation.op === 'replace' ? undefined : value
    if (isOmitted(segments) || isOmittedWhole(segments, whole, isOmitted)) {
      setAside.push(operation)
      continue
    }
    const step = { operation, segments }
    open.add(step)
    for (let depth = 0; depth <= Math.min(indexedDepth, segments.length); depth++) {
      const name = segments.slice(0, depth).join('/')
      const bucket = index.get(name)
      if (bucket) bucket.push(step)
      else index.set(name, [step])
    }
  }
  const at = (...path: readonly string[]): Step[] =>
    (index.get(path.slice(0, indexedDepth).join('/')) ?? []).filter(
      (step) => open.has(step) && path.every((name, depth) => step.segments[depth] === name),
    )
  const take = (steps: readonly Step[]): Operation[] =>
    steps.filter((step) => open.delete(step)).map((step) => step.operation)
  return {
    all: differences.map(({ operation }) => operation),
    setAside,
    at,
    take,
    claim(...path) {
      const steps = at(...path)
      take(steps)
      return steps
    },
  }
}

/** Whether a group that came or went as a whole holds only what is not compared. */
function isOmittedWhole(
  segments: readonly string[],
  value: unknown,
  isOmitted: (segments: readonly string[]) => boolean,
): boolean {
  if (typeof value !== 'object' || value === null || segments.at(-2) === 'items') return false
  const parts = Object.entries(value).map(([name, part]) => ({ path: [...segments, name], part: part as unknown }))
  return parts.length > 0 && parts.every(({ path, part }) => isOmitted(path) || isOmittedWhole(path, part, isOmitted))
}
