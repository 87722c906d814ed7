/** The exit status of a run. */
import { severities, type Severity } from '../index.js'
import type { RunOutcome } from '../watch/run-outcome.js'

/** @param stuck letters that should have gone out by now and did not */
export function statusOf(
  { dataset, failures, counts }: RunOutcome,
  { exitCode, failOn, stuck }: { exitCode?: true; failOn: Severity; stuck: number },
): number {
  if (dataset === undefined) return 3
  if (!exitCode) return 0
  if (failures.some(({ target }) => !target.startsWith('channel:'))) return 3
  if (stuck > 0) return 4
  const told = severities.slice(0, severities.indexOf(failOn) + 1)
  return told.some((severity) => counts[severity] > 0) ? 1 : 0
}
