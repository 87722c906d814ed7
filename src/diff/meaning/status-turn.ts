/** What a turn from one overall status to another is called. */
import type { ChangeCode } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'

export type Status = NonNullable<Trial['overallStatus']>

const stopped: ReadonlySet<Status> = new Set<Status>(['SUSPENDED', 'TERMINATED', 'WITHDRAWN'])
const recruiting: ReadonlySet<Status> = new Set<Status>(['RECRUITING', 'ENROLLING_BY_INVITATION'])
const going: ReadonlySet<Status> = new Set<Status>([
  'NOT_YET_RECRUITING',
  'RECRUITING',
  'ENROLLING_BY_INVITATION',
  'ACTIVE_NOT_RECRUITING',
])
const access: ReadonlySet<Status> = new Set<Status>([
  'AVAILABLE',
  'NO_LONGER_AVAILABLE',
  'TEMPORARILY_NOT_AVAILABLE',
  'APPROVED_FOR_MARKETING',
])

/**
 * @param from the status before; where the registry had painted it unknown, the last known one says what happened
 * @returns `status/changed` for turns that have no code of their own
 */
export function turnOf(from: Status | undefined, to: Status | undefined, lastKnown?: Status): ChangeCode {
  if (from === undefined || to === undefined) return 'status/changed'
  if (to === 'WITHHELD') return 'status/withheld'
  if (from === 'WITHHELD') return 'status/shown'
  if (to === 'UNKNOWN') return 'status/unknown'
  if (from === 'UNKNOWN') return to === lastKnown || !lastKnown ? verified(to) : turnOf(lastKnown, to)
  if (stopped.has(to)) return 'status/stopped'
  if (to === 'COMPLETED') return 'status/completed'
  if (stopped.has(from)) return going.has(to) ? 'status/revived' : 'status/changed'
  if (recruiting.has(to)) return recruiting.has(from) ? 'status/changed' : opened(from)
  if (recruiting.has(from) && to === 'ACTIVE_NOT_RECRUITING') return 'status/closed'
  return from === 'COMPLETED' && going.has(to) ? 'status/reopened' : 'status/changed'
}

function verified(to: Status): ChangeCode {
  if (stopped.has(to)) return 'status/stopped'
  return to === 'COMPLETED' ? 'status/completed' : 'status/verified'
}

function opened(from: Status): ChangeCode {
  if (from === 'NOT_YET_RECRUITING') return 'status/started'
  return from === 'ACTIVE_NOT_RECRUITING' || from === 'COMPLETED' ? 'status/reopened' : 'status/changed'
}

export function isStopped(status: Status | undefined): boolean {
  return status !== undefined && stopped.has(status)
}

/** Whether a trial of this status goes on, or went to its end. */
export function isAlive(status: Status | undefined): boolean {
  return status !== undefined && (going.has(status) || status === 'COMPLETED')
}

/** Whether the status is one of an expanded access record. */
export function isOfAccess(status: Status | undefined): boolean {
  return status !== undefined && access.has(status)
}
