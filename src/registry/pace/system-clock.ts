/** The machine's own clock. */
import { setTimeout as wait } from 'node:timers/promises'
import type { RegistryClock } from '../registry.js'

/** Node's timers count to here; longer ones would fire at once. */
const longestTimer = 2_147_483_647

export const systemClock: RegistryClock = {
  now: () => new Date(),
  async sleep(milliseconds, signal) {
    try {
      await wait(Math.min(longestTimer, Math.max(0, milliseconds)), undefined, signal && { signal })
    } catch (error) {
      // What the signal says is told, not that a timer heard of it.
      signal?.throwIfAborted()
      throw error
    }
  },
}
