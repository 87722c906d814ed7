/** The last lines of a report on the terminal: which snapshots it was made of, and the head of the ledger that proves them. */
import type { ReportOptions } from '../report.js'
import { paint } from '../typeset.js'

/** Nothing where no store was read. A digest is never broken: it is there to be copied. */
export function proofLines({ proof, color = false }: ReportOptions): string[] {
  if (!proof) return []
  const rows = [
    ...(proof.before === undefined ? [] : [`before ${proof.before}`]),
    ...(proof.after === undefined ? [] : [`after  ${proof.after}`]),
    `head   ${proof.head}`,
  ]
  return ['', ...rows.map((row) => paint(row, 'gray', color))]
}
