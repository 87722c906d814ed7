/** Reads the table of results that were submitted and are not posted yet. */
import type { Draft } from '../../src/model/draft.js'
import { readCycle } from '../classic/submissions.js'
import { printNode } from '../html/print.js'
import type { Page } from './page.js'

/**
 * Writes the events of all cycles in their order.
 * @returns the heading found
 */
export function placeSubmissions(draft: Draft, { rows }: Page): string[] {
  const header = rows.find(({ head }) => head === 'Submission Cycle')
  if (!header) return []
  const cycles = rows.filter(({ table, cells }) => table === header.table && cells.some(({ name }) => name === 'td'))
  const unpostedEvents = cycles.flatMap(({ cells: [, submitted, returned] }) =>
    readCycle(submitted ? printNode(submitted) : '', returned ? printNode(returned) : ''),
  )
  draft.annotations = { unpostedAnnotation: { unpostedEvents } }
  return ['submission cycle']
}
