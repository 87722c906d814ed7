/** Taking the value that belongs to a label: behind it, in the next cell, or on the lines below. */
import { placeOf } from '../classic/labels.js'
import { splitCells } from './cells.js'
import { severalLines, type TextLabel } from './names.js'
import type { Sheet } from './sheet.js'

export interface Taken {
  values: string[]
  /** The first line behind the value. */
  next: number
}

/** Of the lines at and below a label, those of its value. */
export function takeValue(sheet: Sheet, at: number, label: TextLabel): Taken {
  const bars = label.rest.startsWith('|')
  const cells = splitCells(bars ? label.rest.slice(1) : label.rest).filter((cell) => cell !== '')
  // Only bars part cells here: behind a label a tab is a wide space.
  const behind = bars ? cells : cells.length > 0 ? [cells.join(' ')] : []
  const isClosed = label.rest.length > 1 && label.rest.endsWith('|')
  const isLong = severalLines.has(label.name) || (bars && (behind.length === 0 || placeOf(label.name)?.isText === true))
  if (isClosed || (behind.length > 0 && !isLong)) return { values: behind.slice(0, 1), next: at + 1 }
  const below = takeBelow(sheet, at + 1, isLong)
  return { values: [...behind, ...below.values], next: below.next }
}

/** Lines down to the one that closes the cell, or one line alone; never beyond the next label. */
function takeBelow({ lines, labels }: Sheet, start: number, isLong: boolean): Taken {
  const values: string[] = []
  for (let next = start; next < lines.length; next++) {
    const text = lines[next]?.text ?? ''
    if (labels[next]) return { values, next }
    values.push(...splitCells(text).filter((cell) => cell !== ''))
    if (!isLong || text.endsWith('|')) return { values, next: next + 1 }
  }
  return { values, next: lines.length }
}
