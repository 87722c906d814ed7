/** The JSON values of a document: one value, the elements of an array, or one value a line (NDJSON). */
import { FormatError } from '../model/errors.js'
import { decode } from './decode.js'
import { findFault } from './json-fault.js'

/**
 * Yields the document's values one by one; NDJSON is decoded and parsed line by line, so its size is no limit.
 * @throws FormatError `truncated-json` or `malformed-json`, with line and column
 */
export function* jsonValues(document: string | Uint8Array): Generator<unknown> {
  if (isNdjson(document)) {
    yield* lineValues(document)
    return
  }
  const text = decode(document)
  const value = parseJson(text, 0)
  if (Array.isArray(value)) yield* value
  else yield value
}

/**
 * NDJSON: the first line that is not blank is a whole object, and more follows.
 * @returns undefined where a longer beginning could still be NDJSON
 */
export function isNdjson(document: string | Uint8Array): boolean | undefined {
  for (const { text, end } of linesOf(document)) {
    const line = text.trim()
    if (line === '') continue
    if (!line.startsWith('{')) return false
    if (!line.endsWith('}')) return end > document.length ? undefined : false
    if (!hasMore(document, end)) return undefined
    return isJson(line)
  }
  return undefined
}

function hasMore(document: string | Uint8Array, start: number): boolean {
  if (typeof document === 'string') return document.slice(start).trimStart() !== ''
  return document.subarray(start).some((byte) => byte > 32)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function* lineValues(document: string | Uint8Array): Generator<unknown> {
  for (const { text, number } of linesOf(document)) {
    if (text.trim() !== '') yield parseJson(text, number - 1)
  }
}

function* linesOf(document: string | Uint8Array): Generator<{ text: string; number: number; end: number }> {
  const end = document.length
  for (let start = 0, number = 1; start < end; number++) {
    const found = typeof document === 'string' ? document.indexOf('\n', start) : document.indexOf(10, start)
    const stop = found < 0 ? end : found
    const line = typeof document === 'string' ? document.slice(start, stop) : document.subarray(start, stop)
    start = stop + 1
    yield { text: decode(line), number, end: start }
  }
}

/** @param linesBefore how many lines stand before the text in its document */
function parseJson(text: string, linesBefore: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const at = findFault(text)
    const before = text.slice(0, at ?? text.length).split('\n')
    const column = `column ${(before.at(-1)?.length ?? 0) + 1}`
    // A document of one line may be a line of another one, whose name says which.
    const place = linesBefore === 0 && !text.includes('\n') ? column : `line ${linesBefore + before.length}, ${column}`
    throw at === undefined
      ? new FormatError('truncated-json', `The JSON ends too early, at ${place}; fetch the record again.`, { cause })
      : new FormatError('malformed-json', `The JSON cannot be read at ${place}; fetch the record again.`, { cause })
  }
}
