/** A clock that nobody waits for: whoever sleeps moves it on. */
import type { RegistryClock } from '../../src/registry/registry.js'

export interface FakeClock extends RegistryClock {
  /** Milliseconds slept, in the order in which it was asked for. */
  readonly slept: readonly number[]
}

/** Sleepers wake in the order of their moments, as under a real clock. */
export function fakeClock(start = '2026-11-22T09:30:00.000Z'): FakeClock {
  let time = Date.parse(start)
  const slept: number[] = []
  const sleepers: { at: number; wake: () => void }[] = []
  let isMoving = false

  /** Moves on once everything that can happen now has happened. */
  async function move(): Promise<void> {
    isMoving = true
    while (sleepers.length > 0) {
      await new Promise((resolve) => setImmediate(resolve))
      sleepers.sort((one, other) => one.at - other.at)
      const next = sleepers.shift()
      if (!next) continue
      time = Math.max(time, next.at)
      next.wake()
    }
    isMoving = false
  }

  return {
    slept,
    now: () => new Date(time),
    sleep(milliseconds, signal) {
      signal?.throwIfAborted()
      slept.push(milliseconds)
      return new Promise((resolve, reject) => {
        const sleeper = { at: time + milliseconds, wake: resolve }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', () => {
          const place = sleepers.indexOf(sleeper)
          if (place >= 0) sleepers.splice(place, 1)
          reject(signal.reason)
        })
        if (!isMoving) void move()
      })
    },
  }
}
