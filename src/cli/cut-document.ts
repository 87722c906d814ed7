/** Cutting a JSON document of several records into the records it is made of, byte for byte. */
import type { Document } from '../index.js'

/**
 * Yields the elements of an array, or of the `studies` of a page, each as a document of its own: `page.json, record 3`.
 * Any other document is yielded as it is; so is one that cannot be cut cleanly, whose reader will say what is wrong.
 */
export function* cutDocument(document: Document): Generator<Document> {
  const { name, content } = document
  const parts = partsOf(content)
  if (parts.length < 2) yield document
  else {
    for (const [at, [start, end]] of parts.entries()) {
      yield { name: `${name}, record ${at + 1}`, content: content.subarray(start, end) }
    }
  }
}

type Span = readonly [start: number, end: number]

/** Of UTF-8: no byte of a longer character is any of those that are looked for. */
function partsOf(bytes: Uint8Array): readonly Span[] {
  const start = skipBlank(bytes, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0)
  if (bytes[start] === openBracket) return elementsAt(bytes, start)
  return bytes[start] === openBrace ? studiesOf(bytes, start) : []
}

/** Walks the keys of the outermost object up to its `studies`. */
function studiesOf(bytes: Uint8Array, start: number): readonly Span[] {
  let at = skipBlank(bytes, start + 1)
  while (bytes[at] === quote) {
    const keyEnd = endOfText(bytes, at)
    const colon = skipBlank(bytes, keyEnd)
    if (bytes[colon] !== 58) return []
    const value = skipBlank(bytes, colon + 1)
    if (isStudies(bytes.subarray(at, keyEnd))) return bytes[value] === openBracket ? elementsAt(bytes, value) : []
    at = skipBlank(bytes, endOfValue(bytes, value))
    if (bytes[at] !== comma) return []
    at = skipBlank(bytes, at + 1)
  }
  return []
}

function isStudies(key: Uint8Array): boolean {
  return key.length === 9 && String.fromCharCode(...key) === '"studies"'
}

/** The objects of an array; none where anything else stands in it, or where it does not end. */
function elementsAt(bytes: Uint8Array, start: number): readonly Span[] {
  const spans: Span[] = []
  let at = skipBlank(bytes, start + 1)
  while (bytes[at] === openBrace) {
    const end = endOfValue(bytes, at)
    spans.push([at, end])
    at = skipBlank(bytes, end)
    if (bytes[at] === closeBracket) return spans
    if (bytes[at] !== comma) return []
    at = skipBlank(bytes, at + 1)
  }
  return []
}

/** Behind a value: an object or array is counted through, a text read to its quote, a word to the next sign. */
function endOfValue(bytes: Uint8Array, start: number): number {
  if (bytes[start] === quote) return endOfText(bytes, start)
  let depth = 0
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === quote) at = endOfText(bytes, at) - 1
    else if (byte === openBrace || byte === openBracket) depth++
    else if (byte === closeBrace || byte === closeBracket) {
      depth--
      if (depth === 0) return at + 1
      if (depth < 0) return at
    } else if (byte === comma && depth === 0) return at
  }
  return bytes.length
}

function endOfText(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === backslash) at++
    else if (bytes[at] === quote) return at + 1
  }
  return bytes.length
}

function skipBlank(bytes: Uint8Array, start: number): number {
  let at = start
  while (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9) at++
  return at
}

const quote = 34
const comma = 44
const openBracket = 91
const backslash = 92
const closeBracket = 93
const openBrace = 123
const closeBrace = 125
