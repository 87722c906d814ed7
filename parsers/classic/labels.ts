/** Labels as a classic page prints them: folding them, and writing their values to their places in the Draft. */
import type { Draft } from '../../src/model/draft.js'
import { placeAges } from './ages.js'
import { placeDesign } from './design.js'
import { placeAccessTypes } from './access.js'
import { listedValues } from './kinds.js'
import { closedLists, fullText, type LabelPlaces } from './label-places.js'

export interface Label {
  /** Folded: `study start date`. */
  name: string
  /** `Actual`, `Estimated` or `Anticipated`, where it stood before the label. */
  qualifier?: string | undefined
}

const prefix = /^(actual|estimated?|anticipated) (?=\S)/

/** The form of a label in the tables: lower case, single spaces, without its colon, and apart from its qualifier. */
export function foldLabel(printed: string): Label {
  const line = printed.replace(/\s{2,}|[^\S ]/g, ' ')
  let start = 0
  let end = line.length
  while (start < end && '*_ '.includes(line[start] ?? '')) start++
  while (start < end && '*_: '.includes(line[end - 1] ?? '')) end--
  const folded = line.slice(start, end).toLowerCase()
  const qualifier = prefix.exec(folded)?.[1]
  return qualifier ? { name: folded.slice(qualifier.length + 1), qualifier } : { name: folded }
}

/** `Current Primary Outcome Measures  ICMJE (submitted: May 1, 2019)`: what the tabular view puts behind its labels goes. */
export function foldTabularLabel(printed: string): Label {
  return foldLabel(printed.replace(/\(submitted:[^)]*\)\s*$/i, '').replace(/[\s*]*\bICMJE\s*$/i, ''))
}

/** Headings known by how they begin, with the name they go by. */
const starts: readonly (readonly [start: string, name: string])[] = [
  ['further study details as provided by', 'further study details'],
  ['keywords provided by', 'keywords'],
  ['additional relevant mesh terms', 'additional relevant mesh terms'],
  ['publications automatically indexed', 'publications automatically indexed'],
  ['additional publications automatically indexed', 'publications automatically indexed'],
  ['no study results posted on clinicaltrials.gov', 'no study results posted'],
  ['documents provided by', 'documents'],
]

/** `keywords provided by harbour pharma` → `keywords`; other names stay. */
export function nameHeading(folded: string): string {
  return starts.find(([start]) => folded.startsWith(start))?.[1] ?? folded
}

/** Where the value of a label stands in the Draft, and whether it may have several lines; undefined for other labels. */
export function placeOf(name: string, places: LabelPlaces = fullText): { path: string; isText: boolean } | undefined {
  const { lines, texts, lists } = places
  const table = Object.hasOwn(lines, name) ? lines : Object.hasOwn(texts, name) ? texts : lists
  const path = Object.hasOwn(table, name) ? table[name] : undefined
  return path === undefined ? undefined : { path, isText: table !== lines }
}

/** Told twice, and the second time in full: at the head a page leaves out the title of the responsible party. */
const fuller: ReadonlySet<string> = new Set(['responsible party', 'current responsible party'])

/** Writes a value to its place: the first one printed stays, since pages repeat some rows. */
export function placeValue(draft: Draft, label: Label, printed: string, places: LabelPlaces = fullText): void {
  const place = placeOf(label.name, places)
  const value = place?.isText ? printed.trim() : printed.replace(/\s+/g, ' ').trim()
  if (!place || value === '') return
  const takeApart = Object.hasOwn(compounds, place.path) ? compounds[place.path] : undefined
  if (takeApart) return takeApart(draft, printed)
  const [field = '', part] = place.path.split('.')
  const target = draft as Record<string, unknown>
  if (part === undefined) {
    target[field] ??= readOne(place.path, value, label.name, places)
    return
  }
  const group = (target[field] ??= {}) as Record<string, unknown>
  if (group[part] !== undefined && !fuller.has(label.name)) return
  group[part] = readOne(place.path, value, label.name, places)
  if (label.qualifier !== undefined) group.type = label.qualifier
}

/** Values that one label prints for several fields. */
const compounds: Readonly<Record<string, (draft: Draft, printed: string) => void>> = {
  ages: placeAges,
  design: placeDesign,
  expandedAccessTypes: placeAccessTypes,
}

function readOne(path: string, value: string, name: string, places: LabelPlaces): string | string[] {
  if (Object.hasOwn(places.lists, name)) return linesOf(value)
  const closed = closedLists[path]
  if (closed) return listedValues(closed, value)
  if (path === 'nctId') return /NCT\d+/i.exec(value)?.[0] ?? value
  return path.endsWith('.date') ? cutDate(value) : value
}

/** The lines of a printed list, without its marks. */
export function linesOf(printed: string): string[] {
  return printed
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[*•○]|\d+\.) /, '').trim())
    .filter((line) => line !== '')
}

/** `November 19, 2018 Key Record Dates` → the date: the rest is a link of the page, or a remark. */
function cutDate(value: string): string {
  return value
    .replace(/\s*(?:Key Record Dates|History of Changes|\(Final data collection date.*)$/i, '')
    .replace(/\.$/, '')
}
