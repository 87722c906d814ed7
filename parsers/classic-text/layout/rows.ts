/** Rows of a table that a tool drew over several lines, written as the lines with bars that the reader knows. */
import { listLabels } from '../names.js'
import { readOpening } from '../opening.js'
import { unwrapCell } from './unwrap.js'

/** The lines of one cell, as they stand. */
export type DrawnCell = readonly string[]

/** `a | b |`; a cell of several lines ends with the bar on its last one. Cells are unwrapped at the widths of their columns. */
export function writeRow(cells: readonly DrawnCell[], widths: readonly number[]): string[] {
  const isList = listLabels.has(readOpening((cells[0] ?? []).join(' ').trim()).name)
  const flat = cells.map((cell, index) => {
    const { lines, indent } = dedent(cell)
    return unwrapCell(lines, isList ? 0 : Math.max((widths[index] ?? 0) - indent, 0))
  })
  if (flat.every((cell) => cell.every((line) => line.trim() === ''))) return []
  if (flat.every((cell) => cell.length <= 1)) return [`${flat.map(([only = '']) => only.trim()).join(' | ')} |`]
  // Two spaces at the end of a line say that it was not wrapped there.
  return flat.flatMap((cell) => [...cell.slice(0, -1).map((line) => line && `${line}  `), `${cell.at(-1) ?? ''} |`])
}

/** Without the blank lines at its edges, and the indent that all of it has. */
function dedent(cell: DrawnCell): { lines: string[]; indent: number } {
  const first = cell.findIndex((line) => line.trim() !== '')
  const last = cell.findLastIndex((line) => line.trim() !== '')
  const words = first < 0 ? [] : cell.slice(first, last + 1).map((line) => line.trimEnd())
  const indents = words.filter((line) => line !== '').map(indentOf)
  const indent = indents.reduce((least, each) => Math.min(least, each), indents[0] ?? 0)
  return { lines: words.map((line) => line.slice(indent)), indent }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Narrower tables are as wide as their words: nothing in them is wrapped. */
const narrowest = 70

/** The width at which a column's lines are wrapped; 0 where there was room for them. */
export function wrapWidth(lines: readonly string[], width: number): number {
  return lines.some((line) => line.trimEnd().length >= narrowest) ? width : 0
}
