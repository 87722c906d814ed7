/** Lines: a text cut by its markdown structure into lines that know their list, with marks and escapes taken off. */
import { nest, readBullet, type OpenItem } from './bullets.js'
import { cutLinks, dropMarks } from './link-marks.js'
import { inlineText, parseMarkdown, sliceOf, type Block, type Item, type List } from './markdown.js'
import { readOpening, type Opening } from './opening.js'
import { partRuns } from './runs.js'
import type { Words } from './words.js'

export interface Line extends Words {
  opening: Opening
}

/** Where a node stands: for each level of list the column where its text begins, and the mark that is still to be written. */
interface Place {
  columns: readonly number[]
  mark: string
}

interface Source {
  text: string
  lines: readonly string[]
  open: OpenItem[]
  out: Words[]
}

const ruler = /^[|+\s:=-]+$/

/** Reads the structure once; what CommonMark runs together (`- a⏎b`) is parted again. */
export function readLines(printed: string): Line[] {
  const { text, links } = cutLinks(printed)
  const all = text.split('\n')
  const source: Source = { text, lines: all, open: [], out: [] }
  for (const { isPlain, start, end } of partRuns(text, all)) {
    source.lines = start === 0 && end === all.length ? all : all.slice(start, end)
    if (isPlain) for (const line of source.lines) writePlain(line, source)
    else {
      source.text = source.lines === all ? text : source.lines.join('\n')
      for (const node of parseMarkdown(source.text)) readNode(node, { columns: [], mark: '' }, source)
    }
  }
  dropMarks(source.out, links)
  return source.out.flatMap((line) => (line.text === '' ? [] : { ...line, opening: readOpening(line.text) }))
}

/** A line without signs of markdown, but for the mark of an item. */
function writePlain(line: string, source: Source): void {
  if (!/^[-+*](?: |$)/.test(line)) return write(line, '', 0, 0, source)
  source.open = [{ column: 0, isTyped: false }]
  source.out.push({ text: oneSpaced(line.slice(1)), depth: 1, mark: '* ' })
}

function readNode(node: Block | Item['children'][number], place: Place, source: Source): void {
  const start = node.position?.start.line ?? 1
  switch (node.type) {
    case 'list':
      for (const [index, item] of node.children.entries()) {
        readItem(item, node.ordered ? `${(node.start ?? 1) + index}. ` : '* ', place, source)
      }
      return
    case 'thematicBreak':
      return
    case 'paragraph':
    case 'heading':
      writeLines(signOf(node, place, source) + inlineText(node.children, source.text), start, place, source)
      // A mark left alone below a line makes it a heading to markdown: it is an item whose words follow.
      if (node.type === 'heading' && source.lines[(node.position?.end.line ?? 1) - 1]?.trim() === '-') {
        source.out.push({ text: '', depth: 1, mark: '* ' })
      }
      return
    default:
      // What is no structure of a record is kept as it stands.
      writeLines(node.type === 'code' ? node.value : sliceOf(node, source.text), start, place, source)
  }
}

/** `- # of sites` counts something: in an item, or before a small letter, the sign is of the words. */
function signOf(node: Block, { columns }: Place, { text }: Source): string {
  const sign = node.type === 'heading' ? (/^#+ (?=(\p{Ll})?)/u.exec(sliceOf(node, text)) ?? undefined) : undefined
  return sign && (columns.length > 0 || sign[1] !== undefined) ? sign[0] : ''
}

function readItem(item: Item, mark: string, place: Place, source: Source): void {
  const [first] = item.children
  const column = (item.position?.start.column ?? 1) - 1
  const columns = [...place.columns, (first?.position?.start.column ?? column + 3) - 1]
  const base = source.open.filter((each) => each.isTyped && each.column < column).length
  source.open = [...source.open.filter((each) => each.column < column), { column, isTyped: false }]
  if (first?.type === 'list' && first.position?.start.line === item.position?.start.line) {
    readTypedNumber(item, first, mark, place, source)
    return
  }
  // An item without words: extractors break the line behind the mark, and the words follow.
  if (!first) source.out.push({ text: '', depth: columns.length + base, mark })
  item.children.forEach((child, at) => readNode(child, { columns, mark: at === 0 ? mark : '' }, source))
}

/** `- 1. Age`: the number that someone typed behind a mark is of the item's words. */
function readTypedNumber(item: Item, list: List, mark: string, place: Place, source: Source): void {
  const [inner, ...others] = list.children
  const [words] = inner?.children ?? []
  const at = source.out.length
  if (inner) readItem({ ...inner, position: item.position }, mark, place, source)
  const written = source.out[at]
  const typed = source.text.slice(inner?.position?.start.offset ?? 0, words?.position?.start.offset ?? 0)
  if (written) written.text = `${typed}${written.text}`
  for (const each of [...others.flatMap((other) => other.children), ...item.children.slice(1)]) {
    readNode(each, { columns: [...place.columns, 0], mark: '' }, source)
  }
}

function writeLines(text: string, start: number, { columns, mark }: Place, source: Source): void {
  text.split('\n').forEach((line, index) => {
    const own = source.lines[start - 1 + index] ?? ''
    const indent = own.length - own.trimStart().length
    const depth = index === 0 ? columns.length : columns.filter((column) => column <= indent).length
    line.split('\u2028').forEach((part, at) => {
      const isFirst = at === 0
      write(part, index === 0 && isFirst ? mark : '', depth, isFirst ? indent : 0, source)
    })
  })
}

function write(printed: string, listMark: string, levels: number, indent: number, source: Source): void {
  if (ruler.test(printed) && /---|===/.test(printed)) return
  const bullet = listMark === '' ? readBullet(indent > 0 ? ` ${printed}` : printed) : undefined
  // A backslash at the end is a line break of markdown.
  const words = oneSpaced((bullet ? bullet.rest : printed).replace(/\\\s*$/, ''))
  // Tables with a bar at their left edge too.
  const text = words.length > 1 && words.startsWith('|') && /[^|\s]/.test(words) ? words.slice(1).trim() : words
  if (text === '') return
  const last = source.out.at(-1)
  if (bullet) {
    source.open = nest(source.open, indent)
    // A mark of markdown that is none to it stands too deep: its list goes on from another.
    const deeper = /^\s*[*+-]\s/.test(printed) && indent >= 4 ? 2 : 0
    source.out.push({ text, depth: Math.max(source.open.length, deeper), mark: bullet.mark })
  } else if (last?.text === '' && listMark === '') last.text = text
  else {
    if (levels === 0 && indent === 0) source.open = []
    const typed = listMark === '' ? 0 : source.open.slice(0, -1).filter((each) => each.isTyped).length
    source.out.push({ text, depth: levels + typed, mark: listMark })
  }
}

/** Single spaces; a run with a tab in it is a tab, which parts cells. */
function oneSpaced(text: string): string {
  return text.replace(/[ \t]{2,}/g, (space) => (space.includes('\t') ? '\t' : ' ')).trim()
}
