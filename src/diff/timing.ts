/** Timing: where the day of the later version lies against the trial's start, its primary completion and its results. */
import type { Facts } from '../model/change.js'
import type { Dated, Trial } from '../model/trial.js'
import { distanceBetween, isBefore } from './date-distance.js'

/** Changes made this near to the first results mostly come with them. */
const near = 31

/**
 * @returns `timing` where it is certain, whatever day of its month a date may mean; `timingType` is the type of the date
 * it was judged by; `nearResults` says which of submission and posting was near
 */
export function timingOf(later: Trial): Facts {
  const day = later.lastUpdateSubmitted?.date ?? later.lastUpdatePosted?.date
  if (day === undefined) return {}
  const event = resultsNear(later, day)
  return { ...placeOf(later, day), ...(event && { nearResults: true, resultsEvent: event }) }
}

function placeOf({ startDate, primaryCompletionDate }: Trial, day: string): Facts {
  if (primaryCompletionDate && isBefore(primaryCompletionDate.date, day))
    return { timing: 'after-primary-completion', ...typeOf(primaryCompletionDate) }
  if (!startDate) return {}
  if (isBefore(startDate.date, day)) return { timing: 'after-start', ...typeOf(startDate) }
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
