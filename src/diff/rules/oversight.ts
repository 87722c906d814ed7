/** Oversight: who watches over the trial, which of its products the FDA regulates, whether its record had to wait for that. */
import type { Facts } from '../../model/change.js'
import { describe, tellAs } from '../describe.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { thingsOf } from '../things.js'

const fields = [
  'oversightHasDmc',
  'isFdaRegulatedDrug',
  'isFdaRegulatedDevice',
  'isUnapprovedDevice',
  'isPpsd',
  'isUsExport',
  'delayedPosting',
] as const

/** Asked until January 2017, in the place of today's fields. */
const retired = ['healthAuthorities', 'isFdaRegulated', 'isSection801'] as const

export const oversight: Rule = {
  name: 'oversight',
  *find(pair: Pair): Iterable<Finding> {
    const steps = [
      ...fields.flatMap((field) => pair.operations.claim(field)),
      ...retired.flatMap((field) => pair.operations.claim('retired', field)),
    ]
    for (const thing of thingsOf(pair, steps)) {
      const finding = describe(pair, thing)
      if (thing.path[0] === 'retired' && isNoLongerAsked(pair)) {
        yield { ...finding, madeBy: 'registry', facts: { ...finding.facts, noise: 'retired' } }
      } else yield tellAs(finding, 'oversight/changed', answerFacts(finding))
    }
  },
}

/** The registry dropped these questions, and with them every answer at once. */
function isNoLongerAsked({ after }: Pair): boolean {
  return retired.every((field) => after.retired?.[field] === undefined)
}

function answerFacts({ before, after }: Finding): Facts {
  return {
    ...(typeof before === 'boolean' && { from: before }),
    ...(typeof after === 'boolean' && { to: after }),
  }
}
