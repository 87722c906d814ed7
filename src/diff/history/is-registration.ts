/** Whether a version is the one with which its trial came to the registry. */
import type { ParsedTrial } from '../../model/parsed-trial.js'
import type { Dated } from '../../model/trial.js'

/** As far as it tells: by its number, or because its last update is its registration. */
export function isRegistration({ trial, source }: ParsedTrial): boolean {
  if (source.version !== undefined) return source.version === 0
  const { firstSubmitted, firstSubmittedQc, lastUpdateSubmitted, firstPosted, lastUpdatePosted } = trial
  return (
    isOneDay(firstSubmitted, lastUpdateSubmitted) ||
    isOneDay(firstSubmittedQc, lastUpdateSubmitted) ||
    isOneDay(firstPosted, lastUpdatePosted)
  )
}

function isOneDay(first: Dated | undefined, last: Dated | undefined): boolean {
  return first !== undefined && first.date === last?.date
}
