/** Reads the table of results that were submitted and are not posted yet. */
import { readCycle } from '../classic/submissions.js'
import { wordsOf } from './cells.js'
import { nextLabel, type ReadPart } from './sheet.js'

const number = /(?:^|\s)\d{1,2}\s+(?=[A-Z][a-z]+ \d{1,2}, \d{4})/
/** A date that was not taken back, which stands in parentheses. */
const date = /[A-Z][a-z]+ \d{1,2}, \d{4}(?!\))/g

/** One row a cycle: its number, when results came in, when they were returned. */
export const readSubmissions: ReadPart = (sheet, at) => {
  const end = nextLabel(sheet, at + 1)
  const words = sheet.lines.slice(at + 1, end).map(({ text }) => wordsOf(text).replaceAll('__', ''))
  const [, ...cycles] = ` ${words.join(' ')}`.split(number)
  const unpostedEvents = cycles.flatMap((cycle) => readCycle(...cutReturned(cycle)))
  sheet.draft.annotations = { unpostedAnnotation: { unpostedEvents } }
  return end
}

/** The last date of several is that of the return, unless it follows one taken back: these were submitted again. */
function cutReturned(cycle: string): [submitted: string, returned: string] {
  const last = [...cycle.matchAll(date)].slice(1).at(-1)
  if (!last || cycle.slice(0, last.index).trimEnd().endsWith(')')) return [cycle, '']
  return [cycle.slice(0, last.index), last[0]]
}
