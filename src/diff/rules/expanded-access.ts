/** Expanded access: whether the treatment can be had outside the trial, under which record, and for whom. */
import type { Facts } from '../../model/change.js'
import type { TrialPath } from '../../model/trial-path.js'
import type { Trial } from '../../model/trial.js'
import type { Step } from '../keyed/operations.js'
import type { Finding, Pair, Rule } from '../rule.js'

export const expandedAccess: Rule = {
  name: 'expanded access',
  *find(pair: Pair): Iterable<Finding> {
    const access = pair.operations.claim('expandedAccess')
    if (access.length > 0) yield finding(pair, 'expandedAccess', access, accessFacts(pair))
    const kinds = pair.operations.claim('expandedAccessTypes')
    if (kinds.length > 0) yield finding(pair, 'expandedAccessTypes', kinds, kindFacts(pair))
    // Counted by the registry from the records that name this one.
    const pointers = pair.operations.claim('nPtrsToThisExpAccNctId')
    if (pointers.length > 0) yield finding(pair, 'nPtrsToThisExpAccNctId', pointers, { noise: 'derived' })
  },
}

function finding(
  { before, after }: Pair,
  field: 'expandedAccess' | 'expandedAccessTypes' | 'nPtrsToThisExpAccNctId',
  steps: readonly Step[],
  facts: Facts,
): Finding {
  return {
    code: 'expanded-access/changed',
    area: 'status',
    madeBy: facts.noise === 'derived' ? 'registry' : 'sponsor',
    subject: field,
    path: `/${field}`,
    ...(before[field] !== undefined && { before: before[field] }),
    ...(after[field] !== undefined && { after: after[field] }),
    facts: { field, ...facts },
    operations: steps.map((step) => step.operation),
  }
}

const parts = { hasExpandedAccess: 'available', nctId: 'record', statusForNctId: 'status' } as const

/** Of what differs, how it stands and how it stood: `available` and `availableBefore`, and so for `record` and `status`. */
function accessFacts({ before, after, compares }: Pair): Facts {
  const facts: Record<string, string | boolean> = {}
  for (const [part, name] of Object.entries(parts) as [keyof typeof parts, string][]) {
    const [from, to] = [before.expandedAccess?.[part], after.expandedAccess?.[part]]
    if (from === to || !compares(`expandedAccess.${part}` as TrialPath)) continue
    if (from !== undefined) facts[`${name}Before`] = from
    if (to !== undefined) facts[name] = to
  }
  return Object.keys(facts).length === 0 ? { noise: 'formatting' } : facts
}

/** The kinds of access that came and went; a kind that is denied and one that is left out are the same. */
function kindFacts({ before, after }: Pair): Facts {
  const [earlier, later] = [kindsOf(before), kindsOf(after)]
  const added = later.filter((kind) => !earlier.includes(kind)).join(' ')
  const removed = earlier.filter((kind) => !later.includes(kind)).join(' ')
  if (added === '' && removed === '') return { noise: 'formatting' }
  if (before.expandedAccessTypes === undefined || after.expandedAccessTypes === undefined) {
    return added ? { stated: added } : { unstated: removed }
  }
  return { ...(added && { added }), ...(removed && { removed }) }
}

function kindsOf({ expandedAccessTypes = {} }: Trial): string[] {
  return (['individual', 'intermediate', 'treatment'] as const).filter((kind) => expandedAccessTypes[kind])
}
