/** The printed cycles of results that were submitted and not posted: when they came in, were taken back, were returned. */
import type { Draft } from '../../src/model/draft.js'

type Unposted = NonNullable<NonNullable<Draft['annotations']>['unpostedAnnotation']>
type Event = NonNullable<Unposted['unpostedEvents']>[number]

/** A date, or a date taken back: `(Canceled on May 17, 2018)`, on an unknown day `(Canceled)`. */
const step = /\(\s*Cancell?ed(?:\s+on)?\s*([^)]*)\)|([A-Z][a-z]+ \d{1,2}, \d{4})/g

/** The events of one cycle, in their order. */
export function readCycle(submitted: string, returned: string): Event[] {
  const events: Event[] = []
  for (const { 1: canceled, 2: date } of submitted.replace(/\s+/g, ' ').matchAll(step)) {
    if (date !== undefined) events.push({ type: 'RELEASE', date })
    else events.push({ type: 'UNRELEASE', ...(/\d/.test(canceled ?? '') ? { date: canceled } : { dateUnknown: true }) })
  }
  const date = returned.replace(/\s+/g, ' ').trim()
  if (date !== '') events.push({ type: 'RESET', date })
  return events
}
