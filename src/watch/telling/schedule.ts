/** When a schedule comes round, and when an item of a route may be sent: pure, given the moment. */
import { Cron } from 'croner'
import type { Route } from '../watch-config.js'

export interface Schedule {
  /** Five fields as cron has them. */
  at: string
  /** A time zone of the IANA's list. */
  timezone: string
}

/** The first moment after another at which the schedule comes round; undefined where it never does. */
export function nextRun({ at, timezone }: Schedule, after: Date): Date | undefined {
  return new Cron(at, { timezone, mode: '5-part', paused: true }).nextRun(after) ?? undefined
}

/**
 * When an item of this route that is ready now may be sent: now, at the next slot of its digest, or at the end of the
 * quiet hours into which that falls.
 */
export function dueAt(route: Pick<Route, 'deliver' | 'at' | 'timezone' | 'quietHours'>, now: Date): Date {
  const { timezone, quietHours } = route
  const slot = route.deliver === 'digest' && route.at !== undefined ? slotFrom(route.at, timezone, now) : now
  return quietHours ? endOfQuiet(quietHours, timezone, slot) : slot
}

/** The slot that is now, or the next. */
function slotFrom(at: string, timezone: string, now: Date): Date {
  const minute = Math.floor(now.getTime() / 60_000) * 60_000
  const slot = nextRun({ at, timezone }, new Date(minute - 1000))
  return slot === undefined || slot.getTime() <= now.getTime() ? now : slot
}

/** The largest step by which a clock anywhere is put forward or back, in minutes. */
const clockChange = 120

/** The moment itself where it is not quiet, else the first whole minute that is not, by the clock on the wall. */
function endOfQuiet({ from, to }: { from: string; to: string }, timezone: string, moment: Date): Date {
  const [start, end] = [minutesOf(from), minutesOf(to)]
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const local = (time: number): number => minutesOf(clock.format(new Date(time)))
  const isQuiet = (minute: number): boolean =>
    start <= end ? start <= minute && minute < end : start <= minute || minute < end
  if (!isQuiet(local(moment.getTime()))) return moment
  let time = Math.floor(moment.getTime() / 60_000) * 60_000
  for (let minute = local(time); isQuiet(minute); minute = local(time)) {
    const left = (end - minute + 1440) % 1440
    // The clock may be changed on the way there: the last stretch is walked minute by minute.
    time += 60_000 * Math.max(1, left - clockChange)
  }
  return new Date(time)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** `07:30` → `30 7 * * *`; anything else as it is. */
export function cronOf(written: string): string {
  const time = /^(\d\d?):(\d\d)$/.exec(written.trim())
  return time ? `${Number(time[2])} ${Number(time[1])} * * *` : written.trim().replace(/\s+/g, ' ')
}

/** What is wrong with a schedule, as the end of a sentence; undefined where it comes round. */
export function scheduleFault(written: string, timezone: string): string | undefined {
  const example = 'write a time of day as in 07:30, or five fields as in 30 7 * * 1-5'
  const at = cronOf(written)
  if (at.split(' ').length !== 5) return `is neither; ${example}`
  try {
    const isComing = nextRun({ at, timezone: timezoneFault(timezone) === undefined ? timezone : 'UTC' }, new Date(0))
    return isComing === undefined ? `never comes round; ${example}` : undefined
  } catch {
    return `is no schedule; ${example}`
  }
}

/** What is wrong with a time zone; undefined where the IANA knows it. */
export function timezoneFault(timezone: string): string | undefined {
  const fault = 'is no time zone of the IANA, as Europe/Berlin or UTC are'
  if (!/^[A-Za-z]/.test(timezone)) return fault
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone }).format(0)
    return undefined
  } catch {
    return fault
  }
}
