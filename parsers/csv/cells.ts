/** Cells that hold more than one value of a record, or one that cannot always be told: sponsors, ages, study type. */
import { placeAges } from '../classic/ages.js'
import { splitCell, type Row } from './column.js'

/** `Lead|First collaborator|Second collaborator`. */
export function placeSponsors(cell: string, { draft }: Row): void {
  const [lead, ...others] = splitCell(cell)
  draft.leadSponsor = { ...draft.leadSponsor, name: lead }
  if (others.length > 0) draft.collaborators = others.map((name) => ({ name }))
}

/**
 * `Industry`, `Other|NIH`: the classes of all sponsors, each once, so that of the lead is told where there is only one.
 * `Other` stood for every class without a word of its own.
 */
export function placeFunders(cell: string, row: Row): void {
  if (/[|]|^other$/i.test(cell)) row.remark.omits('leadSponsor.class')
  else placeFunderType(cell, row)
}

/** The class of the lead sponsor. */
export function placeFunderType(cell: string, { draft }: Row): void {
  draft.leadSponsor = { ...draft.leadSponsor, class: cell }
}

/** `18 Years and older   (Adult, Older Adult)`; lists of today print the groups alone, `ADULT, OLDER_ADULT`. */
export function placeAge(cell: string, { draft, remark }: Row): void {
  placeAges(draft, cell)
  if (/^[A-Z_, ]+$/.test(cell)) remark.omits('minimumAge', 'maximumAge')
}

/** `Interventional`, `Expanded Access:Individual Patients|Treatment IND/Protocol`; lists of today do not name the kinds of access. */
export function placeStudyType(cell: string, { draft, remark }: Row): void {
  const colon = cell.indexOf(':')
  draft.studyType = colon < 0 ? cell : cell.slice(0, colon)
  if (colon < 0) {
    if (/^expanded/i.test(cell)) remark.omits('expandedAccessTypes')
    return
  }
  const kinds = cell.slice(colon)
  draft.expandedAccessTypes = {
    ...(/individual/i.test(kinds) && { individual: true }),
    ...(/intermediate/i.test(kinds) && { intermediate: true }),
    ...(/treatment/i.test(kinds) && { treatment: true }),
  }
}
