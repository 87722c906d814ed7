/** A bucket in memory that holds one token: requests go out one by one, never closer together than the rate allows. */
import type { Bucket, RegistryClock } from './registry.js'

/** @param rate requests a second */
export function openBucket(rate: number, clock: RegistryClock): Bucket {
  const interval = 1000 / rate
  let free = 0
  let paused = 0
  let turn: Promise<void> = Promise.resolve()

  async function awaitTurn(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    // A pause may be asked for while somebody waits, so the moment is looked up again after each sleep.
    for (let now = time(); now < Math.max(free, paused); now = time()) {
      await clock.sleep(Math.max(free, paused) - now, signal)
    }
    free = time() + interval
  }
  const time = (): number => clock.now().getTime()

  return {
    take(signal) {
      const mine = turn.then(() => awaitTurn(signal))
      turn = mine.catch(() => {})
      return signal ? orAborted(mine, signal) : mine
    },
    async pauseUntil(moment) {
      paused = Math.max(paused, moment.getTime())
    },
  }
}

/** Whoever gives up does not wait for those before him. */
function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = (): void => reject(signal.reason)
    if (signal.aborted) give()
    signal.addEventListener('abort', give, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give))
  })
}
