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

function joinTurns(findings: readonly Finding[], isOne: IsOne): Finding[] {
  const taken = new Set<Finding>()
  const turned = findings.map((come) => {
    if (!isNewsOfItem(come) || come.before !== undefined) return come
    const gone = findings.find(
      (each) => isNewsOfItem(each) && each.after === undefined && !taken.has(each) && isOne(each.before, come.after),
    )
    if (!gone) return come
    taken.add(gone)
    return { ...come, before: gone.before, operations: [...gone.operations, ...come.operations] }
  })
  return turned.filter((finding) => !taken.has(finding))
}

function isNewsOfItem({ facts }: Finding): boolean {
  return facts.noise === undefined && String(facts.field).endsWith('[]')
}

/** One part of an item, where it is a text. */
export function textIn(item: unknown, part: string): string {
  const text = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[part] : undefined
  return typeof text === 'string' ? text : ''
}
