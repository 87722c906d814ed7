/** Nearly empty: whether a record has lost so much at once that the registry, not the sponsor, must have lost it. */
import type { ParsedTrial, TrialPath } from '../../index.js'

/** What nearly every record tells, whatever its age and kind. */
const essentials = [
  'briefTitle',
  'overallStatus',
  'studyType',
  'leadSponsor',
  'briefSummary',
  'conditions',
  'startDate',
  'completionDate',
  'primaryCompletionDate',
  'enrollment',
  'eligibility',
  'arms',
  'interventions',
  'outcomes',
  'locations',
  'firstSubmitted',
] as const satisfies readonly TrialPath[]

/** Of what the last good record told, the share that must be gone. */
const share = 0.5
/** A record that never told more than so much is not measured. */
const fewest = 4

/**
 * A withheld record, or one whose posting is delayed, says so by its status and is believed.
 * @param before the last good record, undefined for the first
 * @returns how much is gone of how much, or undefined for a record that is as full as it should be
 */
export function nearlyEmpty(before: ParsedTrial | undefined, after: ParsedTrial): string | undefined {
  if (isWithheld(after)) return undefined
  const told = partsOf(after)
  if (before === undefined || isWithheld(before)) {
    return told.size < fewest ? `tells ${told.size} of ${essentials.length} essentials` : undefined
  }
  const had = partsOf(before)
  if (had.size < fewest) return undefined
  const lost = [...had].filter((part) => !told.has(part))
  // A whole record was asked for: one without what every whole record has was cut on its way.
  const isCut = lost.some((part) => after.source.omits.some((path) => path === part))
  return isCut || lost.length >= had.size * share ? `lost ${lost.length} of ${had.size} essentials` : undefined
}

function isWithheld({ trial }: ParsedTrial): boolean {
  return trial.overallStatus === 'WITHHELD' || trial.delayedPosting === true
}

function partsOf({ trial }: ParsedTrial): ReadonlySet<string> {
  return new Set(essentials.filter((part) => isTold(trial[part])))
}

function isTold(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== ''
}
