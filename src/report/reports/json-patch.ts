/** The json-patch report: RFC 6902 operations from the earlier Trial to the later one, nothing left out. */
import fjp from 'fast-json-patch'
import type { Report } from '../report.js'

export const jsonPatch: Report = {
  name: 'json-patch',
  title: 'RFC 6902 operations that turn the first Trial into the second',
  ofComparison({ before, after }) {
    return `${JSON.stringify(fjp.compare(before.trial, after.trial), null, 2)}\n`
  },
}
