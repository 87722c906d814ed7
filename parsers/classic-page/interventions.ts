/** Reads a cell that tells interventions: each with its kind, and indented under it what it is and what else it is called. */
import type { PrintedIntervention } from '../classic/arms.js'
import { splitKind } from '../classic/kinds.js'
import { linesOf } from '../classic/labels.js'
import { oneLine } from '../html/print.js'
import type { TreeElement } from '../html/tree.js'
import { piecesOf } from './pieces.js'

/** A name stands on the cell's own level and opens with its kind; what is indented under it tells of it. */
export function readInterventions(cell: TreeElement): PrintedIntervention[] {
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

const otherNames = /^Other Names?\s*:/

/** A block of its own tells the other names; the same words within a description are part of it. */
function tell(intervention: PrintedIntervention | undefined, text: string): void {
  if (!intervention || text.trim() === '') return
  const names = otherNames.exec(text)
  if (names) intervention.otherNames = linesOf(text.slice(names[0].length))
  else {
    intervention.description =
      intervention.description === undefined ? text.trim() : `${intervention.description}\n\n${text.trim()}`
  }
}
