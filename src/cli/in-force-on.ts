/** Which kept version was in force on a day, and what can be said of that honestly. */
import { inForce, RecordError, type InForce, type Snapshot } from '../index.js'

/**
 * @param day the latest where none is given
 * @throws RecordError `snapshot-not-found` where nothing that old is kept
 */
export function inForceOn(snapshots: readonly Snapshot[], nctId: string, day?: string): InForce {
  const found = inForce(snapshots, day)
  if (found) return found
  const [some] = snapshots
  const earliest = snapshots.flatMap((each) => each.day ?? []).toSorted()[0]
  const message =
    day !== undefined && earliest !== undefined
      ? `Nothing is kept of ${nctId} from ${day} or before; the earliest version kept is of ${earliest}.`
      : `None of the snapshots kept of ${nctId} tells its day; trialdiff show ${nctId} --snapshot ${some?.id ?? 'ID'} shows one.`
  throw new RecordError('snapshot-not-found', message, [nctId])
}

/** The version of a day before that of another one; itself where there is none. */
export function versionBefore(snapshots: readonly Snapshot[], { snapshot }: InForce): InForce {
  const earlier = snapshots.filter(({ day }) => day !== undefined && snapshot.day !== undefined && day < snapshot.day)
  return inForce(earlier) ?? { snapshot }
}

/** `On 2023-06-01 the version posted 2023-04-07 was in force, as far as is kept.` */
export function forceSentence(day: string, { snapshot }: InForce): string {
  return `On ${day} the version ${dayPhrase(snapshot)} was in force, as far as is kept${doubt({ snapshot }, day)}.`
}

/** `posted 2023-04-07`. */
export function dayPhrase({ day, dayKind }: Snapshot): string {
  return day === undefined ? 'without a day' : `${dayKind} ${day}`
}

/** A version whose day of posting is not known may not have been public on the day that is asked for. */
function doubt({ snapshot }: InForce, day: string): string {
  if (snapshot.dayKind !== 'submitted') return ''
  const isClose = daysBetween(snapshot.day ?? day, day) < usualReview
  return isClose
    ? '; only its day of submission is known, and the registry may have posted it after that day'
    : '; only its day of submission is known'
}

/** Most versions are posted within so many days of their submission. */
const usualReview = 30

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** What is known about the time until the next version. */
export function untilSentence({ snapshot, next }: InForce): string {
  if (!next) return 'No later version is kept.'
  return `The next version kept was ${dayPhrase(next)}; ${gapPhrase(snapshot, next)}.`
}

function gapPhrase({ version: from }: Snapshot, { version: to }: Snapshot): string {
  const gap = from === undefined || to === undefined ? undefined : to - from - 1
  if (gap === undefined || gap < 0) return 'whether others lie between is not known'
  if (gap === 0) return 'by their numbers, none lies between'
  return gap === 1 ? 'one between them is not kept' : `${gap} between them are not kept`
}
