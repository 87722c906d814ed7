/** Tables whose columns are told by a ruler: `------- ------`. */
import { writeRow } from './rows.js'

const ruler = /^ *-{2,}(?: +-{2,})+ *$/
const fullRuler = /^ *-{10,} *$/

interface Column {
  start: number
  end: number
  /** How long its part of the ruler is. */
  width: number
}

/** Writes each row below or between rulers as a line with bars, or as several. */
export function openRuled(lines: readonly string[]): string[] {
  const out: string[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (!ruler.test(line)) {
      out.push(line)
      at++
      continue
    }
    const columns = columnsOf(line)
    const head = takeHead(out)
    const end = endOfTable(lines, at, head.length > 0 && !head.isRuled)
    out.push('', ...writeRows([head.lines], columns), ...writeRows(rowsOf(lines.slice(at + 1, end)), columns), '')
    at = ruler.test(lines[end] ?? '') || fullRuler.test(lines[end] ?? '') ? end + 1 : end
  }
  return out
}

function columnsOf(line: string): Column[] {
  const runs = [...line.matchAll(/-+/g)]
  return runs.map((run, index) => ({
    start: index === 0 ? 0 : run.index,
    end: runs[index + 1]?.index ?? Infinity,
    width: run[0].length,
  }))
}

/** The lines above a ruler, taken off again: down from a full ruler, or one line alone. */
function takeHead(out: string[]): { lines: string[]; length: number; isRuled: boolean } {
  let start = out.length
  while (start > 0 && (out[start - 1] ?? '').trim() !== '' && !fullRuler.test(out[start - 1] ?? '')) start--
  const isRuled = start < out.length && fullRuler.test(out[start - 1] ?? '')
  const lines = out.splice(isRuled ? start : Math.max(start, out.length - 1))
  if (isRuled) out.pop()
  return { lines, length: lines.length, isRuled }
}

/** A table with a head of one line ends with a blank line, others with a ruler. */
function endOfTable(lines: readonly string[], at: number, endsBlank: boolean): number {
  let end = at + 1
  while (end < lines.length) {
    const line = lines[end] ?? ''
    if (endsBlank ? line.trim() === '' : ruler.test(line) || fullRuler.test(line)) return end
    end++
  }
  return end
}

/** Blank lines part the rows where there are any; else each line is one. */
function rowsOf(lines: readonly string[]): string[][] {
  if (!lines.some((line) => line.trim() === '')) return lines.map((line) => [line])
  const rows: string[][] = [[]]
  for (const line of lines) {
    if (line.trim() === '') rows.push([])
    else rows.at(-1)?.push(line)
  }
  return rows
}

function writeRows(rows: readonly string[][], columns: readonly Column[]): string[] {
  return rows.flatMap((row) =>
    writeRow(
      columns.map(({ start, end }) => row.map((line) => line.slice(start, end))),
      columns.map(({ width }) => width),
    ),
  )
}
