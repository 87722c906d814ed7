/** From bytes to text: UTF-8, or UTF-16 where a byte order mark says so; what is no text is refused. */
import { constants } from 'node:buffer'
import { FormatError } from '../model/errors.js'

/** Zero bytes among the first kilobytes mean: not a text. */
const probed = 8192

/** Whether a document can be decoded as a whole; Node's longest text has about 536 million characters. */
export function fitsIntoText(input: string | Uint8Array): boolean {
  return input.length <= constants.MAX_STRING_LENGTH
}

/**
 * @param input a text already decoded, or the bytes of one
 * @throws FormatError `binary-document` for bytes that are no text, `document-too-large` above Node's longest text
 */
export function decode(input: string | Uint8Array): string {
  if (typeof input === 'string') return input.charCodeAt(0) === 0xfeff ? input.slice(1) : input
  const wide = wideEncodingOf(input)
  if (!wide) refuseBinary(input)
  if (fitsIntoText(input)) return wide ? new TextDecoder(wide).decode(input) : utf8(input)
  const megabytes = Math.round(input.length / 1_000_000)
  throw new FormatError(
    'document-too-large',
    `The document has ${megabytes} MB in one piece, more than fit into one text; split it, one record a line, and read it again.`,
  )
}

function utf8(bytes: Uint8Array): string {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start).toString('utf8')
}

/** The encoding that a byte order mark names, where it is not UTF-8. */
export function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

function refuseBinary(bytes: Uint8Array): void {
  if (!bytes.subarray(0, probed).includes(0)) return
  throw new FormatError(
    'binary-document',
    'The document is binary data, not a text; give the record itself as JSON, HTML or text.',
  )
}
