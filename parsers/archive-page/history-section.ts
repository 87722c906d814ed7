/** One section of a `ct2/history` page and the rows in it. */
import { findElements, hasClass } from '../html/find.js'
import { printLine, type PageElement } from '../html/print.js'

export interface HistorySection {
  body: PageElement
  rows: readonly HistoryRow[]
}

/** A row: its label, or that of the row above, and its value. */
export interface HistoryRow {
  label: string
  value: PageElement
  /** Whether the row has no label of its own. */
  isBelow: boolean
}

/** Rows that hold tables of their own are read by whoever knows the section. */
export function rowsOf(body: PageElement): HistoryRow[] {
  let label = ''
  return findElements(body, (each) => each.name === 'tr').flatMap((row) => {
    const [head, value] = cellsOf(row)
    if (!head || !hasClass(head, 'rowLabel')) return []
    const own = printLine(head).replace(/ ?:$/, '').toLowerCase()
    if (own !== '') label = own
    return value ? [{ label, value, isBelow: own === '' }] : []
  })
}

export function cellsOf(row: PageElement): PageElement[] {
  return row.children.flatMap((child) => ('attribs' in child && child.name === 'td' ? [child] : []))
}
