/** Cells: what stands between the bars of a table, which texts break over lines as they please. */
import type { Line } from './lines.js'

/** The lines of one cell. */
export type Cell = readonly string[]

/** The cells of one line; those behind the last bar too, if they hold words. */
export function splitCells(text: string): string[] {
  const cells = text.split(/[|\t]/).map((cell) => cell.trim())
  return cells.at(-1) === '' ? cells.slice(0, -1) : cells
}

/** All words of a line, bars left out. */
export function wordsOf(text: string): string {
  return text
    .split(/[|\t]/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ')
}

/**
 * Cuts lines into cells: a bar closes one, and so does the end of a line where rows carry no bar at their end.
 * @param isClosed whether rows end with a bar, as the table's head shows
 */
export function cutCells(lines: readonly Line[], isClosed: boolean): Cell[] {
  const cells: Cell[] = []
  let open: string[] = []
  const close = (): void => {
    cells.push(open)
    open = []
  }
  for (const { text, mark } of lines) {
    const parts = text.split(/[|\t]/)
    const last = (parts.pop() ?? '').trim()
    for (const part of parts) {
      addWords(open, mark, part)
      close()
    }
    addWords(open, mark, last)
    if (!isClosed && parts.length > 0) close()
  }
  if (open.length > 0) close()
  return cells
}

function addWords(cell: string[], mark: string, words: string): void {
  if (words.trim() !== '') cell.push(`${mark === '* ' ? mark : ''}${words.trim()}`)
}
