/** Reads the tables of conditions and of arms. */
import type { Draft } from '../../src/model/draft.js'
import { placeArms, type PrintedArm } from '../classic/arms.js'
import { foldLabel } from '../classic/labels.js'
import { oneLine, printLine, printLines } from '../html/print.js'
import type { TreeElement } from '../html/tree.js'
import { readInterventions } from './interventions.js'
import type { Page } from './page.js'
import { piecesOf } from './pieces.js'

/** First column headings, of pages since and until mid-2017. */
const conditionHeadings = ['condition or disease', 'condition']
const armHeadings = ['arm', 'arms', 'group/cohort', 'groups/cohorts']

/**
 * Writes conditions, phases, arms and interventions.
 * @returns the headings found
 */
export function placeTables(draft: Draft, page: Page): string[] {
  const conditions = headedTable(page, conditionHeadings)
  const column = (...names: string[]): string[] => {
    const index = conditions?.headings.findIndex((heading) => names.includes(heading)) ?? -1
    const cell = index < 0 ? undefined : conditions?.rows[0]?.[index]
    return cell ? printLines(cell) : []
  }
  const listed = column('intervention/treatment', 'intervention')
  const phases = column('phase')
  const names = column(...conditionHeadings)
  if (names.length > 0) draft.conditions = names
  if (phases.length > 0) draft.phases = phases
  const arms = headedTable(page, armHeadings)
  placeArms(draft, listed, arms?.rows.flatMap((cells) => readArm(cells) ?? []) ?? [])
  return [...(conditions?.headings ?? []), ...(arms?.headings ?? [])]
}

interface HeadedTable {
  /** Folded column headings. */
  headings: string[]
  rows: (readonly TreeElement[])[]
}

/** The first table with one of these words as its first heading. */
function headedTable({ rows }: Page, names: readonly string[]): HeadedTable | undefined {
  for (const { table, cells } of rows) {
    const [first] = cells
    if (first?.name !== 'th' || cells.some(({ name }) => name !== 'th')) continue
    if (!names.includes(foldLabel(printLine(first)).name)) continue
    const headings = cells.map((cell) => foldLabel(printLine(cell)).name)
    const body = rows.filter((row) => row.table === table && row.cells[0]?.name === 'td')
    return { headings, rows: body.map((row) => row.cells) }
  }
  return undefined
}

function readArm([arm, interventions]: readonly TreeElement[]): PrintedArm | undefined {
  if (!arm) return undefined
  const [first, ...others] = piecesOf(arm)
  if (!first) return undefined
  const description = others.map(({ text }) => text).join('\n\n')
  return {
    title: oneLine(first.text),
    ...(description === '' ? {} : { description }),
    interventions: interventions ? readInterventions(interventions) : [],
  }
}
