/** The transport of Node: undici, through the proxy that the environment names. */
import { Agent, request, type Dispatcher } from 'undici'
import { RegistryError, UsageError } from '../../model/errors.js'
import { openProxyAgent } from '../../network/proxy-agent.js'
import { isLoopback } from '../address.js'
import { inflateBody } from './inflate-body.js'
import { largestAnswer, wholeTimeouts, type Answer, type Question, type Transport } from './transport.js'
import { tooLarge, unreachable } from '../trouble.js'

/** Redirects are not followed: the registry's say that a record stands under another number. */
export function openUndici(address: URL): Transport {
  const dispatcher = isLoopback(address) ? new Agent() : throughProxy()
  return {
    async send(question) {
      const { url, timeout, signal } = question
      const whole = AbortSignal.timeout(timeout * wholeTimeouts)
      try {
        return await ask(dispatcher, question, signal ? AbortSignal.any([signal, whole]) : whole)
      } catch (cause) {
        signal?.throwIfAborted()
        if (cause instanceof RegistryError) throw cause
        throw unreachable(url, whole.aborted ? 'TIMEOUT' : codeOf(cause), cause)
      }
    },
    close: () => dispatcher.destroy(),
  }
}

/** @throws UsageError for a proxy that is none; its address is not repeated, since it may hold a password */
function throughProxy(): Dispatcher {
  try {
    return openProxyAgent()
  } catch {
    const message =
      'The proxy that the environment names cannot be used; write HTTPS_PROXY as http://proxy.example:8080, HTTP_PROXY alike.'
    throw new UsageError('bad-usage', message)
  }
}

async function ask(
  dispatcher: Dispatcher,
  { url, userAgent, timeout }: Question,
  signal: AbortSignal,
): Promise<Answer> {
  const { statusCode, headers, body } = await request(url, {
    dispatcher,
    signal,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip', accept: 'application/json, text/plain;q=0.5' },
  })
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body as AsyncIterable<Uint8Array>) {
    length += piece.length
    if (length > largestAnswer) throw tooLarge(url)
    pieces.push(piece)
  }
  const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]))
  const whole = await inflateBody(url, Buffer.concat(pieces), named.get('content-encoding'))
  return { url: url.href, status: statusCode, headers: named, body: whole }
}

/** The code of the innermost cause that has one; its words may quote the address of a proxy with its password. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'the connection failed'
  const refusal = /Proxy response \((\d+)\)/.exec(cause.message)?.[1]
  if (refusal !== undefined) return `the proxy answered ${refusal}`
  const inner = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause.cause
  if (inner instanceof Error && 'code' in inner) return codeOf(inner)
  return 'code' in cause ? String(cause.code) : cause.name
}
