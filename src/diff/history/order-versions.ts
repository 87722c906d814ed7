/** Putting the versions of one trial in order of time, each of them once. */
import { RecordError } from '../../model/errors.js'
import type { Clock, HistoryVersion, LeftOutVersion } from '../../model/history.js'
import type { ParsedTrial } from '../../model/parsed-trial.js'
import type { Trial } from '../../model/trial.js'
import { diff } from '../diff.js'

export interface OrderedVersions {
  /** Oldest first, one at least. */
  versions: readonly HistoryVersion[]
  leftOut: readonly LeftOutVersion[]
}

/**
 * By the day of submission, where every version tells it; else by the day of posting, where every version tells that;
 * else each by the one it tells. Two of one day stand by their numbers, else by
 * their posting, else as given.
 * @throws RecordError `no-trial` for no version, `several-trials`, `undated-version` where none gives a day
 */
export function orderVersions(given: readonly ParsedTrial[]): OrderedVersions {
  refuseSeveralTrials(given)
  const undated = given.filter(({ trial }) => dayOf(trial) === undefined)
  const { kept, leftOut } = eachOnce(given.filter((parsed) => !undated.includes(parsed)))
  if (kept.length === 0) {
    const message =
      given.length === 0
        ? 'There is no version of a trial.'
        : 'No version tells the day of its last update, so there is no order of time; give fuller records.'
    throw new RecordError(given.length === 0 ? 'no-trial' : 'undated-version', message)
  }
  const clock = clockOf(kept)
  const versions = kept.flatMap((parsed) => dated(parsed, clock) ?? [])
  return {
    versions: versions.toSorted(inTime),
    leftOut: [...leftOut, ...undated.map((parsed) => ({ parsed, reason: 'undated' as const }))],
  }
}

/** Whether two records can be versions of one trial: one number, a former number, or one without a number. */
export function isSameTrial(one: Trial, other: Trial): boolean {
  if (one.nctId === undefined || other.nctId === undefined || one.nctId === other.nctId) return true
  return Boolean(one.nctIdAliases?.includes(other.nctId) || other.nctIdAliases?.includes(one.nctId))
}

function refuseSeveralTrials(given: readonly ParsedTrial[]): void {
  const [first] = given
  const stranger = first && given.find(({ trial }) => !isSameTrial(first.trial, trial))
  if (!stranger) return
  const ids = [...new Set(given.flatMap(({ trial }) => trial.nctId ?? []))]
  const message = `These are versions of ${ids.length} trials (${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}); choose one.`
  throw new RecordError('several-trials', message, ids)
}

/** The day a version is known by, by the wished clock where it has that. */
function dayOf({ lastUpdateSubmitted, lastUpdatePosted }: Trial, clock: Clock = 'submitted'): string | undefined {
  const [first, second] =
    clock === 'submitted' ? [lastUpdateSubmitted, lastUpdatePosted] : [lastUpdatePosted, lastUpdateSubmitted]
  return (first ?? second)?.date
}

/** One clock for all where there is one: posting follows submission by days, which could turn the order round. */
function clockOf(versions: readonly ParsedTrial[]): Clock {
  const areSubmitted = versions.every(({ trial }) => trial.lastUpdateSubmitted)
  return !areSubmitted && versions.every(({ trial }) => trial.lastUpdatePosted) ? 'posted' : 'submitted'
}

function dated(parsed: ParsedTrial, wished: Clock): HistoryVersion | undefined {
  const { trial } = parsed
  const day = dayOf(trial, wished)
  const clock = wished === 'posted' || !trial.lastUpdateSubmitted ? 'posted' : 'submitted'
  return day === undefined ? undefined : { parsed, day, clock }
}

function inTime(a: HistoryVersion, b: HistoryVersion): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  const [one, other] = [a.parsed.source.version, b.parsed.source.version]
  if (one !== undefined && other !== undefined && one !== other) return one - other
  const [first, second] = [a.parsed.trial.lastUpdatePosted?.date, b.parsed.trial.lastUpdatePosted?.date]
  if (first !== undefined && second !== undefined && first !== second) return first < second ? -1 : 1
  // The registry paints its own status over the newest version, which is then read once without it and once with it.
  return Number(isPainted(a)) - Number(isPainted(b))
}

function isPainted({ parsed }: HistoryVersion): boolean {
  return parsed.trial.overallStatus === 'UNKNOWN'
}

/** Of several copies of one version, the one that tells most. */
function eachOnce(given: readonly ParsedTrial[]): { kept: ParsedTrial[]; leftOut: LeftOutVersion[] } {
  const groups: ParsedTrial[][] = []
  for (const parsed of given) {
    const group = groups.find((copies) => {
      const copy = copies.find((each) => shareADay(each, parsed))
      return copy !== undefined && isSameVersion(copy, parsed)
    })
    if (group) group.push(parsed)
    else groups.push([parsed])
  }
  const kept: ParsedTrial[] = []
  const leftOut: LeftOutVersion[] = []
  for (const group of groups) {
    const [fullest] = group.toSorted((a, b) => a.source.omits.length - b.source.omits.length)
    if (!fullest) continue
    const sameAs = numbered(fullest, group)
    kept.push(sameAs)
    for (const parsed of group) {
      if (parsed !== fullest) leftOut.push({ parsed, reason: 'same-version', sameAs })
    }
  }
  return { kept, leftOut }
}

/** The number of a version, where a copy of it alone tells it: the registry's history does, its present record does not. */
function numbered(fullest: ParsedTrial, copies: readonly ParsedTrial[]): ParsedTrial {
  const version = copies.map(({ source }) => source.version).find((each) => each !== undefined)
  if (version === undefined || fullest.source.version !== undefined) return fullest
  return { ...fullest, source: { ...fullest.source, version } }
}

/** Two releases may share a day: only where nothing but noise tells them apart, they are one. */
function isSameVersion(one: ParsedTrial, other: ParsedTrial): boolean {
  const [a, b] = [one.source.version, other.source.version]
  if (a !== undefined && b !== undefined && a !== b) return false
  return diff(one, other).changes.every(({ severity }) => severity === 'noise')
}

function shareADay(one: ParsedTrial, other: ParsedTrial): boolean {
  const isShared = (field: 'lastUpdateSubmitted' | 'lastUpdatePosted'): boolean =>
    one.trial[field] !== undefined && one.trial[field].date === other.trial[field]?.date
  return isShared('lastUpdateSubmitted') || isShared('lastUpdatePosted')
}
