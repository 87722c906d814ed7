/** Results delay: a certification or request to submit results later, or a waiver of them. */
import type { Finding, Pair, Rule } from '../rule.js'

const dates = ['dispositionFirstSubmitted', 'dispositionFirstSubmittedQc', 'dispositionFirstPosted'] as const

export const resultsDelay: Rule = {
  name: 'results delay',
  *find(pair: Pair): Iterable<Finding> {
    yield* findDelay(pair)
    yield* findWaiver(pair)
  },
}

/** In place of results, or before them: a certification, or a request for more time. */
function* findDelay(pair: Pair): Iterable<Finding> {
  const { before, after } = pair
  const isNew = (['dispositionFirstSubmitted', 'dispositionFirstPosted'] as const).some(
    (field) => before[field] === undefined && after[field] !== undefined,
  )
  if (!isNew) return
  const steps = dates.filter((field) => before[field] === undefined).flatMap((field) => pair.operations.claim(field))
  if (steps.length === 0) return
  const { dispositionFirstSubmitted: submitted, dispositionFirstPosted: posted } = after
  const told = before.dispositionFirstSubmitted === undefined ? (submitted ?? posted) : posted
  yield {
    code: 'results/delay-certified',
    area: 'results',
    madeBy: before.dispositionFirstSubmitted === undefined ? 'sponsor' : 'registry',
    subject: 'results delay',
    path:
      before.dispositionFirstSubmitted === undefined && submitted
        ? '/dispositionFirstSubmitted'
        : '/dispositionFirstPosted',
    after: told,
    facts: {
      ...(submitted && { submitted: submitted.date }),
      ...(posted && { posted: posted.date }),
      ...(before.dispositionFirstSubmitted && { knownBefore: true }),
    },
    operations: steps.map((step) => step.operation),
  }
}

function* findWaiver({ before, after, operations }: Pair): Iterable<Finding> {
  if (before.resultsWaived === true || after.resultsWaived !== true) return
  const steps = operations.claim('resultsWaived')
  if (steps.length === 0) return
  yield {
    code: 'results/waived',
    area: 'results',
    madeBy: 'registry',
    subject: 'results waiver',
    path: '/resultsWaived',
    ...(before.resultsWaived !== undefined && { before: before.resultsWaived }),
    after: true,
    facts: { field: 'resultsWaived' },
    operations: steps.map((step) => step.operation),
  }
}
