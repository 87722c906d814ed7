/** Full checks: when a trial is fetched whole although its row has not moved, spread evenly over the days. */
import { hash } from 'node:crypto'

const day = 86_400_000

/**
 * Each trial has its own day in every `days` days, told by its number alone: 10,000 trials in 30 days are about 334 a
 * day. A day that was missed is made up for by the next run.
 * @param last when it was last retrieved, as ISO 8601
 */
export function isFullCheckDue(nctId: string, last: string | undefined, now: Date, days: number): boolean {
  if (last === undefined) return true
  const today = Math.floor(now.getTime() / day)
  const turn = today - ((today + phaseOf(nctId, days)) % days)
  return Date.parse(last) < turn * day
}

function phaseOf(nctId: string, days: number): number {
  return Number.parseInt(hash('sha256', nctId).slice(0, 8), 16) % days
}
