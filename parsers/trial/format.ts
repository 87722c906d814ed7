/** trialdiff's own canonical JSON: what `trialdiff parse` prints, with or without its source. */
import type { Format } from '../format.js'

export const trial: Format = {
  name: 'trial',
  title: "trialdiff's own JSON: one trial, an array or NDJSON",
  detects: (head) => /^\s*\[?\s*\{\s*(?:"trial"\s*:\s*\{\s*)?"nctId"\s*:/.test(head),
  omits: [],
  markdown: false,
  load: () => import('./read.js'),
}
