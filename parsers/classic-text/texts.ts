/** Reads the long texts: summary, description, study population, criteria. */
import { placeValue } from '../classic/labels.js'
import { wordsOf } from './cells.js'
import type { Line } from './lines.js'
import { sections } from './names.js'
import { writeProse } from './prose.js'
import { contactParts, endAt, lastParts, nextLabel, type ReadPart, type Sheet } from './sheet.js'

/** A description may hold any heading or label: it ends only where what always follows it begins. */
const ends: Readonly<Record<string, ReadonlySet<string>>> = {
  'brief summary': new Set(['condition or disease', 'detailed description', 'study type']),
  purpose: new Set(['condition or disease', 'study type']),
  // Before mid-2017 the description follows the design.
  'detailed description': new Set([
    'study type',
    'ages eligible for study',
    'eligibility',
    ...contactParts,
    ...lastParts,
  ]),
  'study population': new Set(['criteria', ...contactParts, ...lastParts]),
  criteria: new Set([...contactParts, ...lastParts]),
}

export const readText: ReadPart = (sheet, at, label) => {
  const found = endAt(sheet, at + 1, ends[label.name] ?? new Set())
  const end = found < sheet.lines.length || label.name === 'criteria' ? found : nextLabel(sheet, at + 1)
  const first = label.rest.replace(/^\|/, '').trim()
  const body = trimHeadings(sheet.lines.slice(at + 1, end))
  const lines = first === '' ? body : [{ text: first, depth: 0, mark: '' }, ...body]
  placeValue(sheet.draft, label, writeProse(lines))
  return end
}

const designLabel =
  /^(?:Allocation|Endpoint Classification|Intervention Model|Observational Model|Time Perspective|Masking|Primary Purpose)(?: Description)?\s*:/i

/** Before mid-2017 the design is one text of several lines, each with a label of its own. */
export const readDesign: ReadPart = ({ draft, lines }, at, { name, rest }) => {
  if (rest === '') return at + 1
  let end = at + 1
  while (designLabel.test(lines[end]?.text ?? '')) end++
  const printed = [rest, ...lines.slice(at + 1, end).map(({ text }) => text)].map(wordsOf)
  placeValue(draft, { name }, printed.join('\n'))
  return end
}

/** Criteria whose heading is lost: they stand below the table of ages. */
export function readBareCriteria(sheet: Sheet, at: number): number {
  sheet.found.add('eligibility')
  return readText(sheet, at - 1, { name: 'criteria', rest: '' })
}

/** The title of the next part stands at the end of a text. */
function trimHeadings(lines: readonly Line[]): readonly Line[] {
  const last = lines.at(-1)
  return last && (sections.has(last.opening.name) || wordsOf(last.text) === '')
    ? trimHeadings(lines.slice(0, -1))
    : lines
}
