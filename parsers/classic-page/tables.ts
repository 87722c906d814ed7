/** Reads the tables of conditions and of arms. */
import type { Draft } from '../../src/model/draft.js'
import { placeArms, type PrintedArm, type PrintedIntervention } from '../classic/arms.js'
import { splitKind } from '../classic/kinds.js'
import { piecesOf } from './pieces.js'
import { oneLine, printLines, type PageElement } from '../html/print.js'
import { headedTable, type Page } from './tree.js'

const armHeadings = ['arm', 'arms', 'group/cohort', 'groups/cohorts']

/**
 * Writes conditions, phases, arms and interventions.
 * @returns the headings found
 */
export function placeTables(draft: Draft, page: Page): string[] {
  const conditions = headedTable(page, ['condition or disease'])
  const column = (name: string): string[] => {
    const index = conditions?.headings.indexOf(name) ?? -1
    const cell = index < 0 ? undefined : conditions?.rows[0]?.[index]
    return cell ? printLines(cell) : []
  }
  const listed = column('intervention/treatment')
  const phases = column('phase')
  const names = column('condition or disease')
  if (names.length > 0) draft.conditions = names
  if (phases.length > 0) draft.phases = phases
  const arms = headedTable(page, armHeadings)
  placeArms(draft, listed, arms?.rows.flatMap((cells) => readArm(cells) ?? []) ?? [])
  return [...(conditions?.headings ?? []), ...(arms?.headings ?? [])]
}

function readArm([arm, interventions]: readonly PageElement[]): PrintedArm | undefined {
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

/** A name stands on the cell's own level and opens with its kind; what is indented under it tells of it. */
function readInterventions(cell: PageElement): PrintedIntervention[] {
  const found: PrintedIntervention[] = []
  for (const { isIndented, text } of piecesOf(cell)) {
    if (isIndented) tell(found.at(-1), text)
    else {
      for (const line of text.split('\n')) {
        if (splitKind('InterventionType', line) || found.length === 0) found.push({ title: oneLine(line) })
        else tell(found.at(-1), line)
      }
    }
  }
  return found
}

const otherNames = /^Other Names?\s*:\s*/

function tell(intervention: PrintedIntervention | undefined, text: string): void {
  if (!intervention || text.trim() === '') return
  const at = text.search(/^Other Names?\s*:/m)
  const description = (at < 0 ? text : text.slice(0, at)).trim()
  if (description !== '') {
    intervention.description = [intervention.description, description].filter((each) => each !== undefined).join('\n\n')
  }
  if (at < 0) return
  const names = text
    .slice(at)
    .replace(otherNames, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\*|\d+\.) /, '').trim())
  intervention.otherNames = names.filter((name) => name !== '')
}
