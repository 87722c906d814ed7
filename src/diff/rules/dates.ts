/** Dates: start, primary completion and completion, moved, said more precisely, or turned from estimate to fact. */
import type { ChangeCode, Facts, Operation } from '../../model/change.js'
import type { Dated, Trial } from '../../model/trial.js'
import { distanceBetween, isBefore, type DateDistance } from '../meaning/date-distance.js'
import type { Finding, Pair, Rule } from '../rule.js'

const fields = ['startDate', 'primaryCompletionDate', 'completionDate'] as const

export const dates: Rule = {
  name: 'dates',
  *find({ before, after, operations, compares }: Pair): Iterable<Finding> {
    for (const field of fields) {
      const steps = operations.claim(field)
      const claimed = steps.map((step) => step.operation)
      if (claimed.length === 0) continue
      const change = describe(field, before[field], after[field], claimed)
      // A type that only one document can tell has not changed.
      const types = compares(`${field}.type`) ? typeFacts(before[field], after[field]) : {}
      const lapses = lapseFacts(before[field], after[field], dayOf(after))
      const open = change.code === 'date/turned-actual' && field === 'primaryCompletionDate' && isLeftEstimated(after)
      const pending: Facts = open && compares('enrollment.type') ? { pending: 'enrollment' } : {}
      yield { ...change, facts: { ...change.facts, ...types, ...lapses, ...pending } }
    }
  },
}

/** The count is due with the actual primary completion. */
function isLeftEstimated({ enrollment }: Trial): boolean {
  return enrollment?.type === 'ESTIMATED'
}

function describe(
  field: (typeof fields)[number],
  before: Dated | undefined,
  after: Dated | undefined,
  operations: readonly Operation[],
): Finding {
  const distance = before && after && distanceBetween(before.date, after.date)
  return {
    code: before && after && distance ? codeOf(before, after, distance) : before ? 'date/removed' : 'date/added',
    area: 'dates',
    madeBy: 'sponsor',
    subject: field,
    path: `/${field}`,
    ...(before && { before }),
    ...(after && { after }),
    facts: {
      field,
      ...(distance && factsOf(distance)),
    },
    operations,
  }
}

function codeOf(before: Dated, after: Dated, distance: DateDistance): ChangeCode {
  if (before.type === 'ESTIMATED' && after.type === 'ACTUAL') return 'date/turned-actual'
  if (before.type === 'ACTUAL' && after.type === 'ESTIMATED') return 'date/turned-estimated'
  if (distance.direction === 'later') return 'date/later'
  if (distance.direction === 'earlier') return 'date/earlier'
  if (distance.precision === 'finer') return 'date/refined'
  if (distance.precision === 'coarser') return 'date/coarser'
  return after.type === undefined ? 'date/type-removed' : 'date/type-added'
}

function factsOf(distance: DateDistance): Facts {
  return Object.fromEntries(Object.entries(distance)) as Facts
}

function typeFacts(before?: Dated, after?: Dated): Facts {
  return { ...(before?.type && { typeBefore: before.type }), ...(after?.type && { typeAfter: after.type }) }
}

/**
 * Whether an estimate had passed when the record was updated: the old one before it was replaced, or the new one
 * already; or whether a date that is called actual still lay ahead.
 */
function lapseFacts(before: Dated | undefined, after: Dated | undefined, today: string | undefined): Facts {
  if (today === undefined) return {}
  if (after?.type === 'ACTUAL') return isBefore(today, after.date) ? { ahead: true } : {}
  if (after?.type !== 'ESTIMATED') return {}
  const lapsed = before?.type === 'ESTIMATED' && before.date !== after.date && isBefore(before.date, today)
  return { ...(lapsed && { lapsed: true }), ...(isBefore(after.date, today) && { alreadyPast: true }) }
}

/** The day a version speaks of: when it was submitted, else when it was posted. */
function dayOf(trial: Trial): string | undefined {
  return trial.lastUpdateSubmitted?.date ?? trial.lastUpdatePosted?.date
}
