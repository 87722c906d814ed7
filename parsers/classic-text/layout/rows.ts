/** Rows of a table that a tool drew over several lines, written as the lines with bars that the reader knows. */
import { severalLines } from '../names.js'
import { readOpening } from '../opening.js'
import { unwrapCell } from './unwrap.js'

/** The lines of one cell, as they stand. */
export type DrawnCell = readonly string[]

/** `a | b |`; a cell of several lines ends with the bar on its last one. Cells are unwrapped at the widths of their columns. */
export function writeRow(cells: readonly DrawnCell[], widths: readonly number[]): string[] {
  const isList = severalLines.has(readOpening((cells[0] ?? []).join(' ').trim()).name)
  const flat = cells.map((cell, index) => unwrapCell(dedent(cell), isList ? 0 : (widths[index] ?? 0)))
  if (flat.every((cell) => cell.every((line) => line.trim() === ''))) return []
  if (flat.every((cell) => cell.length <= 1)) return [`${flat.map(([only = '']) => only.trim()).join(' | ')} |`]
  return flat.flatMap((cell) => [...cell.slice(0, -1), `${cell.at(-1) ?? ''} |`])
}

/** Without the blank lines at its edges, and the indent that all of it has. */
function dedent(cell: DrawnCell): string[] {
  const first = cell.findIndex((line) => line.trim() !== '')
  const last = cell.findLastIndex((line) => line.trim() !== '')
  const words = first < 0 ? [] : cell.slice(first, last + 1).map((line) => line.trimEnd())
  const indent = words.reduce((least, line) => (line === '' ? least : Math.min(least, indentOf(line))), Infinity)
  return words.map((line) => line.slice(indent))
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
