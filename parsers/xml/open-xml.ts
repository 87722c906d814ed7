/** One XML document being read piece by piece, up to where it ends or breaks. */
import { SaxesParser } from 'saxes'
import { FormatError } from '../../src/model/errors.js'
import type { XmlElement } from './element.js'
import { malformed, tooDeep, tooLarge, truncated } from './faults.js'
import { growTrees } from './trees.js'

/** Where something stands; columns are counted from 0. */
export interface Place {
  line: number
  column: number
}

export interface Written {
  /** The elements that ended in this piece. */
  elements: readonly XmlElement[]
  /** Where the document ended, if it did. */
  end?: Place | undefined
  /** What stands behind that end. */
  rest: string
  /** Why the document cannot be read any further. */
  fault?: FormatError
}

export interface OpenXml {
  /** Takes the next piece; not to be called again after the end or a fault. */
  write(piece: string): Written
  /** @throws FormatError where the document has not ended yet */
  close(): void
}

/** Records of the registry have a dozen levels. */
const deepest = 100
/** Characters of one record, or of one tag or text outside of all; no record of the registry comes near. */
const longest = 64_000_000
/** Elements of one record, each of which takes memory however short it is. */
const most = 2_000_000

/** Thrown where something follows the root element, to stop there. */
const nextBegins = Symbol('the next document begins')

/** @param start where the document begins in its file */
export function openXml(names: ReadonlySet<string>, start: Place): OpenXml {
  const parser = new SaxesParser()
  parser.line = start.line
  parser.column = start.column
  // An object without prototype: `&constructor;` is no entity either.
  parser.ENTITIES = Object.assign(Object.create(null), { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })
  const trees = growTrees(names)
  let depth = 0
  /** Of the tag being read: an object of our own is smaller than the parser's, and most tags need none. */
  let attributes: Record<string, string> | undefined
  let closing = false
  let end: (Place & { at: number }) | undefined

  parser.on('attribute', ({ name, value }) => {
    attributes ??= {}
    attributes[name] = value
  })
  parser.on('opentag', ({ name }) => {
    if (++depth > deepest) throw tooDeep(parser, deepest)
    trees.open(name, attributes)
    attributes = undefined
  })
  parser.on('closetag', () => {
    trees.close()
    if (--depth === 0) end = { line: parser.line, column: parser.column, at: parser.position }
  })
  parser.on('text', trees.add)
  parser.on('cdata', trees.add)
  parser.on('error', (error) => {
    // Right at its end, it is the end tag of the root that is wrong.
    if (end && parser.position > end.at) throw nextBegins
    if (!closing) throw malformed(parser, error)
    // Blank lines and comments after the last document are no document.
    if (!error.message.endsWith('must contain a root element.')) throw truncated(parser, error)
  })

  let written = 0
  let sinceProgress = 0
  return {
    write(piece) {
      try {
        parser.write(piece)
      } catch (error) {
        if (error instanceof FormatError) return { elements: trees.take(false), rest: '', fault: error }
        if (error !== nextBegins) throw error
      }
      const elements = trees.take(true)
      const rest = end ? piece.slice(end.at - written) : ''
      written += piece.length
      sinceProgress = trees.progressed() ? 0 : sinceProgress + piece.length
      if (sinceProgress <= longest && trees.size() <= most) return { elements, end, rest }
      return { elements, rest, fault: tooLarge(parser) }
    },
    close() {
      closing = true
      parser.close()
    },
  }
}
