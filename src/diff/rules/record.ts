/** Record: the dates by which the registry keeps its books; alone they mean that nothing about the trial changed. */
import { patternOf } from '../not-compared.js'
import type { Finding, Pair, Rule } from '../rule.js'

/** Dates that every submission moves, changed content or not. */
const books = ['lastVerified', 'lastUpdateSubmitted', 'lastUpdatePosted'] as const

export const record: Rule = {
  name: 'record',
  *find({ before, after, operations }: Pair): Iterable<Finding> {
    const steps = books.flatMap((field) => operations.claim(field))
    if (steps.length === 0) return
    const rest = operations.all.filter((each) => !operations.setAside.includes(each) && !isBookkeeping(each.path))
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
      facts: { alone: rest.length === 0, fields: [...new Set(steps.map((step) => patternOf(step.segments.slice(0, 1))))].join(' ') },
      operations: steps.map((step) => step.operation),
    }
  },
}

function isBookkeeping(path: string): boolean {
  return path.startsWith('/derived/') || books.some((field) => path === `/${field}` || path.startsWith(`/${field}/`))
}
