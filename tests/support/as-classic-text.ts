/** Prints an API v2 study as the text an extractor leaves of its classic page: list marks, and bars behind the cells of tables. */
import { load } from 'cheerio/slim'
import type { PageNode } from '../../parsers/html/print.js'
import { asClassicPage } from './as-classic-page.js'
import type { RawStudy } from './raw-study.js'

const hidden = new Set(['head', 'script', 'style', 'button', 'caption'])
const blocks = /^(?:div|section|h\d|p|ul|ol|li|tr|table)$/

interface Text {
  lines: string[]
  /** The indent and list mark of an item that is still to be written. */
  start: string
  /** Whether the next words begin a line. */
  isNew: boolean
}

export function asClassicText(study: RawStudy): string {
  const text: Text = { lines: [], start: '', isNew: true }
  const page = load(asClassicPage(study))
  for (const node of page('#main-content').contents().toArray()) walk(node, text, '')
  return `${text.lines.join('\n')}\n`
}

function walk(node: PageNode, text: Text, indent: string): void {
  if (node.type === 'text') write(node.data.replace(/\s+/g, ' '), text, indent)
  if (!('children' in node) || ('name' in node && hidden.has(node.name))) return
  const name = 'name' in node ? node.name : ''
  const style = 'attribs' in node ? (node.attribs.style ?? '') : ''
  const isBlock = blocks.test(name) || name === 'br' || /display:\s*block/.test(style)
  const isParagraph = name === 'p' && indent === ''
  const isItem = name === 'li'
  if (isBlock) breakLine(text)
  if (isParagraph || name === 'ul' || name === 'ol') leaveGap(text)
  if (isItem) text.start = `${indent}- `
  const inner = isItem ? `${indent}  ` : indent
  for (const child of node.children) walk(child, text, inner)
  if (name === 'td' || name === 'th') writeBar(text)
  if (isBlock) breakLine(text)
  if (isParagraph || (indent === '' && (name === 'ul' || name === 'ol'))) leaveGap(text)
}

function write(words: string, text: Text, indent: string): void {
  if (words.trim() === '' && text.isNew) return
  if (text.isNew) {
    text.lines.push((text.start || indent) + words.trimStart())
    text.start = ''
    text.isNew = false
  } else text.lines[text.lines.length - 1] += words
}

/** `a | b |`: a bar behind the last line of each cell; what follows a cell of several lines begins a line. */
function writeBar(text: Text): void {
  while (text.lines.at(-1) === '') text.lines.pop()
  text.lines[text.lines.length - 1] += ' |'
  if (!text.isNew) text.lines[text.lines.length - 1] += ' '
}

function breakLine(text: Text): void {
  const last = text.lines.at(-1)
  if (last !== undefined) text.lines[text.lines.length - 1] = last.trimEnd()
  text.isNew = true
}

function leaveGap(text: Text): void {
  breakLine(text)
  if (text.lines.at(-1) !== '') text.lines.push('')
}
