/** Decoding one text of the registry's internal JSON, which is HTML: `50 ng&#x2F;dL`, `<p>…</p><ul><li>…`, `<mark>` around words that were searched for. */
import { decodeEntities } from '../../src/normalize/entities.js'
import { printNodes, type Printable } from './print.js'

const tag = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/gi
const block = /<(?:p|ul|ol|li|br|div|h[1-6])\b/i

/** The text as a reader of the page sees it: paragraphs apart, lists with their marks, line breaks of plain texts kept. */
export function decodeText(text: string): string {
  if (!text.includes('<')) return decodeEntities(text)
  return block.test(text) ? printNodes(treeOf(text)) : decodeEntities(text.replace(tag, ''))
}

interface Element extends Printable {
  readonly name: string
  readonly attribs: Record<string, string>
  readonly children: Printable[]
}

/** A tag that was never closed closes with the one around it; deeper than this nothing nests. */
const deepest = 64

/** The registry makes this markup itself, from markdown: every tag is closed, every other sign encoded. */
function treeOf(html: string): readonly Printable[] {
  const open: [Element, ...Element[]] = [elementOf('root')]
  const write = (data: string): void => {
    if (data !== '') open.at(-1)?.children.push({ type: 'text', data: decodeEntities(data) })
  }
  let end = 0
  for (const { 0: whole, 1: slash, 2: name = '', index } of html.matchAll(tag)) {
    write(html.slice(end, index))
    end = index + whole.length
    const element = elementOf(name.toLowerCase())
    const at = open.findLastIndex((each) => each.name === element.name)
    if (slash !== '') {
      if (at > 0) open.splice(at)
    } else {
      open.at(-1)?.children.push(element)
      if (element.name !== 'br' && open.length < deepest) open.push(element)
    }
  }
  write(html.slice(end))
  return open[0].children
}

function elementOf(name: string): Element {
  return { type: 'tag', name, attribs: {}, children: [] }
}

/** No record nests so deep; what lies below stays as it is. */
const deepestValue = 100

/**
 * A JSON value with every text in it decoded; what holds no markup comes back as the very same object.
 * @param finish is done to each decoded text, with the name of its field
 */
export function decodeTexts(value: unknown, finish = (text: string, _name: string): string => text): unknown {
  const decode = (part: unknown, name: string, depth: number): unknown => {
    if (typeof part === 'string') {
      return part.includes('&') || part.includes('<') || part.includes('\\') ? finish(decodeText(part), name) : part
    }
    if (typeof part !== 'object' || part === null || depth > deepestValue) return part
    if (Array.isArray(part)) {
      const read = part.map((each) => decode(each, name, depth + 1))
      return read.some((each, at) => each !== part[at]) ? read : part
    }
    let changed = false
    const read: Record<string, unknown> = {}
    for (const [field, old] of Object.entries(part)) {
      read[field] = decode(old, field, depth + 1)
      changed ||= read[field] !== old
    }
    return changed ? read : part
  }
  return decode(value, '', 0)
}
