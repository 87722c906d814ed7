/** Cutting a JSON document of several records into the records it is made of, byte for byte. */
import type { Document } from './document.js'
import { endOfText, endOfValue, sign, skipBlank, startOfJson } from './json-spans.js'

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

function partsOf(bytes: Uint8Array): readonly Span[] {
  const start = skipBlank(bytes, startOfJson(bytes))
  if (bytes[start] === sign.openBracket) return elementsAt(bytes, start)
  return bytes[start] === sign.openBrace ? studiesOf(bytes, start) : []
}

/** Walks the keys of the outermost object up to its `studies`. */
function studiesOf(bytes: Uint8Array, start: number): readonly Span[] {
  let at = skipBlank(bytes, start + 1)
  while (bytes[at] === sign.quote) {
    const keyEnd = endOfText(bytes, at)
    const colon = skipBlank(bytes, keyEnd)
    if (bytes[colon] !== sign.colon) return []
    const value = skipBlank(bytes, colon + 1)
    if (isStudies(bytes.subarray(at, keyEnd))) return bytes[value] === sign.openBracket ? elementsAt(bytes, value) : []
    at = skipBlank(bytes, endOfValue(bytes, value))
    if (bytes[at] !== sign.comma) return []
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
  while (bytes[at] === sign.openBrace) {
    const end = endOfValue(bytes, at)
    spans.push([at, end])
    at = skipBlank(bytes, end)
    if (bytes[at] === sign.closeBracket) return spans
    if (bytes[at] !== sign.comma) return []
    at = skipBlank(bytes, at + 1)
  }
  return []
}
