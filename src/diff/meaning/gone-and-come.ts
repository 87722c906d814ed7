/** Gone and come: an item that left a list and one that joined it, told as one where they are one under another name. */
import { describe } from '../describe.js'
import type { Finding, Pair } from '../rule.js'
import type { Thing } from '../things.js'

/** Whether an item that went and one that came are one. */
export type IsOne = (gone: unknown, come: unknown) => boolean

/** Describes the things of a list; an item that came has the one that went as its `before`, if any test finds them one. */
export function describeTurns(pair: Pair, things: readonly Thing[], ...tests: readonly IsOne[]): Finding[] {
  const findings = things.map((thing) => describe(pair, thing))
  return tests.reduce(joinTurns, findings)
}

/** More couples than these are not tried: the first that went is held against the first that came, and so on. */
const mostCouples = 10_000

function joinTurns(findings: readonly Finding[], isOne: IsOne): Finding[] {
  const gone = new Set(findings.filter((each) => isNewsOfItem(each) && each.after === undefined))
  const come = findings.filter((each) => isNewsOfItem(each) && each.before === undefined)
  const inOrder = gone.size * come.length > mostCouples ? [...gone] : undefined
  const turns = new Map<Finding, Finding>()
  for (const [rank, later] of come.entries()) {
    const open = inOrder ? inOrder.slice(rank, rank + 1) : [...gone]
    const earlier = open.find((each) => isOne(each.before, later.after))
    if (!earlier) continue
    turns.set(later, earlier)
    gone.delete(earlier)
  }
  const taken = new Set(turns.values())
  return findings.flatMap((finding) => {
    const earlier = turns.get(finding)
    if (taken.has(finding)) return []
    if (!earlier) return [finding]
    return [{ ...finding, before: earlier.before, operations: [...earlier.operations, ...finding.operations] }]
  })
}

function isNewsOfItem({ facts }: Finding): boolean {
  return facts.noise === undefined && String(facts.field).endsWith('[]')
}

/** One part of an item, where it is a text. */
export function textIn(item: unknown, part: string): string {
  const text = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[part] : undefined
  return typeof text === 'string' ? text : ''
}
