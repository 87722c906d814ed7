/** Addresses: states, postal codes and countries of sites that stayed; the same correction of many is told as one. */
import type { Facts } from '../../model/change.js'
import { describe } from '../describe.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { thingsOf } from '../things.js'

const parts = new Set(['state', 'zip', 'country'])
/** As many sites are told as one change. */
const many = 5

export const addresses: Rule = {
  name: 'addresses',
  *find(pair: Pair): Iterable<Finding> {
    const steps = pair.operations.at('locations').filter(({ segments }) => parts.has(segments[3] ?? ''))
    pair.operations.take(steps)
    const kinds = new Map<string, Finding[]>()
    for (const thing of thingsOf(pair, steps)) {
      const finding = describe(pair, thing)
      const kind = kindOf(finding)
      const alike = kinds.get(kind)
      if (alike) alike.push(finding)
      else kinds.set(kind, [finding])
    }
    for (const alike of kinds.values()) {
      if (alike.length < many) yield* alike
      else yield together(alike)
    }
  },
}

function kindOf({ before, after, facts }: Finding): string {
  return [facts.field, facts.noise, before === undefined, after === undefined].join()
}

function together(alike: readonly Finding[]): Finding {
  const [first] = alike
  const { field = 'locations', noise }: Facts = first?.facts ?? {}
  const valuesOf = (side: 'before' | 'after'): unknown[] => alike.map((each) => each[side])
  return {
    code: 'other/changed',
    area: 'sites',
    madeBy: first?.madeBy ?? 'sponsor',
    subject: String(field),
    path: '/locations',
    ...(first?.before !== undefined && { before: valuesOf('before') }),
    ...(first?.after !== undefined && { after: valuesOf('after') }),
    facts: { field, sites: alike.length, ...(noise !== undefined && { noise }) },
    operations: alike.flatMap(({ operations }) => operations),
  }
}
