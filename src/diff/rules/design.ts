/** Design: phase, allocation, masking, purpose, model and what else says how a trial is built. */
import type { Facts } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import { fieldsOf } from '../areas.js'
import { describe, describeAsOne, linesOf, tellAs, turnFacts } from '../describe.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { thingsOf } from '../things.js'

export const design: Rule = {
  name: 'design',
  *find(pair: Pair): Iterable<Finding> {
    yield* findPhase(pair)
    yield* findMasking(pair)
    for (const field of fieldsOf('design')) {
      for (const thing of thingsOf(pair, pair.operations.claim(field))) {
        const finding = describe(pair, thing)
        yield tellAs(finding, 'design/changed', scalarFacts(finding))
      }
    }
  },
}

function scalarFacts({ before, after }: Finding): Facts {
  const facts = { ...(before !== undefined && { from: before }), ...(after !== undefined && { to: after }) }
  const isShort = Object.values(facts).every((value) => typeof value === 'boolean' || isShortText(value))
  return isShort ? (facts as Facts) : {}
}

function isShortText(value: unknown): boolean {
  return typeof value === 'string' && value.length < 60 && !value.includes('\n')
}

function* findPhase(pair: Pair): Generator<Finding> {
  for (const thing of thingsOf(pair, pair.operations.claim('phases'))) {
    const { before, after } = pair
    const finding = describe(pair, thing)
    const [from, to] = [before.phases, after.phases]
    // Until 2018 the registry printed N/A for every trial without a phase.
    if ([from ?? to, to ?? from].every(isNone)) yield withNoise(finding, 'no-phase')
    else yield tellAs(finding, 'phase/changed', turnFacts(from && linesOf(from), to && linesOf(to)))
  }
}

function isNone(phases: Trial['phases']): boolean {
  return phases?.length === 1 && phases[0] === 'NA'
}

/** How blind a trial is and who is blinded is one thing. */
function findMasking(pair: Pair): Finding[] {
  const steps = ['masking', 'whoMasked'].flatMap((field) => pair.operations.claim(field))
  const { before, after } = pair
  const { from, to } = { from: before.whoMasked, to: after.whoMasked }
  const isCounted =
    before.masking !== after.masking && isSameCast(from, to) && isCountOf(to, [before.masking, after.masking])
  return describeAsOne(pair, ['masking'], steps, (whole) =>
    isCounted
      ? withNoise(whole, 'roles-counted')
      : tellAs(whole, 'design/changed', {
          field: 'masking',
          ...turnFacts(before.masking, after.masking),
          ...(from && { rolesFrom: linesOf(from) }),
          ...(to && { rolesTo: linesOf(to) }),
          // Double-blind trials were not asked for roles at first; once these are named, the registry counts them.
          ...(from === undefined && before.masking === 'DOUBLE' && isBlinded(after) && { rolesNamed: true }),
        }),
  )
}

type Roles = Trial['whoMasked']
const levels: readonly Trial['masking'][] = ['NONE', 'SINGLE', 'DOUBLE', 'TRIPLE', 'QUADRUPLE']

function isSameCast(before: Roles, after: Roles): boolean {
  return before !== undefined && after !== undefined && before.toSorted().join() === after.toSorted().join()
}

function isCountOf(roles: Roles, maskings: readonly Trial['masking'][]): boolean {
  return roles !== undefined && maskings.includes(levels[roles.length])
}

function isBlinded({ masking, whoMasked: roles }: Trial): boolean {
  return roles !== undefined && roles.length > 1 && masking === levels[roles.length]
}

function withNoise(finding: Finding, noise: string): Finding {
  return finding.facts.noise === undefined
    ? { ...finding, madeBy: 'registry', facts: { ...finding.facts, noise } }
    : finding
}
