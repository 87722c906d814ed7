/** Lists in one cell, `|` between their items: interventions, outcomes, ids, documents. */
import { splitKind } from '../classic/kinds.js'
import { splitCell, type Column, type Row } from './column.js'

/** `Drug: A|DEVICE: B`; what has no type before it belongs to the name it follows. */
export function placeInterventions(cell: string, { draft }: Row): void {
  const titles: string[] = []
  for (const piece of cell.split('|')) {
    if (titles.length > 0 && !splitKind('InterventionType', piece)) titles.push(`${titles.pop()}|${piece}`)
    else titles.push(piece)
  }
  draft.interventions = titles.map((title) => {
    const found = splitKind('InterventionType', title)
    return found ? { type: found.kind, name: found.rest } : { name: title }
  })
}

/** Measures alone, of all types in one list. */
export function placeMeasures(cell: string, { draft }: Row): void {
  draft.outcomes = splitCell(cell).map((measure) => ({ measure }))
}

/**
 * A column of outcomes of one type, `measure, description, time frame`, each of which may hold commas: where there is
 * one the whole stands as the measure, and how many outcomes there are is all that is compared.
 */
export function outcomesOf(type: 'PRIMARY' | 'SECONDARY' | 'OTHER'): Column {
  return {
    tells: ['outcomes[].type', 'outcomes[].measure', 'outcomes[].description', 'outcomes[].timeFrame'],
    place(cell, { draft, remark }) {
      const printed = splitCell(cell)
      draft.outcomes = [...(draft.outcomes ?? []), ...printed.map((measure) => ({ type, measure }))]
      const glued = printed.find((each) => each.includes(', '))
      if (glued === undefined) return
      remark.issue('glued-values', 'outcomes', glued)
      remark.omits('outcomes[].measure', 'outcomes[].description', 'outcomes[].timeFrame')
    },
  }
}

/** The sponsor's own id first, then the others, without their types. */
export function placeIds(cell: string, { draft }: Row): void {
  const [own, ...others] = splitCell(cell)
  draft.orgStudyId = { id: own }
  if (others.length > 0) draft.secondaryIds = others.map((id) => ({ id }))
}

/** `Study Protocol, https://…/Prot_000.pdf|"Informed Consent Form", https://…/ICF_001.pdf`. */
export function placeDocuments(cell: string, { draft, remark }: Row): void {
  draft.largeDocuments = splitCell(cell).flatMap((piece) => {
    const comma = piece.lastIndexOf(', http')
    if (comma < 0) remark.issue('unreadable-line', 'largeDocuments', piece)
    const label = piece.slice(0, comma).replace(/^"|"$/g, '')
    return comma < 0 ? [] : [{ label, filename: piece.slice(piece.lastIndexOf('/') + 1) }]
  })
}
