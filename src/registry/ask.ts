/** Asking the registry one thing until it is answered: each attempt in its turn, later ones after a while, failures typed. */
import { RegistryError } from '../model/errors.js'
import { backoff, readRetryAfter } from './pace/backoff.js'
import { refusalOf } from './answers/refusal.js'
import type { Bucket, RegistryClock, RequestFacts } from './registry.js'
import type { Answer, Transport } from './transport/transport.js'

export interface Asking {
  readonly address: URL
  readonly requests: number
  /**
   * @param path with its query, from the root of the address
   * @param read what is wanted of the answer; it throws a RegistryError where the answer is not what it should be
   * @param understands statuses besides success that `read` knows what to make of
   * @throws RegistryError; what the signal says where it was given up
   */
  ask<T>(path: string, read: (answer: Answer) => T, understands?: (answer: Answer) => boolean): Promise<T>
}

export interface AskingParts {
  address: URL
  transport: Transport
  bucket: Bucket
  clock: RegistryClock
  random: () => number
  userAgent: string
  timeout: number
  attempts: number
  signal: AbortSignal | undefined
  onRequest: ((request: RequestFacts) => void) | undefined
}

/** A longer pause than this is not sat out: the caller hears of it and may come back later. */
const longestWait = 600_000

export function openAsking(parts: AskingParts): Asking {
  const { address, transport, bucket, clock, random, attempts, signal, onRequest } = parts
  let requests = 0
  let paused = 0

  async function attempt<T>(
    url: URL,
    read: (answer: Answer) => T,
    understands: (answer: Answer) => boolean,
  ): Promise<{ value: T; facts: Partial<RequestFacts> } | { error: RegistryError; facts: Partial<RequestFacts> }> {
    let answer: Answer | undefined
    try {
      answer = await transport.send({ url, userAgent: parts.userAgent, timeout: parts.timeout, signal })
      const refusal = understands(answer) ? undefined : refusalOf(answer)
      if (refusal) throw refusal
      const value = read(answer)
      await bucket.answered?.()
      return { value, facts: factsOf(answer) }
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof RegistryError)) throw error
      const pause = answer && (await heed(answer))
      return { error, facts: { ...factsOf(answer), error, ...(pause !== undefined && { retryIn: pause }) } }
    }
  }

  /** Who is told to wait makes everyone wait, and ask more seldom. @returns milliseconds, where the registry named them */
  async function heed({ headers, status }: Answer): Promise<number | undefined> {
    const now = clock.now()
    const asked = status < 400 ? undefined : readRetryAfter(headers.get('retry-after'), now)
    if (status === 429 || (status === 503 && asked !== undefined)) await bucket.slower?.()
    if (asked !== undefined) {
      paused = Math.max(paused, now.getTime() + asked)
      await bucket.pauseUntil(new Date(now.getTime() + asked))
    }
    return asked
  }

  function refuseLongPause(url: URL): void {
    if (paused - clock.now().getTime() <= longestWait) return
    const until = new Date(paused).toISOString().slice(0, 16).replace('T', ' ')
    const message = `${url.host} asks not to be asked before ${until} UTC; run again after that.`
    throw new RegistryError('registry-busy', message, { url: url.href, retryable: true })
  }

  return {
    address,
    get requests() {
      return requests
    },
    async ask(path, read, understands = () => false) {
      const url = new URL(path, address)
      for (let count = 1; ; count++) {
        refuseLongPause(url)
        await bucket.take(signal)
        signal?.throwIfAborted()
        requests++
        const { facts, ...outcome } = await attempt(url, read, understands)
        const isOver =
          'value' in outcome || !outcome.error.retryable || count >= attempts || isForTheCaller(outcome.error)
        const retryIn = isOver ? undefined : (facts.retryIn ?? backoff(count, random))
        const { retryIn: _asked, ...rest } = facts
        onRequest?.({ url: url.href, attempt: count, ...rest, ...(retryIn !== undefined && { retryIn }) })
        if ('value' in outcome) return outcome.value
        if (retryIn === undefined) throw outcome.error
        // What the registry asked for is waited in the bucket, with everybody else; so is the end of a rush.
        if (facts.retryIn === undefined) {
          if (outcome.error.code === 'registry-busy') await bucket.pauseUntil(new Date(clock.now().getTime() + retryIn))
          await clock.sleep(retryIn, signal)
        }
      }
    },
  }
}

/** A place in a list that is gone does not come back: the list has to be begun anew. */
function isForTheCaller({ code }: RegistryError): boolean {
  return code === 'token-expired'
}

function factsOf(answer: Answer | undefined): Partial<RequestFacts> {
  return answer ? { status: answer.status, bytes: answer.body.length } : {}
}
