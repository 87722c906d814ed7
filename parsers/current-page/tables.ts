/** Reads the rows of a table: its cells stand apart in a page, and between bars in a text that kept them. */
import { fold, trimBars, wordsOf, type Line } from './line.js'

export type Cell = readonly Line[]

export interface Table {
  /** The column headings, folded. */
  headings: string[]
  rows: Cell[][]
  /** The lines of the table where its cells cannot be told apart. */
  uncut: Line[]
}

/** How a text without an end to its rows is cut: where, in what stands between two bars, the next row begins, if that can be told. */
export type FindRow = (between: readonly Line[]) => number | undefined

/**
 * Reads the table at the start of the lines.
 * @param names the first column's heading, or what it may be, folded
 */
export function readTable(
  lines: readonly Line[],
  names: readonly string[],
  columns: readonly string[],
  findRow: FindRow,
): Table | undefined {
  const start = lines.findIndex(({ text }) => names.includes(fold(text.split('|', 1)[0] ?? '')))
  if (start < 0) return undefined
  return lines[start - 1]?.opens ? readMarked(lines.slice(start - 1)) : readBarred(lines.slice(start), columns, findRow)
}

/** Rows and cells of a page. */
function readMarked(lines: readonly Line[]): Table {
  const rows: Line[][][] = []
  for (const line of lines) {
    if (line.opens === 'end') break
    if (line.opens === 'row') rows.push([[]])
    else if (line.opens === 'cell') rows.at(-1)?.push([])
    else rows.at(-1)?.at(-1)?.push(line)
  }
  const [head = [], ...body] = rows
  return { headings: head.map((cell) => fold(cell.map(({ text }) => text).join(' '))), rows: body, uncut: [] }
}

function readBarred(lines: readonly Line[], columns: readonly string[], findRow: FindRow): Table {
  const head = headOf(lines, columns)
  const body = wordsOf(lines.slice(head.length))
  const count = head.names.length
  if (count === 1) return { headings: head.names, rows: body.map((line) => [[line]]), uncut: [] }
  const cells = cutCells(body)
  // Without a single bar nothing parts the cells.
  if (cells.length < 2) return { headings: head.names, rows: [], uncut: body }
  const rows = head.isClosed ? chunk(cells, count) : cutRows(cells, count, findRow)
  return { headings: head.names, rows: rows ?? [], uncut: rows ? [] : body }
}

/** The headings stand on one line between bars, or on a line each. */
function headOf(
  lines: readonly Line[],
  columns: readonly string[],
): { names: string[]; length: number; isClosed: boolean } {
  const first = lines[0]?.text ?? ''
  const isClosed = first.trimEnd().endsWith('|')
  const names: string[] = []
  let length = 0
  for (const { text } of lines) {
    const parts = text
      .split('|')
      .map(fold)
      .filter((part) => part !== '')
    if (parts.some((part) => !columns.includes(part))) break
    names.push(...parts)
    length++
  }
  return { names, length, isClosed: isClosed && length === 1 }
}

/** What stands between two bars. */
function cutCells(lines: readonly Line[]): Line[][] {
  const cells: Line[][] = [[]]
  for (const line of lines) {
    const [first = '', ...others] = line.text.split('|')
    addWords(cells, line, first)
    for (const part of others) {
      cells.push([])
      addWords(cells, { ...line, mark: '', isApart: true }, part)
    }
  }
  return cells
}

function addWords(cells: Line[][], line: Line, words: string): void {
  const text = trimBars(words)
  if (text !== '') cells.at(-1)?.push({ ...line, text })
}

/** Rows whose cells each end with a bar. */
function chunk(cells: readonly Line[][], count: number): Line[][][] {
  const rows: Line[][][] = []
  for (let at = 0; at < cells.length; at += count) {
    const row = cells.slice(at, at + count)
    if (row.some((cell) => cell.length > 0)) rows.push(row)
  }
  return rows
}

/** Rows without a bar at their end: their last cell and the first of the next row stand between two bars. */
function cutRows(cells: readonly Line[][], count: number, findRow: FindRow): Line[][][] | undefined {
  const rows: Line[][][] = []
  let row: Line[][] = []
  for (const [at, cell] of cells.entries()) {
    if (row.length < count - 1 || at === cells.length - 1) row.push(cell)
    else {
      const next = findRow(cell)
      if (next === undefined) return undefined
      rows.push([...row, cell.slice(0, next)])
      row = [cell.slice(next)]
    }
  }
  if (row.some((cell) => cell.length > 0)) rows.push(row)
  return rows
}
