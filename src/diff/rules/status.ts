/** Status: the trial's overall recruitment status, with the reason why it stopped. */
import type { Trial } from '../../model/trial.js'
import { sameWords } from '../../normalize/fold.js'
import type { Finding, Pair, Rule } from '../rule.js'

const stopped = new Set<Trial['overallStatus']>(['SUSPENDED', 'TERMINATED', 'WITHDRAWN'])
/** The registry sets these itself: unknown after two years without verification, withheld by law. */
const setByRegistry = new Set<Trial['overallStatus']>(['UNKNOWN', 'WITHHELD'])

export const status: Rule = {
  name: 'status',
  *find({ before, after, operations }: Pair): Iterable<Finding> {
    const steps = operations.claim('overallStatus')
    if (steps.length === 0) return
    steps.push(...operations.claim('lastKnownStatus'), ...operations.claim('whyStopped'))
    const from = before.overallStatus
    const to = after.overallStatus
    yield {
      code: 'status/changed',
      area: 'status',
      madeBy: setByRegistry.has(to) ? 'registry' : 'sponsor',
      subject: 'overallStatus',
      path: '/overallStatus',
      ...(from && { before: from }),
      ...(to && { after: to }),
      facts: {
        ...(from && { from }),
        ...(to && { to }),
        ...(stopped.has(to) && { stopped: true }),
        ...(stopped.has(from) && !stopped.has(to) && { revived: true }),
        ...(after.whyStopped &&
          !sameWords(before.whyStopped ?? '', after.whyStopped) && { whyStopped: after.whyStopped }),
      },
      operations: steps.map((step) => step.operation),
    }
  },
}
