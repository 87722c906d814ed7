/** Enrollment: the planned number raised or cut, or replaced by the actual count. */
import type { ChangeCode, Facts } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import type { Finding, Pair, Rule } from '../rule.js'

export const enrollment: Rule = {
  name: 'enrollment',
  *find(pair: Pair): Iterable<Finding> {
    const steps = pair.operations.claim('enrollment')
    if (steps.length === 0) return
    const from = pair.before.enrollment
    const to = pair.after.enrollment
    yield {
      code: codeOf(from, to, pair.compares('enrollment.type')),
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
        ...(pair.compares('enrollment.type') && typeFacts(from, to)),
        ...differenceOf(from?.count, to?.count),
        ...sizeFacts(pair),
      },
      operations: steps.map((step) => step.operation),
    }
  },
}

function codeOf(from: Trial['enrollment'], to: Trial['enrollment'], comparesType: boolean): ChangeCode {
  if (to?.count !== undefined && from?.count === undefined) return 'enrollment/added'
  if (from?.count !== undefined && to?.count === undefined) return 'enrollment/removed'
  if (from?.type === 'ESTIMATED' && to?.type === 'ACTUAL') return 'enrollment/turned-actual'
  if (from?.type === 'ACTUAL' && to?.type === 'ESTIMATED') return 'enrollment/turned-estimated'
  if (from?.count === to?.count) return to?.type === undefined ? 'enrollment/type-removed' : 'enrollment/type-added'
  // A number of no stated kind may have been either, but now one that was counted stands in its place.
  if (comparesType && from?.type === undefined && to?.type === 'ACTUAL') return 'enrollment/turned-actual'
  return (to?.count ?? 0) > (from?.count ?? 0) ? 'enrollment/raised' : 'enrollment/cut'
}

/** What only one document can tell of the type has not changed. */
function typeFacts(from: Trial['enrollment'], to: Trial['enrollment']): Facts {
  return { ...(from?.type && { typeBefore: from.type }), ...(to?.type && { typeAfter: to.type }) }
}

/** Difference in participants and in percent of the earlier number, to one decimal. */
function differenceOf(from: number | undefined, to: number | undefined): Facts {
  if (from === undefined || to === undefined || from === to) return {}
  const difference = to - from
  if (from === 0) return { difference }
  const percent = Math.round((difference / from) * 1000) / 10
  // Only none left is all of them gone.
  return { difference, percent: to > 0 ? Math.max(percent, -99.9) : percent }
}

/** A trial that assigns interventions to a million people exists, but none that grew to it tenfold from one version to another. */
const hugeCount = 1_000_000
const hugeFactor = 10

/** Whether one of the numbers is too large to be meant, or nobody was enrolled because the trial was withdrawn. */
function sizeFacts({ before, after }: Pair): Facts {
  const from = before.enrollment?.count ?? 0
  const to = after.enrollment?.count ?? 0
  const isInterventional = (after.studyType ?? before.studyType) === 'INTERVENTIONAL'
  return {
    ...(isInterventional && isHugeBeside(to, from) && { implausible: true }),
    ...(isInterventional && isHugeBeside(from, to) && { implausibleBefore: true }),
    ...(after.enrollment?.count === 0 && after.overallStatus === 'WITHDRAWN' && { withdrawn: true }),
  }
}

function isHugeBeside(count: number, other: number): boolean {
  return other > 0 && count >= hugeCount && count >= other * hugeFactor
}
