/** From a text, copied by hand or extracted, to its lines. */
import { flatten } from '../classic-text/layout/flatten.js'
import { readLines } from '../classic-text/lines.js'
import { withoutIcons } from './boilerplate.js'
import type { Line } from './line.js'

export interface Text {
  lines: Line[]
  /** The title of the page, where the text opens with it. */
  title: string
}

export function readText(text: string): Text {
  const lines: Line[] = []
  let last: { depth: number } | undefined
  for (const { text: words, mark, depth } of readLines(flatten(barred(text)))) {
    // Items of one list stand together; all else is a paragraph of its own.
    const isNext = last !== undefined && mark !== '' && last.depth >= depth && last.depth > 0
    const indent = 2 * (mark === '' ? depth : depth - 1)
    lines.push({ text: words.replaceAll(greater, '>'), mark, indent: Math.max(indent, 0), isApart: !isNext })
    last = { depth }
  }
  return { lines, title: lines.slice(0, 20).find((line) => title.test(line.text))?.text ?? '' }
}

/** Stands for a `>` that opens a line while its structure is read: in a record it compares, and quotes nothing. */
const greater = '\ue010'
const opensGreater = /^(\s{0,40}(?:[-*•]\s{1,8}|\d{1,3}[.)]\s{1,8})?)>/

const title = /\bStudy (?:Details|Results) \| NCT\d{8} \| /

/** Tabs part the cells of a copied table, alone on a line too, where they would be taken for blank; a mark left alone goes to its words. */
function barred(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n')
  const out: string[] = []
  let mark = ''
  for (const line of lines.map((each) => withoutIcons(withoutDepth(each)).replace(opensGreater, `$1${greater}`))) {
    if (/^\s{0,80}[•◦▪]\s*$/.test(line)) mark = `${line.trimEnd()} `
    else if (mark === '' || line.trim() === '') out.push(line.includes('\t') ? barredLine(line) : line)
    else {
      out.push(mark + line.trim())
      mark = ''
    }
  }
  return out.some(isWhole) ? out.map(partWhole).join('\n') : out.join('\n')
}

function barredLine(line: string): string {
  const words = line.trim()
  if (words === '') return '|'
  const start = line.indexOf(words)
  const before = listed.test(words) ? line.slice(0, start) : '|\n'.repeat(tabsIn(line.slice(0, start)))
  return before + words.replaceAll('\t', ' | ') + ' |'.repeat(tabsIn(line.slice(start + words.length)))
}

/** Before an item of a list tabs are its indent. */
const listed = /^(?:[-*•◦▪]|\d{1,3}[.)])\s/

/** No table of the page has as many. */
const mostColumns = 8

function tabsIn(space: string): number {
  return Math.min(space.split('\t').length - 1, mostColumns)
}

/** Marks in such a row are no structure, but would be read as one as deep. */
function withoutDepth(line: string): string {
  return deep.test(line.slice(0, 80)) ? line.replace(/^[\s>*+-]+/, '') : line
}

const deep = /^(?:\s*[>*+-]){16}/

/** No tool wraps wider. */
const widest = 180

/** A paragraph on one line: the text is not wrapped at any width. */
function isWhole(line: string): boolean {
  return !line.includes('|') && line.lastIndexOf(' ') > widest
}

/** Lines that are whole are kept apart, so that none is taken for the rest of the one before it; a drawn table is left alone. */
function partWhole(line: string): string {
  return /^\s*[|+┌│└├]/.test(line.slice(0, 80)) ? line : `${line}\n`
}
