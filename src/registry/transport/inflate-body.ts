/** The body of an answer as it was meant: inflated where it came compressed, and never beyond the largest that is taken. */
import { promisify } from 'node:util'
import { largestAnswer } from './transport.js'
import { tooLarge, unreachable } from '../trouble.js'

/** @throws RegistryError where it is damaged, cut off or too large */
export async function inflateBody(url: URL, body: Uint8Array, encoding: string | undefined): Promise<Uint8Array> {
  if (encoding === undefined || encoding === '' || encoding === 'identity' || body.length === 0) return body
  const zlib = await import('node:zlib')
  const inflate = /^(?:x-)?gzip$/.test(encoding)
    ? zlib.gunzip
    : encoding === 'br'
      ? zlib.brotliDecompress
      : zlib.inflate
  try {
    return await promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflate)(body, {
      maxOutputLength: largestAnswer,
    })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(url, cause)
    throw unreachable(url, 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', cause)
  }
}
