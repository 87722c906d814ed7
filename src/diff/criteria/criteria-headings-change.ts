/** Headings of the criteria belong to no item; whether they changed is told on its own. */
import { readCriteria } from '../../normalize/criteria.js'
import { fold } from '../../normalize/fold.js'

/** The headings that went and those that came, one a line, in order; undefined where they are the same. */
export function headingsChange(before: string, after: string): { before: string; after: string } | undefined {
  const earlier = readCriteria(before).headings
  const later = readCriteria(after).headings
  if (earlier.map(headingKey).join('\n') === later.map(headingKey).join('\n')) return undefined
  const [gone, come] = [only(earlier, later), only(later, earlier)]
  // The same ones in another order, or one of several that read alike.
  const [from, to] = gone.length + come.length > 0 ? [gone, come] : [earlier, later]
  return { before: from.join('\n'), after: to.join('\n') }
}

function only(headings: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(headingKey))
  return headings.filter((heading) => !known.has(headingKey(heading)))
}

/** Case and the colon at the end make no other heading. */
function headingKey(heading: string): string {
  return fold(heading).toLowerCase().replace(/[:.]$/, '')
}
