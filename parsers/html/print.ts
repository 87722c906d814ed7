/** Printing a part of a page as text: blocks on lines of their own, paragraphs apart, lists with their marks. */
import type { Cheerio, CheerioAPI } from 'cheerio'
import { FormatError } from '../../src/model/errors.js'

/** A node of the page's tree. */
export type PageNode = ReturnType<ReturnType<CheerioAPI['root']>['contents']> extends Cheerio<infer N> ? N : never
export type PageElement = ReturnType<CheerioAPI> extends Cheerio<infer N> ? Extract<N, { attribs: unknown }> : never

/** Tags that carry no words of the record. */
const silent = new Set(['script', 'style', 'noscript', 'button', 'caption', 'img', 'template'])
export const blocks: ReadonlySet<string> = new Set([
  'div',
  'table',
  'thead',
  'tbody',
  'tr',
  'td',
  'th',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'center',
])
export const paragraphs: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote'])

/** The part of a tree's node that printing looks at. */
export interface Printable {
  readonly type: string
  /** The words of a text. */
  readonly data?: string
  readonly name?: string
  /** Elements alone have these. */
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly Printable[]
}

interface PrintableElement extends Printable {
  readonly name: string
  readonly attribs: Readonly<Record<string, string>>
  readonly children: readonly Printable[]
}

interface Sheet {
  lines: string[]
  /** The line being written; its indent or list mark is put before it once it has words. */
  line: string
  indent: string
  mark: string | undefined
  depth: number
}

/** A tree deeper than this is no page of the registry's making. */
export const deepest = 400

/** Nested items are indented by two spaces a level, as the API's markdown does. */
export function printNodes(nodes: Iterable<Printable>): string {
  const sheet: Sheet = { lines: [], line: '', indent: '', mark: undefined, depth: 0 }
  for (const node of nodes) print(node, sheet)
  endLine(sheet)
  return sheet.lines.join('\n').trim()
}

export function printNode(node: Printable): string {
  return printNodes([node])
}

/** The words of a node on one line. */
export function printLine(node: Printable): string {
  return oneLine(printNode(node))
}

/** The lines of a node that have words. */
export function printLines(node: Printable): string[] {
  return printNode(node)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const spaced = /\s\s|[^\S ]/

export function oneLine(text: string): string {
  const words = text.trim()
  return spaced.test(words) ? words.replace(/\s+/g, ' ') : words
}

function print(node: Printable, sheet: Sheet): void {
  if (node.type === 'text') sheet.line += node.data ?? ''
  else if (isElement(node) && !silent.has(node.name)) printElement(node, sheet)
}

function isElement(node: Printable): node is PrintableElement {
  return node.attribs !== undefined
}

function printElement(element: PrintableElement, sheet: Sheet): void {
  const { name } = element
  if (name === 'br') breakLine(sheet)
  else if (name === 'ul' || name === 'ol') printList(element, sheet)
  else if (paragraphs.has(name)) {
    leaveGap(sheet)
    printChildren(element, sheet)
    leaveGap(sheet)
  } else if (blocks.has(name) || isShownAsBlock(element)) {
    endLine(sheet)
    printChildren(element, sheet)
    endLine(sheet)
  } else printChildren(element, sheet)
}

function isShownAsBlock({ attribs: { style } }: PrintableElement): boolean {
  return style !== undefined && /display:\s*block/.test(style)
}

function printChildren(element: PrintableElement, sheet: Sheet): void {
  descend(sheet)
  for (const child of element.children) print(child, sheet)
  sheet.depth--
}

function descend(sheet: Sheet): void {
  if (++sheet.depth > deepest) throw tooDeep()
}

export function tooDeep(): FormatError {
  return new FormatError(
    'document-too-large',
    `The page nests its elements more than ${deepest} levels deep, as no record does; save the record alone.`,
  )
}

function printList(list: PrintableElement, sheet: Sheet): void {
  leaveGap(sheet)
  let number = Number(list.attribs.start ?? 1) || 1
  const { indent } = sheet
  descend(sheet)
  for (const child of list.children) {
    endLine(sheet)
    if (child.name === 'li') {
      const mark = list.name === 'ol' ? `${number++}. ` : '* '
      sheet.mark = indent + mark
      sheet.indent = indent + ' '.repeat(mark.length)
    }
    print(child, sheet)
    endLine(sheet)
    sheet.indent = indent
    sheet.mark = undefined
  }
  sheet.depth--
  if (indent === '') leaveGap(sheet)
}

/** Two breaks in a row part paragraphs. */
function breakLine(sheet: Sheet): void {
  if (sheet.line.trim() === '') leaveGap(sheet)
  else endLine(sheet)
}

function endLine(sheet: Sheet): void {
  const words = oneLine(sheet.line)
  if (words !== '') {
    sheet.lines.push((sheet.mark ?? sheet.indent) + words)
    sheet.mark = undefined
  }
  sheet.line = ''
}

function leaveGap(sheet: Sheet): void {
  endLine(sheet)
  // Between a list mark and its words there is no gap.
  if (sheet.mark === undefined && sheet.lines.length > 0 && sheet.lines.at(-1) !== '') sheet.lines.push('')
}
