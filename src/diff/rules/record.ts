/** Record: the dates by which the registry keeps its books; `diff` adds the fact whether they are all that changed. */
import type { Finding, Pair, Rule } from '../rule.js'

/** Dates that every submission moves, changed content or not. */
const books = ['lastVerified', 'lastUpdateSubmitted', 'lastUpdatePosted'] as const

export const record: Rule = {
  name: 'record',
  *find({ before, after, operations }: Pair): Iterable<Finding> {
    const steps = books.flatMap((field) => operations.claim(field))
    if (steps.length === 0) return
    // A day of posting does not compare with one of submission.
    const clock = before.lastUpdatePosted && after.lastUpdatePosted ? 'lastUpdatePosted' : 'lastUpdateSubmitted'
    const [from, to] = [before[clock], after[clock]]
    yield {
      code: 'record/resubmitted',
      area: 'administrative',
      madeBy: 'sponsor',
      subject: 'record',
      path: '/lastUpdatePosted',
      ...(from && { before: from.date }),
      ...(to && { after: to.date }),
      facts: {
        clock: clock === 'lastUpdatePosted' ? 'posted' : 'submitted',
        ...(after.lastVerified && { verified: after.lastVerified.date }),
        fields: [...new Set(steps.map((step) => step.segments[0]))].join(' '),
      },
      operations: steps.map((step) => step.operation),
    }
  },
}
