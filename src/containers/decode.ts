/** From bytes to text, in whatever encoding; what is no text is refused. */
import { constants, isUtf8 } from 'node:buffer'
import { FormatError } from '../model/errors.js'
import { declaredEncodingOf, wideEncodingOf, windows1252 } from './encodings.js'
import { kindOf } from './kinds.js'
import { openMender, type Mended } from './mend.js'

export interface Decoded {
  text: string
  /** Told where bytes were read that are not of the document's encoding. */
  mended?: Mended | undefined
}

/** Zero bytes among the first kilobytes mean: not a text. */
const probed = 8192

/** Whether a document can be decoded as a whole; Node's longest text has about 536 million characters. */
export function fitsIntoText(input: string | Uint8Array): boolean {
  return input.length <= constants.MAX_STRING_LENGTH
}

/**
 * @param input a text already decoded, or the bytes of one: UTF-8, UTF-16, or what the document says of itself; bytes
 * that are no UTF-8 in a document that says nothing else are read as Windows-1252, one by one
 * @throws FormatError `binary-document` for bytes that are no text, `document-too-large` above Node's longest text
 */
export function decodeDocument(input: string | Uint8Array): Decoded {
  if (typeof input === 'string') return { text: input.charCodeAt(0) === 0xfeff ? input.slice(1) : input }
  const decoder = decoderOf(input)
  if (!fitsIntoText(input)) throw tooLarge(input.length)
  return { text: decoder.read(withoutMark(input)), mended: decoder.mended?.() }
}

/** As `decodeDocument`, the text alone. */
export function decode(input: string | Uint8Array): string {
  return decodeDocument(input).text
}

/** The text of a document in pieces of a bounded size, so that no document has to fit into one; no piece is empty. */
export function* decodePieces(input: string | Uint8Array, size = 65_536): Generator<string> {
  if (typeof input === 'string') {
    const text = decode(input)
    for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size)
    return
  }
  const decoder = decoderOf(input)
  const bytes = withoutMark(input)
  for (let start = 0; start < bytes.length;) {
    const end = endOfCharacter(bytes, start + size)
    const text = decoder.read(bytes.subarray(start, end))
    if (text !== '') yield text
    start = end
  }
}

/** What has to be mended in a document too large for one text. */
export function mendedIn(input: Uint8Array): Mended | undefined {
  const decoder = decoderOf(input)
  if (!decoder.mended) return undefined
  for (let start = 0; start < input.length;) {
    const end = endOfCharacter(input, start + probed)
    decoder.read(input.subarray(start, end))
    start = end
  }
  return decoder.mended()
}

export function tooLarge(length: number): FormatError {
  const megabytes = Math.round(length / 1_000_000)
  return new FormatError(
    'document-too-large',
    `The document has ${megabytes} MB in one piece, more than fit into one text; split it, one record a line, and read it again.`,
  )
}

interface Decoder {
  read(bytes: Uint8Array): string
  mended?(): Mended | undefined
}

/** Valid UTF-8 is UTF-8, whatever a page says of itself: other encodings do not look like it by chance. */
function decoderOf(bytes: Uint8Array): Decoder {
  const wide = wideEncodingOf(bytes)
  if (wide) return streaming(new TextDecoder(wide))
  refuseBinary(bytes)
  if (isUtf8(bytes)) return { read: (piece) => bufferOf(piece).toString('utf8') }
  const declared = declaredEncodingOf(bytes)
  // What says it is UTF-16 and is not was UTF-16 before somebody saved it again.
  if (declared === undefined || declared.startsWith('utf')) return openMender()
  try {
    const decoder = new TextDecoder(declared)
    if (decoder.encoding !== 'windows-1252') return streaming(decoder)
    return {
      read: (piece) =>
        bufferOf(piece)
          .toString('latin1')
          .replace(/[\x80-\x9f]/g, inWindows1252),
    }
  } catch {
    return openMender()
  }
}

function streaming(decoder: InstanceType<typeof TextDecoder>): Decoder {
  return { read: (bytes) => decoder.decode(bytes, { stream: true }) }
}

function inWindows1252(character: string): string {
  return windows1252[character.charCodeAt(0)] ?? character
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The nearest place before the given one where no UTF-8 sequence is cut in two. */
function endOfCharacter(bytes: Uint8Array, end: number): number {
  if (end >= bytes.length) return bytes.length
  for (let back = 0; back < 4; back++) {
    if (((bytes[end - back] ?? 0) & 0xc0) !== 0x80) return end - back
  }
  return end
}

function refuseBinary(bytes: Uint8Array): void {
  const kind = kindOf(bytes)
  if (kind) throw new FormatError('binary-document', `The document is ${kind.title}, not a record; ${kind.advice}.`)
  if (!bytes.subarray(0, probed).includes(0)) return
  throw new FormatError(
    'binary-document',
    'The document is binary data, not a text; give the record itself as JSON, XML, HTML or text.',
  )
}
