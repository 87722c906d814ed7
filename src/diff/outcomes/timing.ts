/** Timing: where the day of the later version lies against the trial's start, its primary completion and its results. */
import type { Facts } from '../../model/change.js'
import type { Dated, Trial } from '../../model/trial.js'
import { distanceBetween, isBefore } from '../meaning/date-distance.js'

/** Changes made this near to the first results mostly come with them. */
const near = 31

/**
 * What was changed in the later version was changed by the day it was submitted.
 * @returns `timing` where it is certain, whatever day of its month a date may mean; `timingType` is the type of the date
 * it was judged by; `timingBetween` says that the date may lie between both versions, so that the change may have been
 * made before it; `resultsEvent` says which of submission and posting was near
 */
export function timingOf(earlier: Trial, later: Trial): Facts {
  const day = dayOf(later)
  if (day === undefined) return {}
  const event = resultsNear(later, day)
  return { ...placeOf(later, dayOf(earlier), day), ...(event && { nearResults: true, resultsEvent: event }) }
}

/** The day a version speaks of: when it was submitted, else when it was posted. */
function dayOf({ lastUpdateSubmitted, lastUpdatePosted }: Trial): string | undefined {
  return lastUpdateSubmitted?.date ?? lastUpdatePosted?.date
}

function placeOf({ startDate, primaryCompletionDate }: Trial, from: string | undefined, day: string): Facts {
  const after = (timing: string, milestone: Dated): Facts => {
    const isBetween = from === undefined || !isBefore(milestone.date, from)
    return { timing, ...typeOf(milestone), ...(isBetween && { timingBetween: true }) }
  }
  if (primaryCompletionDate && isBefore(primaryCompletionDate.date, day))
    return after('after-primary-completion', primaryCompletionDate)
  if (!startDate) return {}
  if (isBefore(startDate.date, day)) return after('after-start', startDate)
  return isBefore(day, startDate.date) ? { timing: 'before-start', ...typeOf(startDate) } : {}
}

function typeOf({ type }: Dated): Facts {
  return type ? { timingType: type } : {}
}

function resultsNear({ resultsFirstPosted, resultsFirstSubmitted }: Trial, day: string): string | undefined {
  if (resultsFirstSubmitted && isNear(resultsFirstSubmitted.date, day)) return 'submission'
  return resultsFirstPosted && isNear(resultsFirstPosted.date, day) ? 'posting' : undefined
}

function isNear(date: string, day: string): boolean {
  if (date === day) return date.length === 10
  const { days } = distanceBetween(date, day)
  return days !== undefined && Math.abs(days) <= near
}
