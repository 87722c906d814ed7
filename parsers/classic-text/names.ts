/** Telling what a line of the text is: a label with its value, a heading, or the head of a table. */
import { nameHeading, placeOf } from '../classic/labels.js'
import type { Opening } from './opening.js'

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

/** Titles of parts and of what stands in them. */
export const headings: ReadonlySet<string> = new Set([
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
  // Before mid-2017.
  'purpose',
  'eligibility',
  // On the results tab.
  'participant flow',
])

/** Headings of tables: the first column's, and behind it those of the other columns where no sign parts them. */
const tableHead =
  /^(?:(conditions?(?: or disease)?)|arms?|groups?\/cohorts?)((?: (?:intervention\/treatment|assigned interventions|interventions?|phase))*)$/

/** The headings of a table's columns. */
const column =
  /conditions?(?: or disease)?|arms?|groups?\/cohorts?|intervention\/treatment|assigned interventions|interventions?|phase/g

/** Texts whose label stands alone: its words are met in sentences too. */
const alone: ReadonlySet<string> = new Set(['criteria', 'study population'])

/** Labels whose value is one thing a line, however short. */
export const listLabels: ReadonlySet<string> = new Set(['other study id numbers', 'supporting materials'])

/** Labels whose value may go on below, down to the next label. */
export const severalLines: ReadonlySet<string> = new Set([...listLabels, 'health authority'])

/** The sentence that opens the part on contacts, where its heading is lost; there is one like it on eligibility. */
const contactSentence = 'to learn more about this study, you or your doctor may contact the study research staff'
const otherSentence = 'using the contacts provided'

/** The label a line opens with. */
export function readLabel({ name, qualifier, sign, rest, isAlone }: Opening): TextLabel | undefined {
  // Before mid-2017 the design stands behind its heading, as one text.
  if (name === 'study design' && sign !== '') return { name, rest }
  if (headings.has(name) || alone.has(name)) return isAlone ? { name, rest } : undefined
  const head = tableHead.exec(name)
  if (head) return sign !== ':' || isAlone ? { name: head[1] ? 'condition or disease' : 'arm', rest } : undefined
  if ((sign === ':' || sign === '|') && placeOf(name)) return { name, qualifier, rest: rest.replace(/^\*\*/, '') }
  if (name === 'no publications provided') return { name: 'publications', rest }
  if (name.startsWith('submission cycle')) return { name: 'submission cycle', rest }
  if (name.startsWith(contactSentence) && !name.includes(otherSentence)) return { name: 'contacts and locations', rest }
  const heading = nameHeading(name)
  return heading === name ? undefined : { name: heading, rest }
}

/** The headings of a table's columns, by the names of the page of 2018, whether a sign parts them or not. */
export function headingsOf(line: string): string[] {
  return [...line.toLowerCase().matchAll(column)].map(([heading]) =>
    heading.startsWith('condition')
      ? 'condition or disease'
      : heading.includes('intervention')
        ? 'intervention/treatment'
        : heading,
  )
}
