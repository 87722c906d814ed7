/** Status: the trial's overall recruitment status, with the reason why it stopped. */
import type { Facts, MadeBy } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import { sameWords } from '../../normalize/fold.js'
import type { Step } from '../keyed/operations.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { isAlive, isOfAccess, isStopped, turnOf } from '../meaning/status-turn.js'

export const status: Rule = {
  name: 'status',
  *find(pair: Pair): Iterable<Finding> {
    const steps = pair.operations.claim('overallStatus')
    if (steps.length > 0) {
      steps.push(...pair.operations.claim('lastKnownStatus'), ...pair.operations.claim('whyStopped'))
      yield statusFinding(pair, steps)
      return
    }
    const reason = pair.operations.claim('whyStopped')
    if (reason.length > 0) yield reasonFinding(pair, reason)
  },
}

function statusFinding(pair: Pair, steps: readonly Step[]): Finding {
  const { before, after } = pair
  const from = before.overallStatus
  const to = after.overallStatus
  const lastKnown = from === 'UNKNOWN' && pair.compares('lastKnownStatus') ? before.lastKnownStatus : undefined
  const earlier = lastKnown ?? from
  return {
    code: turnOf(from, to, lastKnown),
    area: 'status',
    madeBy: makerOf(pair),
    subject: 'overallStatus',
    path: '/overallStatus',
    ...(from && { before: from }),
    ...(to && { after: to }),
    facts: {
      ...(from && { from }),
      ...(to && { to }),
      ...(lastKnown && { lastKnown }),
      ...((isOfAccess(from) || isOfAccess(to)) && { expandedAccess: true }),
      ...(isStopped(to) && { stopped: true }),
      ...(isStopped(earlier) && isAlive(to) && { revived: true }),
      ...reasonFacts(pair),
      ...(from === 'UNKNOWN' && verifiedFacts(pair)),
      ...(to === 'COMPLETED' && pendingFacts(pair)),
    },
    operations: steps.map((step) => step.operation),
  }
}

function reasonFacts({ before, after, compares }: Pair): Facts {
  if (!compares('whyStopped')) return {}
  if (after.whyStopped === undefined) return isStopped(after.overallStatus) ? { unexplained: true } : {}
  return sameWords(before.whyStopped ?? '', after.whyStopped) ? {} : { whyStopped: after.whyStopped }
}

/** The month in which the sponsor verified the record anew. */
function verifiedFacts({ before, after, compares }: Pair): Facts {
  const [earlier, later] = [before.lastVerified?.date, after.lastVerified?.date]
  return compares('lastVerified') && later && earlier !== later ? { verified: later } : {}
}

const promises = ['primaryCompletionDate', 'completionDate', 'enrollment'] as const

/** What a completed trial still gives as an estimate. */
function pendingFacts({ after, compares }: Pair): Facts {
  const pending = promises.filter((field) => compares(`${field}.type`) && after[field]?.type === 'ESTIMATED')
  return pending.length === 0 ? {} : { pending: pending.join(' ') }
}

/** What moves without a submission when the registry sets a status. */
const registrys = new Set(['overallStatus', 'lastKnownStatus', 'lastUpdatePosted', 'derived'])

/**
 * The registry paints a status unknown, withholds records, and shows them. Any other status that alone moved
 * while the record was not submitted anew cannot be the sponsor's either.
 */
function makerOf({ before, after, operations, compares }: Pair): MadeBy {
  if (after.overallStatus === 'UNKNOWN') return 'registry'
  if (before.overallStatus === 'WITHHELD' || after.overallStatus === 'WITHHELD') return 'registry'
  const submitted = [before, after].map((trial: Trial) => trial.lastUpdateSubmitted?.date)
  if (!compares('lastUpdateSubmitted') || submitted[0] === undefined || submitted[0] !== submitted[1]) return 'sponsor'
  const alone = operations.all.every(({ path }) => registrys.has(path.split('/')[1] ?? ''))
  return alone ? 'registry' : 'unknown'
}

function reasonFinding({ before, after }: Pair, steps: readonly Step[]): Finding {
  const [from, to] = [before.whyStopped, after.whyStopped]
  const isSame = from !== undefined && to !== undefined && sameWords(from, to)
  return {
    code: 'status/reason-changed',
    area: 'status',
    madeBy: 'sponsor',
    subject: 'whyStopped',
    path: '/whyStopped',
    ...(from !== undefined && { before: from }),
    ...(to !== undefined && { after: to }),
    facts: { field: 'whyStopped', ...(isSame && { noise: 'formatting' }) },
    operations: steps.map((step) => step.operation),
  }
}
