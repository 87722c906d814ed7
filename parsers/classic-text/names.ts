/** Telling what a line of the text is: a label with its value, a heading, or the head of a table. */
import { foldLabel, placeOf } from '../classic/labels.js'

export interface TextLabel {
  name: string
  qualifier?: string | undefined
  /** What stands behind it on the line, bars included. */
  rest: string
}

/** Titles of the parts of a record; each stands alone on its line. */
export const sections: ReadonlySet<string> = new Set([
  'study description',
  'study design',
  'arms and interventions',
  'groups and cohorts',
  'outcome measures',
  'eligibility criteria',
  'contacts and locations',
  'more information',
])

const headings: ReadonlySet<string> = new Set([
  ...sections,
  'contacts',
  'locations',
  'sponsors and collaborators',
  'investigators',
  'publications',
  'publications of results',
  'additional information',
  'study documents (full-text)',
  'individual participant data (ipd) sharing statement',
  'additional relevant mesh terms',
  'primary outcome measures',
  'primary outcome measure',
  'secondary outcome measures',
  'secondary outcome measure',
  'other outcome measures',
  'other outcome measure',
])

/** First column headings of tables. */
const heads: ReadonlySet<string> = new Set(['condition or disease', 'arm', 'arms', 'group/cohort', 'groups/cohorts'])

/** Lines known by how they begin. */
const starts: readonly (readonly [string, string])[] = [
  ['keywords provided by ', 'keywords'],
  ['publications automatically indexed', 'publications automatically indexed'],
  ['documents provided by ', 'documents'],
  ['to learn more about this study, you or your doctor may contact', 'contacts and locations'],
]

/** Texts whose label may share the line with nothing or with their first words. */
const longestLabel = 130

export function readLabel(line: string): TextLabel | undefined {
  const end = line.slice(0, longestLabel).search(/[:|\t]/)
  const sign = end < 0 ? '' : line[end]
  const head = end < 0 ? line.slice(0, longestLabel) : line.slice(0, end)
  const rest = end < 0 ? '' : line.slice(sign === ':' ? end + 1 : end).trim()
  const { name, qualifier } = foldLabel(head)
  const start = starts.find(([words]) => name.startsWith(words))
  if (start) return { name: start[1], rest }
  const isAlone = rest.replace(/[|*_\s]/g, '') === ''
  if (headings.has(name)) return isAlone ? { name, rest } : undefined
  if (heads.has(name)) return sign !== ':' || isAlone ? { name, rest } : undefined
  if (name === 'criteria' || name === 'study population') return isAlone ? { name, rest } : undefined
  return placeOf(name) && (sign === ':' || sign === '|')
    ? { name, qualifier, rest: rest.replace(/^\*\*/, '') }
    : undefined
}
