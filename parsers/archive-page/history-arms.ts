/** Reads the table of arms of a `ct2/history` page, or the list of interventions where there are no arms. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { placeArms, type PrintedArm, type PrintedIntervention } from '../classic/arms.js'
import { splitKind } from '../classic/kinds.js'
import { findElements, hasClass } from '../html/find.js'
import { oneLine, printNodes, type PageElement, type PageNode } from '../html/print.js'
import { cellsOf, type HistorySection } from './history-section.js'

const details = 'intervention details'

export function placeGroups(draft: Draft, { body, rows }: HistorySection, remark: Remark): string[] {
  const tables = findElements(body, (each) => each.name === 'table' && hasClass(each, 'ArmsInterv'))
  const cells = tables.flatMap((table) => findElements(table, (each) => each.name === 'tr')).map(cellsOf)
  placeArms(
    draft,
    [],
    cells.flatMap(([arm, interventions]) => (arm ? [readArm(arm, interventions)] : [])),
  )
  const alone = rows.filter(({ label }) => label === details).flatMap(({ value }) => readInterventions(value))
  if (alone.length > 0) draft.interventions = [...(draft.interventions ?? []), ...alone.map(intervention)]
  // A kind that is not printed may be any, and arms name an intervention with its kind.
  if (draft.interventions?.some(({ type }) => type === undefined)) {
    remark.omits('interventions[].type', 'arms[].interventionNames')
  }
  return [details]
}

function intervention({ title, description }: PrintedIntervention): NonNullable<Draft['interventions']>[number] {
  const kind = splitKind('InterventionType', title)
  return {
    ...(kind && { type: kind.kind }),
    name: kind?.rest ?? title,
    ...(description !== undefined && { description }),
  }
}

function readArm(arm: PageElement, interventions: PageElement | undefined): PrintedArm {
  const [title = '', ...others] = piecesOf(arm).map(({ text }) => text)
  return {
    title: oneLine(title),
    ...(others.length > 0 && { description: others.join('\n\n') }),
    interventions: interventions ? readInterventions(interventions) : [],
  }
}

/** A name stands on the cell's own level if it has a kind, else it is indented as the description that follows it. */
function readInterventions(cell: PageElement): PrintedIntervention[] {
  const found: PrintedIntervention[] = []
  for (const { text, isIndented } of piecesOf(cell)) {
    const last = found.at(-1)
    if (!isIndented) found.push(...text.split('\n').map((line) => ({ title: oneLine(line) })))
    else if (last && last.description === undefined) last.description = text
    else found.push({ title: oneLine(text) })
  }
  return found.filter(({ title }) => title !== '')
}

interface Piece {
  text: string
  isIndented: boolean
}

function piecesOf(cell: PageElement): Piece[] {
  const pieces: Piece[] = []
  let run: PageNode[] = []
  const endRun = (): void => {
    const text = printNodes(run)
    if (text !== '') pieces.push({ text, isIndented: false })
    run = []
  }
  for (const child of cell.children) {
    if ('attribs' in child && /\bindent1\b/.test(child.attribs.class ?? '')) {
      endRun()
      const text = printNodes([child])
      if (text !== '') pieces.push({ text, isIndented: true })
    } else run.push(child)
  }
  endRun()
  return pieces
}
