/** Reads a table of outcome measures. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { valuesOf, writeText, type Line } from './line.js'
import { readTable, type Cell, type Table } from './tables.js'

const columns = ['outcome measure', 'measure description', 'time frame'] as const

type Outcome = NonNullable<Draft['outcomes']>[number]

/** @returns undefined where its cells cannot be told apart */
export function readOutcomes(lines: readonly Line[], type: string, remark: Remark): Outcome[] | undefined {
  const table = readTable(lines.slice(1), [columns[0]], columns, (between) => Math.max(between.length - 1, 0))
  if (!table) return []
  const read = table.rows.map((row) => readOutcome(row, table.headings))
  const outcomes = table.uncut.length > 0 ? readUncut(table) : read
  if (!outcomes) {
    remark.issue('unreadable-line', 'outcomes', valuesOf(table.uncut).join(' '))
    return undefined
  }
  return outcomes.filter(({ measure }) => measure !== undefined).map((each) => ({ type, ...each }))
}

function readOutcome(row: readonly Cell[], headings: readonly string[]): Outcome {
  const cell = (name: string): Cell => row[headings.indexOf(name)] ?? []
  const measure = valuesOf(cell('outcome measure')).join(' ')
  const description = writeText(cell('measure description'))
  const timeFrame = valuesOf(cell('time frame')).join(' ')
  return {
    ...(measure === '' ? {} : { measure }),
    ...(description === '' ? {} : { description }),
    ...(timeFrame === '' ? {} : { timeFrame }),
  }
}

const span = /\d|\b(?:baseline|day|week|month|year|hour|minute|visit|through|during|until|after|before|at)/i

/** One cell a line: read where every row is whole, which the look of each time frame has to confirm. */
function readUncut({ uncut, headings }: Table): Outcome[] | undefined {
  const count = headings.length
  const when = headings.indexOf('time frame')
  if (uncut.length === 0 || uncut.length % count !== 0) return undefined
  const rows = Array.from({ length: uncut.length / count }, (_, row) => uncut.slice(row * count, (row + 1) * count))
  const isLikely = rows.every((row) => (row[when]?.text.length ?? 0) < 300 && span.test(row[when]?.text ?? ''))
  return isLikely
    ? rows.map((row) =>
        readOutcome(
          row.map((line) => [line]),
          headings,
        ),
      )
    : undefined
}
