/** From a saved page to its lines: what belongs to the site goes, tables keep their cells. */
import { printNode, type Printable } from '../html/print.js'
import { findElement } from '../html/find.js'
import { readTree, wordsOf, type TreeElement, type TreeNode } from '../html/tree.js'
import type { Line } from './line.js'

export interface Page {
  lines: Line[]
  /** `Study Details | NCT01234567 | A Study | ClinicalTrials.gov`. */
  title: string
  /** The NCT number of the address that the page had. */
  address: string | undefined
}

/** @throws FormatError where elements nest too deep */
export function readPage(html: string): Page {
  // What a button says is the site's own, but for buttons that open and close a part: they stand in its heading.
  const root = readTree(html.replace(/<(\/?)button(?=[\s>])/gi, `<$1${button}`), isTool)
  const title = findElement(root, ({ name }) => name === 'title')
  const main = findElement(root, ({ attribs }) => attribs.id === 'main-content' || attribs.role === 'main')
  const body = main ?? findElement(root, ({ name }) => name === 'body') ?? root
  const start = html.search(/<body\b/i)
  const head = start < 0 ? '' : html.slice(0, start)
  return {
    lines: linesOf(printNode(shape(body, false))),
    title: title ? wordsOf(title.children).replace(/\s+/g, ' ').trim() : '',
    address: /clinicaltrials\.gov\/study\/(NCT\d{8})\b/i.exec(head)?.[1],
  }
}

const button = 'page-button'
const tools = new Set(['nav', 'footer', 'dialog', 'mat-icon', 'usa-banner'])
const roles = new Set(['navigation', 'dialog', 'banner', 'contentinfo', 'search', 'tooltip'])

/** Menus, notices, windows and the glossary, which stand on every page of the site. */
function isTool(name: string, attribs: Readonly<Record<string, string>>): boolean {
  const { id = '', role = '', 'aria-label': label = '' } = attribs
  return (
    tools.has(name) || roles.has(role) || [name, id, label.toLowerCase()].some((each) => /(?:^|-)glossary\b/.test(each))
  )
}

/** Stand before the words of a cell, and behind a table, while the page is printed. */
const marks = { row: '\ue000', cell: '\ue001', end: '\ue002' } as const
const opening = new Map<string, keyof typeof marks>([
  [marks.row, 'row'],
  [marks.cell, 'cell'],
  [marks.end, 'end'],
])

const tables = new Set(['table', 'grid'])
const cells = new Set(['td', 'th', 'cell', 'gridcell', 'columnheader', 'rowheader'])
const headings = /^h[1-6]$/
const frames = new Set(['section', 'article', 'main', 'header', 'aside', 'fieldset', 'legend', 'figure'])

/** The tree as it is to be printed. */
function shape(node: TreeNode, isHeading: boolean): Printable {
  if (node.type === 'text') return node
  const { name, attribs } = node
  if ((name === button && !isHeading) || isIcon(node)) return word('')
  const children = node.children.map((child) => shape(child, isHeading || headings.test(name)))
  const kind = attribs.role ?? name
  if (kind === 'tr' || kind === 'row') markCells(node, children)
  if (tables.has(kind)) children.push(word(marks.end))
  return { type: 'tag', name: frames.has(name) ? 'div' : name, attribs, children: partValues(node, children) }
}

function markCells(row: TreeElement, children: Printable[]): void {
  let mark: string = marks.row
  for (const [at, child] of row.children.entries()) {
    if (child.type === 'text' || !cells.has(child.attribs.role ?? child.name)) continue
    children[at] = {
      ...children[at],
      type: 'tag',
      name: 'td',
      children: [word(mark), ...(children[at]?.children ?? [])],
    }
    mark = marks.cell
  }
}

/** Values side by side, each in an element of the site's own, have no space between them in the tree. */
function partValues({ children: nodes }: TreeElement, children: readonly Printable[]): Printable[] {
  return children.flatMap((child, at) => {
    const [own, next] = [nodes[at], nodes[at + 1]]
    return own?.type === 'tag' && own.name.includes('-') && next?.type === 'tag' ? [child, word(' ')] : [child]
  })
}

function word(data: string): Printable {
  return { type: 'text', data }
}

/** Icons are drawn from words: `expand_more`. */
function isIcon({ name, attribs, children }: TreeElement): boolean {
  if (attribs['aria-hidden'] !== 'true' && !(name === 'i' && attribs.class !== undefined)) return false
  const [only, ...others] = children
  return only === undefined || (others.length === 0 && only.type === 'text' && /^\s*[a-z0-9_]*\s*$/.test(only.data))
}

function linesOf(printed: string): Line[] {
  const lines: Line[] = []
  let isApart = false
  for (const line of printed.split('\n')) {
    const opens = opening.get(line.trimStart().charAt(0))
    const words = opens ? line.trimStart().slice(1) : line
    if (opens) lines.push({ text: '', mark: '', indent: 0, isApart: false, opens })
    if (words.trim() === '') isApart = true
    else {
      lines.push({ ...readIndent(words), isApart: isApart || opens !== undefined })
      isApart = false
    }
  }
  return lines
}

function readIndent(line: string): Omit<Line, 'isApart'> {
  const found = /^( *)(\* |\d{1,9}\. )?/.exec(line)
  const indent = found?.[1]?.length ?? 0
  const mark = found?.[2] ?? ''
  return { text: line.slice(indent + mark.length).trim(), mark, indent }
}
