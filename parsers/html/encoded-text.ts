/** Decoding one text of the registry's internal JSON, which is HTML: `50 ng&#x2F;dL`, `<p>…</p><ul><li>…`, `<mark>` around words that were searched for. */
import { load } from 'cheerio/slim'
import { printNodes } from './print.js'

const entity = /&(?:(lt|gt|amp|quot|apos|nbsp)|#x([0-9a-f]{1,6})|#(\d{1,7}));/gi
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }
const highlight = /<\/?mark\b[^<>]{0,100}>/g
const block = /<\/?(?:p|ul|ol|li|br|div|table|h[1-6])\b/i
const anyTag = /<\/?[a-z]/i

/** The text as a reader of the page sees it: paragraphs apart, lists with their marks, line breaks of plain texts kept. */
export function decodeText(text: string): string {
  if (!text.includes('<')) return decodeEntities(text)
  const bare = text.replace(highlight, '')
  if (!anyTag.test(bare)) return decodeEntities(bare)
  if (!block.test(bare)) return load(bare, null, false).root().text()
  return printNodes(load(bare, null, false).root().contents().toArray())
}

function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(entity, decodeEntity) : text
}

function decodeEntity(whole: string, name?: string, hex?: string, decimal?: string): string {
  if (name) return named[name.toLowerCase()] ?? whole
  const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole
}

/**
 * A JSON value with every text in it decoded; what holds no markup comes back as the very same object.
 * @param finish is done to each decoded text, with the name of its field
 */
export function decodeTexts(value: unknown, finish = (text: string, _name: string): string => text, name = ''): unknown {
  if (typeof value === 'string') {
    return value.includes('&') || value.includes('<') || value.includes('\\') ? finish(decodeText(value), name) : value
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const read = value.map((each) => decodeTexts(each, finish, name))
    return read.some((each, at) => each !== value[at]) ? read : value
  }
  let changed = false
  const read: Record<string, unknown> = {}
  for (const [field, old] of Object.entries(value)) {
    read[field] = decodeTexts(old, finish, field)
    changed ||= read[field] !== old
  }
  return changed ? read : value
}
