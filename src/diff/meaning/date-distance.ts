/** How far one date lies from another when each may lack its day or month: never more precise than the record. */
import { daysIn } from '../../normalize/date.js'

export interface DateDistance {
  /** `same` also where one date only says the other more or less precisely. */
  direction: 'later' | 'earlier' | 'same'
  /** Whole months, where both dates give a month and no day; negative for earlier. */
  months?: number
  /** Days, where both dates give a day; negative for earlier. */
  days?: number
  /** Bounds in days, where one date gives a day and the other does not; negative for earlier. */
  fewestDays?: number
  mostDays?: number
  /** Whether the later date says more or less precisely when. */
  precision: 'same' | 'finer' | 'coarser'
}

/** @param before,after `2026`, `2026-05` or `2026-05-14` */
export function distanceBetween(before: string, after: string): DateDistance {
  const precision = after.length === before.length ? 'same' : after.length > before.length ? 'finer' : 'coarser'
  if (before === after) return { direction: 'same', precision }
  const [firstBefore, lastBefore] = boundsOf(before)
  const [firstAfter, lastAfter] = boundsOf(after)
  if (precision === 'same') {
    const direction = firstAfter > firstBefore ? 'later' : 'earlier'
    if (before.length === 10) return { direction, days: firstAfter - firstBefore, precision }
    return { direction, months: monthsOf(after) - monthsOf(before), precision }
  }
  const fewest = firstAfter - lastBefore
  const most = lastAfter - firstBefore
  if (fewest > 0) return { direction: 'later', fewestDays: fewest, mostDays: most, precision }
  if (most < 0) return { direction: 'earlier', fewestDays: most, mostDays: fewest, precision }
  return { direction: 'same', precision }
}

/** Whether a date lies wholly before a day. */
export function isBefore(date: string, day: string): boolean {
  return boundsOf(date)[1] < boundsOf(day)[0]
}

/** Whether a date lies wholly on or after a day. */
export function isFrom(date: string, day: string): boolean {
  return boundsOf(date)[0] >= boundsOf(day)[1]
}

/** First and last day that a date may mean, counted from 1970-01-01. */
export function boundsOf(date: string): [number, number] {
  const [year = 0, month, day] = date.split('-').map(Number)
  if (month === undefined) return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)]
  if (day === undefined) return [dayNumber(year, month, 1), dayNumber(year, month, daysIn(year, month))]
  return [dayNumber(year, month, day), dayNumber(year, month, day)]
}

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000
}

function monthsOf(date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return year * 12 + month
}
