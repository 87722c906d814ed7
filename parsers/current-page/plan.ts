/** Reads the study plan: its design, its arms, its outcomes. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { readArms } from './arms.js'
import { labels } from './labels.js'
import { fold, type Line } from './line.js'
import { readOutcomes } from './outcomes.js'
import { cutPieces } from './pieces.js'
import { placePiece } from './place.js'

const outcomes = /^(primary|secondary|other) outcome measures?\b/
const columns = /^outcome measure\b/
const arms = /^(?:arms and interventions|groups and cohorts|participant group\/arm|group\/cohort|arms?$)/
const design = /^(?:how is the study designed\??|design details)$/

/** Stands between the tables. */
const measures = /^what is the study measuring\??$/

/** How many lines below its heading a table of outcomes begins. */
const reach = 5

/** @returns the labels and headings found */
export function readPlan(lines: readonly Line[], listed: readonly string[], draft: Draft, remark: Remark): string[] {
  const cuts = headingsOf(lines)
  const found = new Set(cuts.map(({ name }) => name))
  const { pieces } = cutPieces(lines.slice(0, cuts[0]?.at ?? lines.length), labels['study plan'])
  for (const piece of pieces) placePiece(draft, piece)
  if (pieces.length > 0 || lines.some(({ text }) => design.test(fold(text)))) found.add('design details')
  const tables = cuts.map(({ name, at }, index) => ({
    name,
    body: lines.slice(at, cuts[index + 1]?.at ?? lines.length),
  }))
  for (const { name, body } of tables.filter((each) => each.name === 'arms')) {
    if (!readArms(body, listed, draft, remark)) found.delete(name)
  }
  const lists = tables.filter(({ name }) => name !== 'arms' && name !== 'measures')
  const read = lists.map(({ name, body }) => readOutcomes(body, name, remark))
  const placed = read.flatMap((each) => each ?? [])
  // A list of which a part cannot be read tells of no outcome that it is gone.
  if (read.includes(undefined)) for (const { name } of lists) found.delete(name)
  else if (placed.length > 0) draft.outcomes = placed
  return [...found]
}

/** Whether a line is the heading of a table. */
export function isTable(text: string): boolean {
  const name = fold(text)
  return outcomes.test(name) || arms.test(name) || measures.test(name)
}

/** Where the tables begin; a heading of outcomes has their columns below it. */
function headingsOf(lines: readonly Line[]): { name: string; at: number }[] {
  const cuts: { name: string; at: number }[] = []
  lines.forEach((line, at) => {
    if (line.mark !== '' || line.opens) return
    const name = fold(line.text)
    const type = outcomes.exec(name)?.[1]
    const below = lines.slice(at + 1, at + 1 + reach)
    if (type !== undefined && below.some(({ text }) => columns.test(fold(text)))) cuts.push({ name: type, at })
    else if (cuts.length === 0 && arms.test(name)) cuts.push({ name: 'arms', at })
    else if (measures.test(name)) cuts.push({ name: 'measures', at })
  })
  return cuts
}
