/** Writes an answer, or spoils it as the fault of this request says. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { invalidValue, loginPage, plainPage, type Answer } from './answer.js'
import type { Fault } from './faults.js'

interface Circumstances {
  fault: Fault | undefined
  now: Date
  build: number
}
interface Sent {
  status: number
  /** Trials whose full records went out whole. */
  records: readonly string[]
}

export function deliver(
  request: IncomingMessage,
  response: ServerResponse,
  mean: () => Answer,
  { fault, now, build }: Circumstances,
): Sent {
  if (fault?.is === 'reset') {
    request.socket.resetAndDestroy()
    return { status: 0, records: [] }
  }
  if (fault?.is === 'silent') return { status: 0, records: [] }
  const spoilt = fault === undefined ? undefined : instead(fault, now)
  const answer = spoilt ?? mean()
  const tag = `"loopback/0.34.1/b${build}"`
  const headers: Record<string, string> = { ...answer.headers, etag: tag }
  if (spoilt === undefined && answer.status === 200 && request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end()
    return { status: 304, records: [] }
  }
  let body: Uint8Array = Buffer.from(answer.body)
  if (fault?.is === 'truncated') body = body.subarray(0, Math.floor(body.length * 0.6))
  if (/\bgzip\b/.test(String(request.headers['accept-encoding'])) && body.length > 512) {
    body = gzipSync(body, { level: 1 })
    headers['content-encoding'] = 'gzip'
    headers['vary'] = 'Accept-Encoding'
  }
  const isCut = fault?.is === 'wrong length'
  headers['content-length'] = String(isCut ? body.length + 100 : body.length)
  response.writeHead(answer.status, headers)
  if (isCut) response.write(body, () => request.socket.destroy())
  else if (fault?.is === 'slow') void drip(response, body, fault)
  else response.end(body)
  return { status: answer.status, records: isCut || fault?.is === 'truncated' ? [] : answer.records }
}

/** What is told instead of what was meant; nothing where only its way is spoilt. */
function instead(fault: Fault, now: Date): Answer | undefined {
  const after = (seconds: number, asDate = false) => ({
    'retry-after': asDate ? new Date(now.getTime() + seconds * 1000).toUTCString() : String(seconds),
  })
  switch (fault.is) {
    case 'too many':
      return plainPage(429, 'Too Many Requests', after(fault.retryAfter ?? 1, fault.asDate))
    case 'blocked':
      return plainPage(403, 'Forbidden')
    case 'broken':
      return plainPage(
        fault.status ?? 500,
        'Internal Server Error',
        fault.retryAfter === undefined ? {} : after(fault.retryAfter),
      )
    case 'expired token':
      return invalidValue('pageToken', 'expired')
    case 'login':
      return loginPage
    default:
      return undefined
  }
}

async function drip(
  response: ServerResponse,
  body: Uint8Array,
  { pause: between = 20, pieces = 5 }: { pause?: number; pieces?: number },
): Promise<void> {
  const size = Math.ceil(body.length / pieces)
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size))
    await pause(between)
  }
  response.end()
}
