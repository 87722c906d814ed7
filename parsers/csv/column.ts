/** The contract of a column: what of a Trial it tells, and how one of its cells is placed in a Draft. */
import type { Draft } from '../../src/model/draft.js'
import type { TrialField, TrialPath } from '../../src/model/trial-path.js'
import type { Remark } from '../../src/normalize/remark.js'

export interface Row {
  draft: Draft
  remark: Remark
}

export interface Column {
  /** Fields, or parts of fields. An empty cell means that the record has none. */
  tells: readonly TrialPath[]
  /** Places a cell that is not empty. None where a column tells nothing of the record: ranks, addresses. */
  place?: (cell: string, row: Row) => void
}

/** A value as it is printed. */
export function textAt(field: 'nctId' | 'acronym' | 'briefTitle' | 'briefSummary' | 'overallStatus' | 'sex'): Column {
  return { tells: [field], place: (cell, { draft }) => void (draft[field] = cell) }
}

/** Values with `|` between them. */
export function listAt(field: 'conditions' | 'phases' | 'stdAges'): Column {
  return { tells: [field], place: (cell, { draft }) => void (draft[field] = splitCell(cell)) }
}

/** A date without its type: whether it has happened is told by no list. */
export function dateAt(field: DateField): Column {
  return { tells: [`${field}.date`], place: (cell, { draft }) => void (draft[field] = { date: cell }) }
}

type DateField = Extract<
  TrialField,
  | 'lastVerified'
  | 'lastUpdateSubmitted'
  | `${string}Date`
  | `${string}First${string}`
  | `first${string}`
  | `${string}Posted`
>

/** The values of a cell: `|` stands between them, and in lists of today spaces around it. */
export function splitCell(cell: string): string[] {
  return cell
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== '')
}
