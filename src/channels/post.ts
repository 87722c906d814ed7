/** Posts one body to one address: no redirects, bounded in time and size, failures typed. */
import type { Dispatcher } from 'undici'
import type { ChannelContext, ChannelSettings, Setting } from './channel.js'
import { codeOf, refused, unreachable } from './failure.js'
import { isPrivate, isPrivateName, privateCode, publicLookup } from './private-address.js'
import { isSet } from './reading.js'

export interface Poster {
  /** Resolves with an answer of 2xx; everything else is a ChannelError. */
  post(posting: Posting): Promise<Answer>
  close(): Promise<void>
}

export interface Posting {
  url: string
  body: string
  headers: Readonly<Record<string, string>>
  method?: 'POST' | 'GET'
  /** How much of the answer is read, in bytes. */
  longestAnswer?: number
}

export interface Answer {
  status: number
  /** The beginning of its body: for checks, never for errors. */
  text: string
}

const shortAnswer = 64 * 1024
const waitable: ReadonlySet<number> = new Set([408, 425, 429])

export const allowPrivate: Setting = {
  type: 'yes-or-no',
  title: 'Allows plain http, and addresses on this machine or a private network.',
}

/** Faults of an address, in words that do not quote it. */
export function addressFaults(settings: ChannelSettings, name: string): string[] {
  const value = settings[name]
  if (typeof value !== 'string' || value === '') return []
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return [`${name} must be an address that begins with https://.`]
  if (url.username !== '' || url.password !== '') return [`${name} must not hold a user name or password.`]
  if (isSet(settings, 'allowPrivate')) return []
  if (url.protocol !== 'https:') return [`${name} must begin with https://, unless allowPrivate is set.`]
  const isAddress = url.hostname.startsWith('[')
  return isPrivate(url.hostname) || (!isAddress && isPrivateName(url.hostname))
    ? [`${name} is an address on a private network, which needs allowPrivate.`]
    : []
}

/**
 * A poster for one channel. Proxies are taken from the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY).
 * @param what how the receiver is called in errors: `The webhook`
 */
export async function openPoster(
  what: string,
  settings: ChannelSettings,
  context: Pick<ChannelContext, 'timeout' | 'signal' | 'env' | 'now'>,
): Promise<Poster> {
  const { request } = await import('undici')
  const mayBePrivate = isSet(settings, 'allowPrivate')
  const dispatcher = await dispatcherFor(context, mayBePrivate)
  return {
    async post({ url, body, headers, method = 'POST', longestAnswer = shortAnswer }) {
      const [fault] = addressFaults({ url, allowPrivate: mayBePrivate }, 'url')
      if (fault !== undefined)
        throw refused(what, `its address is not allowed; ${fault.replace(/\.$/, '')}`, { retryable: false })
      const signal = AbortSignal.any([
        AbortSignal.timeout(context.timeout),
        ...(context.signal ? [context.signal] : []),
      ])
      let answer: Answer
      let after: string | undefined
      let isExhausted = false
      try {
        const sent = { 'user-agent': 'trialdiff', ...headers }
        const asked = request(url, {
          method,
          headers: sent,
          ...(method === 'POST' && { body }),
          dispatcher,
          signal,
          headersTimeout: context.timeout,
          bodyTimeout: context.timeout,
        })
        const response = await Promise.race([asked, endOf(signal)])
        const header = response.headers['retry-after']
        after = Array.isArray(header) ? header[0] : header
        isExhausted = response.headers['x-ratelimit-remaining'] === '0'
        answer = {
          status: response.statusCode,
          text: await Promise.race([readStart(response.body, longestAnswer), endOf(signal)]),
        }
      } catch (error) {
        if (codeOf(error) === privateCode)
          throw refused(what, 'its name leads to a private address, which needs allowPrivate', { retryable: false })
        throw unreachable(what, error)
      }
      check(what, answer.status, after, isExhausted, context.now())
      return answer
    },
    async close() {
      // Not waited for: it need not end while a proxy breaks every connection off.
      dispatcher.destroy().catch(() => {})
    },
  }
}

/** Rejects when the time is over: a connection to a proxy is not ended by the signal alone. */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error)
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}

/** @param isExhausted whether the receiver says that its limit of requests is reached */
function check(what: string, status: number, after: string | undefined, isExhausted: boolean, now: Date): void {
  if (status >= 200 && status < 300) return
  const how = status >= 300 && status < 400 ? 'it redirects elsewhere, which is not followed' : `it answered ${status}`
  const asksToWait = status === 403 && (isExhausted || after !== undefined)
  const retryable = waitable.has(status) || status >= 500 || asksToWait
  throw refused(what, how, { retryable, retryAfter: retryable ? secondsOf(after, now) : undefined })
}

/** Of a Retry-After header: seconds, or a date. */
function secondsOf(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000))
}

async function readStart(body: Dispatcher.ResponseData['body'], longest: number): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of body) {
    pieces.push(Buffer.from(piece as Uint8Array))
    length += pieces.at(-1)?.length ?? 0
    if (length >= longest) break
  }
  return Buffer.concat(pieces).subarray(0, longest).toString('utf8')
}

async function dispatcherFor(
  { env, timeout }: Pick<ChannelContext, 'env' | 'timeout'>,
  mayBePrivate: boolean,
): Promise<Dispatcher> {
  const connect = { timeout, ...(!mayBePrivate && { lookup: publicLookup }) }
  const httpProxy = env['http_proxy'] ?? env['HTTP_PROXY'] ?? ''
  const httpsProxy = env['https_proxy'] ?? env['HTTPS_PROXY'] ?? httpProxy
  if (httpProxy === '' && httpsProxy === '') {
    const { Agent } = await import('undici')
    return new Agent({ connect })
  }
  const { openProxyAgent } = await import('../network/proxy-agent.js')
  // With a proxy it is the proxy that looks names up: `connect` then serves those hosts alone that need no proxy.
  return openProxyAgent({ httpProxy, httpsProxy, noProxy: env['no_proxy'] ?? env['NO_PROXY'] ?? '', connect })
}
