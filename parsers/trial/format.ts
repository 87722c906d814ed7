/** trialdiff's own canonical JSON: what `trialdiff parse` prints, with or without its source. */
import schema from '../../src/model/trial.schema.json' with { type: 'json' }
import type { Format } from '../format.js'

/** A Trial begins with one of its fields; those with names that other JSON uses too do not tell. */
const common = new Set(['results', 'annotations', 'derived', 'references', 'keywords', 'conditions', 'sex', 'acronym'])
const fields = Object.keys(schema.properties).filter((name) => !common.has(name))
const opening = new RegExp(`^\\s*\\[?\\s*\\{\\s*(?:"trial"\\s*:\\s*\\{\\s*)?"(?:${fields.join('|')})"\\s*:`)

export const trial: Format = {
  name: 'trial',
  title: "trialdiff's own JSON: one trial, an array or NDJSON",
  detects: (head) => opening.test(head),
  omits: [],
  markdown: false,
  load: () => import('./read.js'),
}
