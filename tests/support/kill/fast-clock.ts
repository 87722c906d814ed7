/** A clock that runs many times faster than the wall's, the same one in every process that is told its beginning. */
import { setTimeout as pause } from 'node:timers/promises'

export interface FastClock {
  now(): Date
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export interface ClockSetting {
  /** What it shows at a moment of the wall's clock, both in milliseconds. */
  shows: number
  at: number
  factor: number
}

export function fastClock({ shows, at, factor }: ClockSetting): FastClock {
  return {
    now: () => new Date(shows + (Date.now() - at) * factor),
    async sleep(milliseconds, signal) {
      await pause(milliseconds / factor, undefined, signal ? { signal } : {})
    },
  }
}
