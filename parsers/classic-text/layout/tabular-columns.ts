/** The tabular view, as text browsers align it: labels in one column, what they tell in the next. */
import { writeRow } from './rows.js'

const title = /^\s*Tracking Information\s*$/
const twoCells = /^[A-Z][^|]*?\S {2,}(?=[^\s|^])(?!ICMJE)/

/** How many rows have to agree on where the second column begins. */
const fewest = 5

/** Writes each row with bars; a view that is not set in two columns is left as it is. */
export function openTabularColumns(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => title.test(line))
  const column = start < 0 ? 0 : secondColumn(lines.slice(start))
  if (column === 0) return [...lines]
  const out = lines.slice(0, start)
  let label: string[] = []
  let values: string[] = []
  const close = (): void => {
    const width = values.reduce((most, line) => Math.max(most, line.trimEnd().length), 0)
    out.push(...writeRow([[label.join(' ')], values], [0, width]))
    label = []
    values = []
  }
  let isBlank = true
  for (const line of lines.slice(start)) {
    const left = line.slice(0, column).trim()
    if (left !== '' && line.length > column && line[column - 1] !== ' ') {
      close()
      out.push(line)
    } else {
      // Behind a label may stand when it was told, a line apart.
      const isNote = left.startsWith('(')
      if (left !== '' && isBlank && !isNote) close()
      if (isNote && values.at(-1)?.trim() === '') values.pop()
      if (left !== '') label.push(left)
      values.push(line.slice(column))
    }
    isBlank = left === ''
  }
  close()
  return out
}

function secondColumn(lines: readonly string[]): number {
  const votes = new Map<number, number>()
  for (const line of lines) {
    const column = twoCells.exec(line)?.[0].length
    if (column !== undefined) votes.set(column, (votes.get(column) ?? 0) + 1)
  }
  const [best = [0, 0]] = [...votes].toSorted((a, b) => b[1] - a[1])
  return best[1] >= fewest ? best[0] : 0
}
