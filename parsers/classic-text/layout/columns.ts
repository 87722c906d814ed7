/** Tables without lines, as text browsers align them: labels in one column, their values in the next. */
import { placeOf } from '../../classic/labels.js'
import { readOpening } from '../opening.js'
import { isOld, rowsAround, rowsBelow, type Span } from './centred.js'
import { wrapWidth, writeRow } from './rows.js'

/** Writes each row of labels and values that stands over several lines as a line with bars, or as several. */
export function openColumns(lines: readonly string[]): string[] {
  const isTop = isOld(lines)
  const out: string[] = []
  for (let at = 0; at < lines.length;) {
    let end = at
    while (end < lines.length && (lines[end] ?? '').trim() !== '') end++
    out.push(...openRun(lines.slice(at, end), isTop))
    if (end < lines.length) out.push('')
    at = end + 1
  }
  return out
}

/** Lines without a blank one between them. */
function openRun(lines: readonly string[], isTop: boolean): readonly string[] {
  const column = valueColumn(lines)
  if (column === 0) return lines
  const out: string[] = []
  for (let at = 0; at < lines.length;) {
    let end = at
    while (end < lines.length && isRow(lines, end, column)) end++
    const table = lines.slice(at, end)
    out.push(...(table.some((line) => !isLabel(line.slice(0, column))) ? openTable(table, column, isTop) : table))
    if (end < lines.length) out.push(lines[end] ?? '')
    at = end + 1
  }
  return out
}

/** Where most values of labels begin; 0 where there are none. */
function valueColumn(lines: readonly string[]): number {
  const votes = new Map<number, number>()
  let rows = 0
  for (const line of lines) {
    const found = /^([^:]{4,80}:) +(?=\S)/.exec(line)
    if (!found || !isLabel(found[1] ?? '')) continue
    rows++
    votes.set(found[0].length, (votes.get(found[0].length) ?? 0) + 1)
  }
  const [best = [0, 0]] = [...votes].toSorted((a, b) => b[1] - a[1])
  return best[1] > 1 && best[1] * 2 > rows ? best[0] : 0
}

function isLabel(words: string): boolean {
  const { name, sign, isAlone } = readOpening(words.trim())
  return sign === ':' && isAlone && placeOf(name) !== undefined
}

/** Labels stand over three lines at most. */
const highest = 3

/** Whether a line is of the table: a value alone, a label with its value or none, or a part of a label. */
function isRow(lines: readonly string[], at: number, column: number): boolean {
  const line = lines[at] ?? ''
  if (line.length >= column && line[column - 1] !== ' ') return false
  if (line.slice(0, column).trim() === '') return true
  for (let first = Math.max(at - highest + 1, 0); first <= at; first++) {
    for (let end = at + 1; end < first + highest + 1 && end <= lines.length; end++) {
      const label = lines.slice(first, end).map((each) => each.slice(0, column).trim())
      if (!label.includes('') && isLabel(label.join(' '))) return true
    }
  }
  return false
}

function openTable(lines: readonly string[], column: number, isTop: boolean): string[] {
  const labels = lines.map((line) => line.slice(0, column).trim())
  const values = lines.map((line) => line.slice(column).trim())
  const width = values.reduce((most, value) => Math.max(most, value.length), 0)
  const all = { start: 0, end: lines.length }
  const blocks = blocksOf(labels)
  const rows = isTop ? rowsBelow(blocks, all.end) : rowsAround(blocks, all, (line) => values[line] !== '')
  return rows.flatMap(({ start, end }) =>
    writeRow([[labels.slice(start, end).join(' ').trim()], values.slice(start, end)], [0, wrapWidth(lines, width)]),
  )
}

/** A label may stand over several lines, down to its colon. */
function blocksOf(labels: readonly string[]): Span[] {
  const blocks: Span[] = []
  let open = false
  labels.forEach((label, at) => {
    const last = blocks.at(-1)
    if (label === '') open = false
    else if (open && last) last.end = at + 1
    else blocks.push({ start: at, end: at + 1 })
    if (label !== '') open = !label.endsWith(':')
  })
  return blocks
}
