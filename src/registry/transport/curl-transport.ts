/** The transport of curl, for those whose Node the registry's internal interface refuses: without a shell and without anybody's .curlrc. */
import { execFile, type ExecFileException } from 'node:child_process'
import { RegistryError } from '../../model/errors.js'
import { isLoopback } from '../address.js'
import { readHead } from './http-head.js'
import { inflateBody } from './inflate-body.js'
import { largestAnswer, wholeTimeouts, type Question, type Transport } from './transport.js'
import { tooLarge, unreachable } from '../trouble.js'

export function openCurl(address: URL): Transport {
  return {
    async send(question) {
      const { url, signal } = question
      const output = await run(question, isLoopback(address)).catch((cause: ExecFileException) => {
        signal?.throwIfAborted()
        throw troubleOf(url, cause)
      })
      const head = readHead(output)
      if (!head) throw unreachable(url, 'UND_ERR_SOCKET')
      const { status, headers, end } = head
      return {
        url: url.href,
        status,
        headers,
        body: await inflateBody(url, output.subarray(end), headers.get('content-encoding')),
      }
    },
    async close() {},
  }
}

function run({ url, userAgent, timeout, signal }: Question, isOwn: boolean): Promise<Uint8Array> {
  const seconds = Math.max(1, Math.ceil(timeout / 1000))
  const values = {
    '--proto': isOwn ? '=http,https' : '=https',
    '--max-redirs': '0',
    '--connect-timeout': String(seconds),
    '--speed-limit': '1',
    '--speed-time': String(seconds),
    '--max-time': String(seconds * wholeTimeouts),
    '--max-filesize': String(largestAnswer),
    '--user-agent': userAgent,
  }
  const settings = [
    // It has to be the first.
    '-q',
    '--silent',
    '--include',
    '--suppress-connect-headers',
    '--globoff',
    ...Object.entries(values).flat(),
    '--header',
    'Accept-Encoding: gzip',
    '--header',
    'Accept: application/json, text/plain;q=0.5',
    ...(isOwn ? ['--noproxy', '*'] : []),
  ]
  return new Promise((resolve, reject) => {
    execFile(
      'curl',
      [...settings, '--', url.href],
      { encoding: 'buffer', maxBuffer: largestAnswer + 65_536, windowsHide: true, ...(signal && { signal }) },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    )
  })
}

/** By the exit codes of curl's manual. */
const causes: Readonly<Record<number, string>> = {
  5: 'the name of the proxy is not known',
  6: 'ENOTFOUND',
  7: 'ECONNREFUSED',
  18: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  28: 'TIMEOUT',
  35: 'ERR_SSL_CONNECT',
  52: 'UND_ERR_SOCKET',
  55: 'EPIPE',
  56: 'ECONNRESET',
  58: 'CERT_OWN',
  60: 'CERT_UNKNOWN',
}

function troubleOf(url: URL, cause: ExecFileException): RegistryError {
  if (cause.code === 'ENOENT') {
    const message =
      'curl is not installed, or not where programs are looked for; install it, or leave out transport: curl.'
    return new RegistryError('registry-unreachable', message, { url: url.href, retryable: false, cause })
  }
  if (String(cause.code) === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER' || Number(cause.code) === 63)
    return tooLarge(url, cause)
  return unreachable(
    url,
    causes[Number(cause.code)] ?? `curl ended with ${cause.code ?? cause.signal ?? 'nothing'}`,
    cause,
  )
}
