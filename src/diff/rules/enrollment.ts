/** Enrollment: the planned number raised or cut, or replaced by the actual count. */
import type { ChangeCode } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import type { Finding, Pair, Rule } from '../rule.js'

export const enrollment: Rule = {
  name: 'enrollment',
  *find({ before, after, operations }: Pair): Iterable<Finding> {
    const steps = operations.claim('enrollment')
    if (steps.length === 0) return
    const from = before.enrollment
    const to = after.enrollment
    yield {
      code: codeOf(from, to),
      area: 'enrollment',
      madeBy: 'sponsor',
      subject: 'enrollment',
      path: '/enrollment',
      ...(from && { before: from }),
      ...(to && { after: to }),
      facts: {
        field: 'enrollment',
        ...(from?.count !== undefined && { from: from.count }),
        ...(to?.count !== undefined && { to: to.count }),
        ...(from?.type && { typeBefore: from.type }),
        ...(to?.type && { typeAfter: to.type }),
        ...differenceOf(from?.count, to?.count),
      },
      operations: steps.map((step) => step.operation),
    }
  },
}

function codeOf(from: Trial['enrollment'], to: Trial['enrollment']): ChangeCode {
  if (from?.type === 'ESTIMATED' && to?.type === 'ACTUAL') return 'enrollment/turned-actual'
  if (from?.count === undefined || to?.count === undefined || from.count === to.count) return 'other/changed'
  return to.count > from.count ? 'enrollment/raised' : 'enrollment/cut'
}

/** Difference in participants and in percent of the earlier number, to one decimal. */
function differenceOf(from: number | undefined, to: number | undefined): Record<string, number> {
  if (from === undefined || to === undefined || from === to) return {}
  const difference = to - from
  return from === 0 ? { difference } : { difference, percent: Math.round((difference / from) * 1000) / 10 }
}
