/** What went wrong on the way to the registry, as typed errors that say whether asking again may help. */
import { RegistryError } from '../model/errors.js'

/** The answer was larger than is taken; what asked for many may ask for fewer. */
export class AnswerTooLarge extends RegistryError {
  override name = 'AnswerTooLarge'
}

export function tooLarge(url: URL, cause?: unknown): AnswerTooLarge {
  const message = `${placeOf(url)} answered with more than trialdiff takes; ask for fewer records at once.`
  return new AnswerTooLarge('registry-answer', message, { url: url.href, retryable: false, cause })
}

/** Certificates and names do not mend themselves within a run. */
const lasting = /^(?:CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH)/

const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up now',
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ETIMEDOUT: 'no answer came in time',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer came in time',
  UND_ERR_BODY_TIMEOUT: 'the answer stopped in the middle',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer was cut off',
  TIMEOUT: 'the answer took too long',
}

/** @param code of the system or the transport */
export function unreachable(url: URL, code: string, cause?: unknown): RegistryError {
  const isLasting = lasting.test(code)
  const why = isLasting ? `its certificate is not accepted, ${code}` : (words[code] ?? code)
  const advice = isLasting
    ? 'have the certificate of your proxy trusted (NODE_EXTRA_CA_CERTS)'
    : 'check the network and the proxy (HTTPS_PROXY), then run again'
  const message = `${url.host} cannot be reached (${why}); ${advice}.`
  return new RegistryError('registry-unreachable', message, { url: url.href, retryable: !isLasting, cause })
}

/** The answer came whole, as far as the transport can tell, but cannot be read. */
export function unreadable(url: URL | string, what: string, retryable: boolean, cause?: unknown): RegistryError {
  const { href, host } = new URL(url)
  const message = `${host} answered ${placeOf(href)} with ${what}.`
  return new RegistryError('registry-answer', message, { url: href, status: 200, retryable, cause })
}

/** `/api/v2/studies`: where in the registry, without what was asked. */
export function placeOf(url: URL | string): string {
  return new URL(url).pathname
}
