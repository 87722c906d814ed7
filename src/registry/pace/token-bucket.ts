/** A bucket in memory that holds one token: requests go out one by one, never closer together than the rate allows. */
import { answered, ordinaryPace, slowed } from './pace.js'
import type { Bucket, RegistryClock } from '../registry.js'

/** @param rate requests a second, until the registry asks for fewer */
export function openBucket(rate: number, clock: RegistryClock): Bucket {
  const interval = 1000 / rate
  let last = Number.NEGATIVE_INFINITY
  let paused = 0
  let pace = ordinaryPace
  let turn: Promise<void> = Promise.resolve()

  async function awaitTurn(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    // A pause or another pace may be asked for while somebody waits, so the moment is looked up again after each sleep.
    for (let now = time(); now < free(); now = time()) await clock.sleep(free() - now, signal)
    last = time()
  }
  const free = (): number => Math.max(last + interval * pace.slowness, paused)
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
    async slower() {
      pace = slowed(pace, interval)
    },
    async answered() {
      pace = answered(pace)
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
