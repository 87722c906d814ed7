/** The design of a study in one cell: `Allocation: Randomized|Masking: Double (Participant, Investigator)|…`. */
import { splitCell, type Row } from './column.js'

const fields = {
  allocation: 'allocation',
  'intervention model': 'interventionModel',
  'primary purpose': 'primaryPurpose',
  'observational model': 'observationalModel',
  'time perspective': 'timePerspective',
  masking: 'masking',
} as const

/** What follows a label may be nothing, or one letter that is the same for all studies: `Observational Model: |Time Perspective: p`. */
export function placeDesign(cell: string, { draft, remark }: Row): void {
  // Lists of before 2020 leave out `N/A`.
  if (!/\ballocation\s*:/i.test(cell)) remark.omits('allocation')
  for (const piece of splitCell(cell)) {
    const colon = piece.indexOf(':')
    const label = piece.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    const value = piece.slice(colon + 1).trim()
    if (label === 'endpoint classification') draft.retired = { endpointClassification: value }
    else if (!isField(label)) remark.issue('unreadable-line', 'study design', piece)
    else if (value.length > 1) draft[fields[label]] = value
    else remark.omits(fields[label])
  }
  if (draft.masking === undefined) remark.omits('masking', 'whoMasked')
  if (draft.retired === undefined) remark.omits('retired.endpointClassification')
}

function isField(label: string): label is keyof typeof fields {
  return Object.hasOwn(fields, label)
}
