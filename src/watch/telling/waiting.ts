/** What waits in the outbox: what should have gone out by now, and when the next may. */
import type { PendingItem } from '../../index.js'

/** Items that were tried in vain, or whose time has come; what waits for its hour is not among them. */
export function stuckIn(items: readonly PendingItem[], now: Date): PendingItem[] {
  return items.filter(
    ({ attempts, notBefore }) => attempts > 0 || notBefore === undefined || Date.parse(notBefore) <= now.getTime(),
  )
}

/** When the first of them may go out: past where it could have gone already; undefined where nothing waits. */
export function nextSending(items: readonly PendingItem[]): Date | undefined {
  const times = items.map(({ message, notBefore, nextAt, since }) =>
    Date.parse((message === undefined ? notBefore : nextAt) ?? since),
  )
  return times.length === 0 ? undefined : new Date(Math.min(...times))
}
