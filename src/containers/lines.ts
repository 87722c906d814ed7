/** A text as documents: NDJSON is one document a line, however long it is; any other text is one. */
import type { Document } from './document.js'
import { gather, tooLarge } from './gather.js'
import { isNdjson } from './json-values.js'

interface Limits {
  /** The longest document, in bytes. */
  limit: number
  /** The size of it all, where it is known. */
  expected?: number | undefined
}

export async function* documentsOfText(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  { limit, expected }: Limits,
): AsyncGenerator<Document> {
  const lines = splitLines(name, limit)
  const whole = gather(name, limit, expected)
  let isSplit: boolean | undefined
  let nextLook = 1
  for await (const chunk of chunks) {
    if (isSplit) {
      yield* lines.take(chunk)
      continue
    }
    whole.add(chunk)
    const bytes = whole.bytes()
    if (isSplit === false || bytes.length < nextLook) continue
    // Looking only where as much again has come keeps the work linear, however long the first line is.
    nextLook = bytes.length * 2
    isSplit = mayBeLines(bytes) ? isNdjson(bytes) : false
    if (isSplit) yield* lines.take(bytes)
  }
  const bytes = whole.bytes()
  if (isSplit) yield* lines.end()
  else if (isSplit === undefined && mayBeLines(bytes) && isNdjson(bytes)) {
    yield* lines.take(bytes)
    yield* lines.end()
  } else yield { name, content: bytes }
}

/** Told from the first bytes alone: an object, in an encoding in which a line ends with one byte. */
function mayBeLines(bytes: Uint8Array): boolean {
  let start = bytes[0] === 0xef ? 3 : 0
  while (isBlank(bytes[start])) start++
  const head = bytes.subarray(start, start + probed)
  return head.length === 0 || (head[0] === brace && !head.includes(0))
}

function isBlank(byte: number | undefined): boolean {
  return byte === space || byte === lineFeed || byte === carriageReturn || byte === tab
}

const probed = 8192
const tab = 9
const carriageReturn = 13
const space = 32
const brace = 123
const lineFeed = 10

interface Lines {
  take(chunk: Uint8Array): Generator<Document>
  /** The last line, which nothing ends. */
  end(): Generator<Document>
}

function splitLines(name: string, limit: number): Lines {
  let number = 0
  let begun: Uint8Array[] = []
  let length = 0

  function* finish(last: Uint8Array): Generator<Document> {
    number++
    const content = begun.length === 0 ? last : Buffer.concat([...begun, last])
    begun = []
    length = 0
    if (content.some((byte) => !isBlank(byte))) yield { name: `${name}, line ${number}`, content }
  }

  return {
    *take(chunk) {
      let start = 0
      for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
        yield* finish(chunk.subarray(start, end))
        start = end + 1
      }
      if (start === chunk.length) return
      begun.push(chunk.subarray(start))
      length += chunk.length - start
      if (length > limit) throw tooLarge(`${name}, line ${number + 1}`, limit)
    },
    *end() {
      yield* finish(new Uint8Array())
    },
  }
}
