/** history: what happened to one trial over all its versions. */
import type { Change } from '../../model/change.js'
import type { EnrollmentStep, History, HistorySummary, HistoryVersion } from '../../model/history.js'
import type { ParsedTrial } from '../../model/parsed-trial.js'
import { datePathOf } from './date-path.js'
import { holdTogether } from './hold-outcomes.js'
import { diff, type DiffOptions } from '../diff.js'
import { milestoneOf } from './milestone.js'
import { orderVersions } from './order-versions.js'
import { isRegistration } from './is-registration.js'
import { statusPathOf } from './status-path.js'

/**
 * Puts versions of one trial in order of time, in whatever order and formats they come, and compares each with the next.
 * Copies of a version and versions without a day are left out, and said so.
 * @throws RecordError `no-trial`, `several-trials`, `undated-version` where no version gives a day
 */
export function history(given: readonly ParsedTrial[], options: DiffOptions = {}): History {
  const { versions, leftOut } = orderVersions(given)
  const steps = versions.slice(1).map(({ parsed }, at) => diff((versions[at] ?? { parsed }).parsed, parsed, options))
  const [first, last] = [versions[0]?.parsed, versions.at(-1)?.parsed]
  const whole = versions.length === 2 ? steps[0] : versions.length > 2 && first && last && diff(first, last, options)
  const nctId = versions.findLast(({ parsed }) => parsed.trial.nctId)?.parsed.trial.nctId
  return {
    ...(nctId && { nctId }),
    versions,
    steps,
    ...(whole && { whole }),
    summary: summarize(versions, whole ? whole.changes : []),
    leftOut,
  }
}

function summarize(versions: readonly HistoryVersion[], changes: readonly Change[]): HistorySummary {
  const [first, last] = [versions[0], versions.at(-1)]
  const missing = missingIn(versions)
  const [original, current] = [first ? milestoneOf(first.parsed) : {}, last ? milestoneOf(last.parsed) : {}]
  const primaryOutcomes = holdTogether(original.primaryOutcomes, current.primaryOutcomes, changes)
  return {
    startsWithRegistration: first !== undefined && isRegistration(first.parsed),
    ...(missing !== undefined && { missing }),
    original,
    current,
    ...(primaryOutcomes && { primaryOutcomes }),
    dates: {
      startDate: datePathOf(versions, 'startDate'),
      primaryCompletionDate: datePathOf(versions, 'primaryCompletionDate'),
      completionDate: datePathOf(versions, 'completionDate'),
    },
    statuses: statusPathOf(versions),
    enrollment: enrollmentPathOf(versions),
  }
}

function missingIn(versions: readonly HistoryVersion[]): number | undefined {
  const numbers = versions.map(({ parsed }) => parsed.source.version)
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first === undefined || last === undefined || numbers.includes(undefined)) return undefined
  return last - first + 1 - new Set(numbers).size
}

function enrollmentPathOf(versions: readonly HistoryVersion[]): EnrollmentStep[] {
  const path: EnrollmentStep[] = []
  for (const { parsed, day } of versions) {
    const { enrollment } = parsed.trial
    if (enrollment === undefined) continue
    const { count, type } = enrollment
    const last = path.at(-1)
    if (!last || count !== last.count || (type !== undefined && type !== last.type)) path.push({ day, ...enrollment })
  }
  return path
}
