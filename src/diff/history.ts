/** history: what happened to one trial over all its versions. */
import type { EnrollmentStep, History, HistorySummary, HistoryVersion } from '../model/history.js'
import type { ParsedTrial } from '../model/parsed-trial.js'
import { datePathOf } from './date-path.js'
import { diff } from './diff.js'
import { milestoneOf } from './milestone.js'
import { orderVersions } from './order-versions.js'
import { statusPathOf } from './status-path.js'

/**
 * Puts versions of one trial in order of time, in whatever order and formats they come, and compares each with the next.
 * Copies of a version and versions without a day are left out, and said so.
 * @throws RecordError `no-trial`, `several-trials`, `undated-version` where no version gives a day
 */
export function history(given: readonly ParsedTrial[]): History {
  const { versions, leftOut } = orderVersions(given)
  const steps = versions.slice(1).map(({ parsed }, at) => diff((versions[at] ?? { parsed }).parsed, parsed))
  const [first, last] = [versions[0]?.parsed, versions.at(-1)?.parsed]
  const whole = versions.length === 2 ? steps[0] : versions.length > 2 && first && last && diff(first, last)
  const nctId = versions.findLast(({ parsed }) => parsed.trial.nctId)?.parsed.trial.nctId
  return {
    ...(nctId && { nctId }),
    versions,
    steps,
    ...(whole && { whole }),
    summary: summarize(versions),
    leftOut,
  }
}

function summarize(versions: readonly HistoryVersion[]): HistorySummary {
  const [first, last] = [versions[0], versions.at(-1)]
  const missing = missingIn(versions)
  return {
    startsWithRegistration: first !== undefined && isRegistration(first.parsed),
    ...(missing !== undefined && { missing }),
    original: first ? milestoneOf(first.parsed) : {},
    current: last ? milestoneOf(last.parsed) : {},
    dates: {
      startDate: datePathOf(versions, 'startDate'),
      primaryCompletionDate: datePathOf(versions, 'primaryCompletionDate'),
      completionDate: datePathOf(versions, 'completionDate'),
    },
    statuses: statusPathOf(versions),
    enrollment: enrollmentPathOf(versions),
  }
}

/** The first version carries its number, or has the same day as the registration. */
function isRegistration({ trial, source }: ParsedTrial): boolean {
  if (source.version !== undefined) return source.version === 0
  const isOneDay = (first?: { date: string }, last?: { date: string }): boolean =>
    first !== undefined && first.date === last?.date
  const { firstSubmitted, firstSubmittedQc, lastUpdateSubmitted, firstPosted, lastUpdatePosted } = trial
  return (
    isOneDay(firstSubmitted, lastUpdateSubmitted) ||
    isOneDay(firstSubmittedQc, lastUpdateSubmitted) ||
    isOneDay(firstPosted, lastUpdatePosted)
  )
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
