/** Looking through a page once: its lines with what stands behind them, the rows of its tables, its lists. */
import { foldLabel, nameHeading } from '../classic/labels.js'
import { oneLine } from '../html/print.js'
import { findElement, hasWords, readTree, wordsOf, type TreeElement, type TreeNode } from '../html/tree.js'

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

/** @throws FormatError where elements nest too deep */
export function openPage(html: string): Page {
  return lookThrough(readTree(html, isTool))
}

/** Looks through the tree of a page. */
export function lookThrough(root: TreeElement): Page {
  const main = findElement(root, ({ attribs }) => attribs.id === 'main-content') ?? root
  const title = findElement(root, ({ name }) => name === 'title')
  const meta = findElement(root, ({ name, attribs }) => name === 'meta' && attribs.name === 'ncbi_pcid')
  const sight: Sight = { lines: [], rows: [], lists: [], headLength: undefined }
  look(main, undefined, false, sight)
  const { lines, rows, lists } = sight
  return {
    main,
    title: title ? oneLine(wordsOf(title.children)) : '',
    id: meta?.attribs.content ?? meta?.attribs.value,
    lines,
    headLength: sight.headLength ?? lines.length,
    headings: nameLines(lines),
    rows,
    lists,
  }
}

interface Sight {
  lines: PageLine[]
  rows: PageRow[]
  lists: PageList[]
  headLength: number | undefined
}

/** @param inRow whether this is a cell beside others: what stands in it is told by its row */
function look(element: TreeElement, table: TreeElement | undefined, inRow: boolean, sight: Sight): void {
  let run: TreeNode[] = []
  const endRun = (next: number): void => {
    if (run.length === 0) return
    const text = inRow ? '' : oneLine(wordsOf(run))
    run = []
    if (text !== '') sight.lines.push({ text, rest: restOf(text), parent: element, next })
  }
  for (const [at, child] of element.children.entries()) {
    if (child.type === 'text' || (!child.isBlock && !child.holdsBlocks && child.name !== 'br')) run.push(child)
    else {
      endRun(at)
      if (child.attribs.id === 'tab-links') sight.headLength ??= sight.lines.length
      if (child.name === 'ul' || child.name === 'ol') lookAtList(child, sight)
      else if (child.name === 'tr') lookAtRow(child, table, sight)
      else if (child.name !== 'p' && child.name !== 'br') {
        look(child, child.name === 'table' ? child : table, inRow, sight)
      }
    }
  }
  endRun(element.children.length)
}

function lookAtList(list: TreeElement, { lines, lists }: Sight): void {
  const line = lines.at(-1)
  if (line && line.parent === list.parent) lists.push({ list, heading: nameOf(line.text) })
}

function lookAtRow(row: TreeElement, table: TreeElement | undefined, sight: Sight): void {
  const cells = row.children.filter((child) => child.type === 'tag').filter(({ name }) => name === 'td' || name === 'th')
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

/** What stands behind a heading: the next element that has words, at its level or, where it closes that, above. */
export function behind(page: Page, heading: string): TreeElement | undefined {
  const line = page.headings.get(heading)
  let parent = line?.parent
  let next = line?.next ?? 0
  while (parent) {
    for (const child of parent.children.slice(next)) if (child.type === 'tag' && hasWords(child)) return child
    if (parent === page.main || parent.name === 'td' || !parent.parent) return undefined
    next = parent.parent.children.indexOf(parent) + 1
    parent = parent.parent
  }
  return undefined
}

/** The entries behind a heading: the parts of what stands there, also where each stands by itself. */
export function entriesBehind(page: Page, heading: string): TreeElement[] {
  const first = behind(page, heading)
  const level = first?.parent?.children ?? []
  const entries: TreeElement[] = []
  for (const node of first ? level.slice(level.indexOf(first)) : []) {
    if (node.type === 'text' && !hasWords(node)) continue
    if (node.type === 'text' || !node.isBlock || node.name === 'table') break
    const parts = node.children.filter((child) => child.type === 'tag').filter(({ name }) => entry.has(name))
    entries.push(...(parts.length > 0 ? parts : [node]))
  }
  return entries.filter(hasWords)
}

const entry = new Set(['div', 'p', 'li'])
