/** What an answer that is no success says, as an error: its sentence quoted, and whether asking again may help. */
import { RegistryError, type ErrorCode } from '../../model/errors.js'
import type { Answer } from '../transport/transport.js'
import { placeOf } from '../trouble.js'

/** Undefined for a success. */
export function refusalOf(answer: Answer): RegistryError | undefined {
  const { status, url } = answer
  if (status >= 200 && status < 300 && !saysNoHistory(answer)) return undefined
  const sentence = sentenceOf(answer)
  const { code, what, retryable } = kindOf(answer, sentence)
  const quoted = sentence === '' ? '' : `: “${sentence}”`
  const [beginning, advice] = what.split('; ')
  const message = `${new URL(url).host} ${beginning} (${status}, ${placeOf(url)})${quoted}${advice ? `; ${advice}` : ''}.`
  return new RegistryError(code, message, { url, status, retryable })
}

/** A sentence of the registry's own, whatever status it comes with. */
const noHistory = /^No study\b.*\bhistory summary\b/i

function saysNoHistory(answer: Answer): boolean {
  return answer.body.length < 500 && isInternal(answer.url) && noHistory.test(sentenceOf(answer))
}

interface Kind {
  code: ErrorCode
  what: string
  retryable: boolean
}

const busy: readonly number[] = [408, 425, 429, 502, 503, 504]

function kindOf({ status, url }: Answer, sentence: string): Kind {
  if (noHistory.test(sentence)) {
    return { code: 'no-history', what: 'keeps no history of this record', retryable: false }
  }
  if (status === 400 && /\bpage ?token\b/i.test(sentence) && new URL(url).searchParams.has('pageToken')) {
    return {
      code: 'token-expired',
      what: 'no longer knows the place in the list; ask again from the start',
      retryable: true,
    }
  }
  if (busy.includes(status)) {
    return { code: 'registry-busy', what: 'is busy or asks for patience; try again later', retryable: true }
  }
  if (status >= 500) return { code: 'registry-answer', what: 'failed; try again later', retryable: true }
  if (status === 404 || status === 410) {
    return { code: 'registry-not-found', what: 'knows nothing of this', retryable: false }
  }
  if (status === 403) {
    const what = isInternal(url)
      ? 'refuses this client; try --transport curl or another network, and not at once'
      : 'refuses this client; look at the rate and the network, and try again another day'
    return { code: 'registry-refused', what, retryable: false }
  }
  if (status === 407)
    return {
      code: 'registry-refused',
      what: 'is behind a proxy that wants a name; set it in HTTPS_PROXY',
      retryable: false,
    }
  if (status >= 300 && status < 400)
    return { code: 'registry-answer', what: 'points elsewhere, which is not followed', retryable: false }
  return { code: 'registry-refused', what: 'does not take the request', retryable: false }
}

/** The interface of the registry's own pages, which is guarded more closely. */
function isInternal(url: string): boolean {
  return new URL(url).pathname.startsWith('/api/int/')
}

const longestQuote = 240

/** The plain sentence in which the registry says what is wrong; of a page in HTML, its title at most. */
export function sentenceOf({ headers, body }: Answer): string {
  const text = new TextDecoder().decode(body.subarray(0, 8192))
  const isPage = /html/i.test(headers.get('content-type') ?? '') || /^\s*<(?:!doctype|html)/i.test(text)
  const plain = isPage ? (/<title[^>]*>([^<]*)/i.exec(text)?.[1] ?? '') : text
  const line = plain
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
  return line.length > longestQuote ? `${line.slice(0, longestQuote).trimEnd()}…` : line
}
