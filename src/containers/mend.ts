/** Reading a text in which bytes stand that are no UTF-8: each of them is taken for Windows-1252. */
import { windows1252 } from './encodings.js'

/** What was mended in a document. */
export interface Mended {
  /** The first line with such a byte, counted from 1. */
  line: number
  /** How many lines have such bytes. */
  lines: number
  /** The words around the first of them. */
  found: string
}

export interface Mender {
  /** Reads the next bytes; no character may stand across two pieces. */
  read(bytes: Uint8Array): string
  mended(): Mended | undefined
}

/** Bytes are mended into a buffer of this size before they become text. */
const block = 65_536
/** The words around a mended byte, in characters to either side. */
const around = 40

const replacements = windows1252.map((character) => Buffer.from(character, 'utf8'))

export function openMender(): Mender {
  const buffer = Buffer.allocUnsafe(block)
  let filled = 0
  let line = 1
  let lastMended = 0
  let mended: Mended | undefined

  function put(bytes: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to; at++) buffer[filled++] = bytes[at] ?? 0
  }

  function replace(byte: number): void {
    const replacement = replacements[byte] ?? Buffer.of()
    put(replacement, 0, replacement.length)
    mended ??= { line, lines: 0, found: '' }
    if (line !== lastMended) mended.lines++
    lastMended = line
  }

  return {
    read(bytes) {
      let text = ''
      let firstMended: number | undefined
      for (let at = 0; at < bytes.length;) {
        const first = bytes[at] ?? 0
        if (first === 10) line++
        const length = first < 128 ? 1 : sequenceAt(bytes, at)
        if (length === 0) {
          if (!mended) firstMended = text.length + buffer.toString('utf8', 0, filled).length
          replace(first)
        } else put(bytes, at, at + length)
        at += length || 1
        if (filled < block - 4 && at < bytes.length) continue
        text += buffer.toString('utf8', 0, filled)
        filled = 0
      }
      if (mended && firstMended !== undefined) mended.found = wordsAround(text, firstMended)
      return text
    },
    mended: () => mended,
  }
}

/** The length of the UTF-8 sequence of several bytes that begins here; 0 where none does. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0
    const [least, most] = (index === 1 && seconds[first]) || following
    if (byte < least || byte > most) return 0
  }
  return length
}

const following = [0x80, 0xbf] as const

/** Second bytes that may follow these first ones: no longer form than needed, no half of a pair, nothing beyond Unicode. */
const seconds: Readonly<Record<number, readonly [number, number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
}

function wordsAround(text: string, at: number): string {
  return text
    .slice(Math.max(0, at - around), at + around)
    .replace(/\s+/g, ' ')
    .trim()
}
