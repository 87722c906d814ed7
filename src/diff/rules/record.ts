/** Record: the dates by which the registry keeps its books; `diff` adds the fact whether they are all that changed. */
import type { Finding, Pair, Rule } from '../rule.js'

/** Dates that every submission moves, changed content or not. */
const books = ['lastVerified', 'lastUpdateSubmitted', 'lastUpdatePosted'] as const

export const record: Rule = {
  name: 'record',
  *find({ before, after, operations }: Pair): Iterable<Finding> {
    const steps = books.flatMap((field) => operations.claim(field))
    if (steps.length === 0) return
    const from = before.lastUpdatePosted ?? before.lastUpdateSubmitted
    const to = after.lastUpdatePosted ?? after.lastUpdateSubmitted
    yield {
      code: 'record/resubmitted',
      area: 'administrative',
      madeBy: 'sponsor',
      subject: 'record',
      path: '/lastUpdatePosted',
      ...(from && { before: from.date }),
      ...(to && { after: to.date }),
      facts: {
        ...(after.lastVerified && { verified: after.lastVerified.date }),
        fields: [...new Set(steps.map((step) => step.segments[0]))].join(' '),
      },
      operations: steps.map((step) => step.operation),
    }
  },
}
