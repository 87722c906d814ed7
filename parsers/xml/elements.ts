/** Reading the record elements of an XML document one by one, in memory bounded by one record. */
import { decodePieces } from '../../src/containers/decode.js'
import { mendCopy } from './browser-copy.js'
import type { XmlElement } from './element.js'
import { openXml, type OpenXml, type Place } from './open-xml.js'

/**
 * Yields each element of one of these names, wherever it stands, as a tree of its own; what stands around it is passed
 * over. One file may hold several documents one after the other, each with its own prolog. No entity but XML's own five
 * is known, so none is ever expanded; a DOCTYPE is passed over, and nothing it names is fetched.
 * @throws FormatError `malformed-xml` or `truncated-xml` with line and column, `document-too-large` for a record or a
 * text beyond all measure; the elements yielded before remain good
 */
export function* elementsNamed(document: string | Uint8Array, names: ReadonlySet<string>): Generator<XmlElement> {
  let xml: OpenXml | undefined
  let place: Place = { line: 1, column: 0 }
  for (const piece of mendCopy(decodePieces(document, 524_288))) {
    let rest = piece
    while (rest !== '') {
      if (!xml) {
        const text = rest.trimStart()
        place = placeAfter(place, rest.slice(0, rest.length - text.length))
        if (text === '') break
        rest = text
        xml = openXml(names, place)
      }
      const written = xml.write(rest)
      yield* written.elements
      if (written.fault) throw written.fault
      rest = written.rest
      if (!written.end) continue
      place = written.end
      xml = undefined
    }
  }
  xml?.close()
}

function placeAfter({ line, column }: Place, blank: string): Place {
  const lines = blank.split('\n')
  const last = lines.at(-1)?.length ?? 0
  return lines.length > 1 ? { line: line + lines.length - 1, column: last } : { line, column: column + last }
}
