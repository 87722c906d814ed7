/** Looking through a page once: its lines with what stands behind them, the rows of its tables, its lists. */
import { foldLabel, nameHeading } from '../classic/labels.js'
import { decodeEntities } from '../../src/normalize/entities.js'
import { oneLine } from '../html/print.js'
import { findElement } from '../html/find.js'
import { readTree, wordsOf, type TreeElement, type TreeNode } from '../html/tree.js'

export interface Page {
  /** What shows the record; the rest is the site's own. */
  main: TreeElement
  /** As the browser shows it: `Song - Full Text View - ClinicalTrials.gov`. */
  title: string
  /** The NCT number that the page tells search engines. */
  id: string | undefined
  /** Lines outside of paragraphs, lists and rows of labels, in their order. */
  lines: readonly PageLine[]
  /** How many lines stand before the tabs that end the head. */
  headLength: number
  /** The lines by their folded words before a colon; of several the first. */
  headings: ReadonlyMap<string, PageLine>
  rows: readonly PageRow[]
  lists: readonly PageList[]
}

export interface PageLine {
  text: string
  /** What stands behind the first colon. */
  rest: string
  /** The element it stands in, and the place of the next node there. */
  parent: TreeElement
  next: number
}

export interface PageRow {
  table: TreeElement | undefined
  cells: readonly TreeElement[]
  /** The words of the first cell, where it can be a label. */
  head: string
}

export interface PageList {
  list: TreeElement
  /** Folded words of the line that the list follows. */
  heading: string
}

/** No label is longer. */
const longest = 300

/** Menus, notices and tools of the site, and the bar that web archives put over their copies. */
function isTool(name: string, { id, class: classes }: Readonly<Record<string, string>>): boolean {
  if (name === 'nav' || name === 'footer') return true
  if (id !== undefined && /^(?:glossary|to-top|wm-ipp|donato)/.test(id)) return true
  return classes !== undefined && /\busa-alert\b|dropdown/.test(classes)
}

const titleTag = /<title\b[^>]{0,200}>([^<]{0,4000})/i
const idTag = /<meta\s[^<>]{0,200}\bname\s*=\s*["']?ncbi_pcid\b[^<>]{0,200}>/i

/**
 * What stands before the record is the site's own, and not taken apart.
 * @throws FormatError where elements nest too deep
 */
export function openPage(html: string): Page {
  const start = startOfMain(html)
  const head = start === 0 ? html : html.slice(0, start)
  const root = readTree(html.slice(start), isTool)
  const main = findElement(root, ({ attribs }) => attribs.id === 'main-content') ?? root
  const sight: Sight = { lines: [], rows: [], lists: [], headLength: undefined }
  look(main, undefined, false, sight)
  return {
    main,
    title: oneLine(decodeEntities(titleTag.exec(head)?.[1] ?? '')),
    id: /\bNCT\d{8}\b/.exec(idTag.exec(head)?.[0] ?? '')?.[0],
    lines: sight.lines,
    headLength: sight.headLength ?? sight.lines.length,
    headings: nameLines(sight.lines),
    rows: sight.rows,
    lists: sight.lists,
  }
}

const mainId = /<[a-z]+\s[^<>]*\bid\s*=\s*["']?$/i

/** No tag of the page is longer. */
const longestTag = 300

/** Where the element opens that shows the record; 0 where the page has none. */
function startOfMain(html: string): number {
  for (let at = html.indexOf('main-content'); at >= 0; at = html.indexOf('main-content', at + 1)) {
    const before = html.slice(Math.max(at - longestTag, 0), at)
    const open = before.lastIndexOf('<')
    if (open >= 0 && mainId.test(before.slice(open))) return at - before.length + open
  }
  return 0
}

interface Sight {
  lines: PageLine[]
  rows: PageRow[]
  lists: PageList[]
  headLength: number | undefined
}

/** @param inRow whether this is a cell beside others: what stands in it is told by its row */
function look(element: TreeElement, table: TreeElement | undefined, inRow: boolean, sight: Sight): void {
  const { children } = element
  /** Where the line that is being read begins. */
  let start = 0
  for (let at = 0; at <= children.length; at++) {
    const child = children[at]
    if (child && isWithinLine(child)) continue
    if (!inRow && start < at) addLine(element, start, at, sight)
    start = at + 1
    if (!child || child.type === 'text') continue
    if (child.attribs.id === 'tab-links') sight.headLength ??= sight.lines.length
    if (child.name === 'ul' || child.name === 'ol') lookAtList(child, sight)
    else if (child.name === 'tr') lookAtRow(child, table, sight)
    else if (child.name !== 'p' && child.name !== 'br')
      look(child, child.name === 'table' ? child : table, inRow, sight)
  }
}

function isWithinLine(node: TreeNode): boolean {
  return node.type === 'text' || (!node.isBlock && !node.holdsBlocks && node.name !== 'br')
}

function addLine(parent: TreeElement, start: number, next: number, { lines }: Sight): void {
  const text = oneLine(wordsOf(parent.children.slice(start, next)))
  if (text !== '') lines.push({ text, rest: restOf(text), parent, next })
}

function lookAtList(list: TreeElement, { lines, lists }: Sight): void {
  const line = lines.at(-1)
  if (line && line.parent === list.parent) lists.push({ list, heading: nameOf(line.text) })
}

function lookAtRow(row: TreeElement, table: TreeElement | undefined, sight: Sight): void {
  const cells = row.children
    .filter((child) => child.type === 'tag')
    .filter(({ name }) => name === 'td' || name === 'th')
  const [first] = cells
  if (first) {
    const words = cells.length > 1 && !holdsTable(first) ? oneLine(wordsOf(first.children)) : ''
    sight.rows.push({ table, cells, head: words.length > longest ? '' : words })
  }
  for (const cell of cells) look(cell, table, cells.length > 1, sight)
}

function holdsTable(element: TreeElement): boolean {
  return element.holdsBlocks && findElement(element, ({ name }) => name === 'table') !== undefined
}

function nameLines(lines: readonly PageLine[]): Map<string, PageLine> {
  const named = new Map<string, PageLine>()
  for (const line of lines) {
    if (line.text.length > longest) continue
    const name = nameHeading(nameOf(line.text))
    if (!named.has(name)) named.set(name, line)
  }
  return named
}

const oldRow = /^(?:Study )?First Received\b/i

/** Whether the page is of before mid-2017. */
export function isOld({ rows }: Page): boolean {
  return rows.some(({ head }) => oldRow.test(head))
}

function nameOf(text: string): string {
  const colon = text.indexOf(':')
  return foldLabel(colon < 0 ? text : text.slice(0, colon)).name
}

function restOf(text: string): string {
  const colon = text.indexOf(':')
  return colon < 0 ? '' : text.slice(colon + 1).trim()
}
