/** The table of arms, as text browsers align it: arms in one column, their interventions in the next. */
import { splitKind } from '../../classic/kinds.js'
import { isOld, rowsAround, rowsBelow, type Span } from './centred.js'
import { wrapWidth, writeRow } from './rows.js'

const head = /^\s*(Arms?|Groups?\/Cohorts?)\s{2,}((?:Intervention\/treatment|Assigned Interventions)\s*)$/i
const behind =
  /^\s*(?:Outcome Measures|(?:Primary|Secondary|Other) Outcome Measures?|Eligibility(?: Criteria)?|Detailed Description|Biospecimen Retention)\s*:?\s*$/i

/** How wide text browsers print at least, where they wrap. */
const usual = 78

/** Writes each arm as a row with bars; a table that is not set in two columns is left as it is. */
export function openArmColumns(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => head.test(line))
  if (at < 0) return [...lines]
  const found = lines.findIndex((line, index) => index > at && behind.test(line))
  const end = found < 0 ? lines.length : found
  const body = lines.slice(at + 1, end).map((line) => line.trimEnd())
  while (body.at(-1) === '') body.pop()
  const column = secondColumn(body)
  const blocks = column === 0 ? [] : armsOf(body.map((line) => line.slice(0, column)))
  if (blocks.length === 0) return [...lines]
  const all = { start: 0, end: body.length }
  const spans = isOld(lines) ? rowsBelow(blocks, all.end) : rowsAround(blocks, all)
  const page = body.reduce((most, line) => Math.max(most, line.length), usual)
  const widths = [wrapWidth(body, column - 1), wrapWidth(body, page - column)]
  const rows = spans.flatMap(({ start, end: rowEnd }) => {
    const row = body.slice(start, rowEnd)
    return writeRow([row.map((line) => line.slice(0, column)), row.map((line) => line.slice(column))], widths)
  })
  return [...lines.slice(0, at), 'Arm | Intervention/treatment |', ...rows, '', ...lines.slice(end)]
}

/** The leftmost column at which words begin behind two spaces or more, and which no line crosses. */
function secondColumn(lines: readonly string[]): number {
  const starts = new Set(
    lines.flatMap((line) =>
      [...line.matchAll(/(?:^ {8,}|\S {2,})(?=\S)/g)].map((found) => found.index + found[0].length),
    ),
  )
  const fits = [...starts].toSorted((a, b) => a - b)
  return fits.find((column) => lines.every((line) => line.length <= column || line[column - 1] === ' ')) ?? 0
}

/** Each arm begins with its kind. */
function armsOf(cells: readonly string[]): Span[] {
  const blocks: Span[] = []
  cells.forEach((cell, at) => {
    const last = blocks.at(-1)
    if (splitKind('ArmGroupType', cell.trim())) blocks.push({ start: at, end: at + 1 })
    else if (last && cell.trim() !== '') last.end = at + 1
  })
  return blocks
}
