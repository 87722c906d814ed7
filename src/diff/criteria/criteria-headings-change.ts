/** Headings of the criteria belong to no item; whether they changed is told on its own. */
import { readCriteria } from '../../normalize/criteria.js'
import { fold } from '../../normalize/fold.js'

/** The headings of both texts in order; undefined where they are the same. */
export function headingsChange(before: string, after: string): { before: string; after: string } | undefined {
  const earlier = readCriteria(before).headings
  const later = readCriteria(after).headings
  if (earlier.map(headingKey).join('\n') === later.map(headingKey).join('\n')) return undefined
  return { before: earlier.join(' | '), after: later.join(' | ') }
}

/** Case and the colon at the end make no other heading. */
function headingKey(heading: string): string {
  return fold(heading).toLowerCase().replace(/[:.]$/, '')
}
