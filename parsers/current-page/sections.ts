/** Cutting the page at the headings of its parts. */
import { headLabels, labels, parts, type Part } from './labels.js'
import { fold, trimBars, type Line } from './line.js'
import { readLabel } from './pieces.js'

export interface Sections {
  /** What stands above the first part. */
  head: Line[]
  parts: ReadonlyMap<Part, Line[]>
  /** Parts whose heading is printed. */
  headed: ReadonlySet<Part>
}

/** Other spellings of the headings. */
const spellings: Readonly<Record<string, Part>> = {
  ...Object.fromEntries(parts.map((part) => [part, part])),
  'publications and helpful links': 'publications',
  'participation requirements': 'participation criteria',
}

/** What the site says below a heading, and what else may stand there. */
const signs: Readonly<Record<Part, readonly string[]>> = {
  'study overview': ['this is a summary'],
  'contacts and locations': [
    'this section provides',
    'this study has',
    'name:',
    'contact',
    'no location',
    'no contact',
  ],
  'participation criteria': ['researchers look for', 'for general information about', 'inclusion criteria'],
  'study plan': ['this section provides', 'how is the study designed', 'design details', 'what is the study measuring'],
  'collaborators and investigators': ['this is where you will find'],
  publications: ['the person responsible for entering', 'these publications', 'publications', 'no publications'],
  'study record dates': ['these dates track', 'study major dates', 'study registration dates'],
  'more information': ['terms related to', 'plan for individual', 'drug and device information'],
}

/** Lines that are met at the beginning of a part, where its own heading was not copied. */
const openings: Readonly<Record<string, Part>> = {
  'brief summary': 'study overview',
  'study contact': 'contacts and locations',
  'study locations': 'contacts and locations',
  'eligibility criteria': 'participation criteria',
  'how is the study designed?': 'study plan',
  'design details': 'study plan',
  'arms and interventions': 'study plan',
  'what is the study measuring?': 'study plan',
  'primary outcome measures': 'study plan',
  'study registration dates': 'study record dates',
  'terms related to this study': 'more information',
  'plan for individual participant data (ipd)': 'more information',
}

/** How many lines below a heading something of its part stands. */
const reach = 4

export function cutSections(lines: readonly Line[]): Sections {
  const starts = new Map<Part, number>()
  lines.forEach((line, at) => {
    const part = spellings[headingOf(line)]
    if (part && !starts.has(part) && isHeading(lines, at, part)) starts.set(part, at)
  })
  const headed = new Set(starts.keys())
  const first = Math.min(lines.length, ...starts.values())
  // A glossary before the record holds such words too.
  const number = lines.findLastIndex((line, at) => at < first && isNumber(line))
  for (let at = Math.max(number, 0); at < first; at++) {
    const line = lines[at]
    const part = line && openings[headingOf(line)]
    if (part && !starts.has(part)) starts.set(part, at - 1)
  }
  const cuts = [...starts].toSorted(([, a], [, b]) => a - b)
  return {
    head: lines.slice(0, Math.max(cuts[0]?.[1] ?? lines.length, 0)),
    parts: new Map(cuts.map(([part, at], index) => [part, lines.slice(at + 1, cuts[index + 1]?.[1] ?? lines.length)])),
    headed,
  }
}

function isNumber({ text }: Line): boolean {
  return readLabel(text, headLabels, false)?.name === 'clinicaltrials.gov id'
}

/** Menus list the headings too, and texts of a record may hold them: a heading has something of its part below it. */
function isHeading(lines: readonly Line[], at: number, part: Part): boolean {
  const below = lines.slice(at + 1, at + 1 + reach * 3).filter(({ text }) => trimBars(text) !== '')
  return below.slice(0, reach).some((line) => {
    const folded = headingOf(line)
    return (
      signs[part].some((sign) => folded.startsWith(sign)) || readLabel(line.text, labels[part], false) !== undefined
    )
  })
}

/** A line as headings are compared; an item of a list is none. */
function headingOf({ text, mark }: Line): string {
  return mark === '' && text.length <= 200 ? fold(text) : ''
}
