/** Telling the rows of the tabular view: where a label of it opens a line, and what stands behind it. */
import { tabular } from '../classic/label-places.js'
import { foldLabel, placeOf, type Label } from '../classic/labels.js'
import { nameRow, readOutcomeRow } from '../classic/tabular-rows.js'
import type { Line } from './lines.js'
import type { Words } from './words.js'

export interface TabularRow {
  label: Label
  lines: Words[]
}

/** Rows that have no place of their own in the Draft. */
const others: ReadonlySet<string> = new Set([
  'recruitment status',
  'biospecimen',
  'expanded access',
  'intervention',
  'study arms',
  'publications',
  'listed location countries',
  'location countries',
  'removed location countries',
  'contacts',
  'investigators',
  'collaborators',
  'original enrollment',
  'u.s. fda-regulated product',
  'ipd sharing statement',
  'change history',
])

/** Titles of the view's parts. */
const titles: ReadonlySet<string> = new Set([
  'tracking information',
  'descriptive information',
  'recruitment information',
  'administrative information',
])

/** Labels that stand before their value with a space alone; those of the registry's required elements carry a mark. */
const unmarked =
  /^((?:Last (?:Updated|Update Posted)|(?:Actual |Estimated )?(?:Primary |Study )?Completion|Verification) Date|Gender(?! (?:Based|Eligibility))|Sex\/Gender|Brief Summary|Detailed Description|Study Population|Publications \*|(?:Current|Original) (?:Primary|Secondary|Other)(?: Pre-specified)? Outcome Measures|Ages|Accepts Healthy Volunteers|Has Data Monitoring Committee|(?:Current )?Responsible Party|Target Follow-Up Duration|Biospecimen|Sampling Method|Change History|Information Provided By|PRS Account|Plan to Share Data|(?:Listed |Removed )?Location Countries)\s+(?=\S)/

/** Whether a line opens a row of the view, whatever stands behind its label. */
export function looksLikeRow(line: string): boolean {
  return unmarked.test(line) || icmje.test(line.slice(0, longest))
}

/** The note below the row of publications. */
const note = /^[\s*]*Includes publications (?:given|identified) by/i

/** `ICMJE`, above the line on the page: a mark of required elements, and at its end a note on it. */
const icmje = /[\s^*(]*\bICMJE\b[\s^)|]*/
const submitted = /^\s*\(submitted:[^)]*\)\s*\|?\s*/i
const longest = 120

/** The rows from the first label on, each with the lines of its value. */
export function partRows(lines: readonly Line[]): TabularRow[] {
  const rows: TabularRow[] = []
  for (const line of lines) {
    if (/^[\s^(|]*ICMJE\b/.test(line.text)) break
    if (line.opening.isAlone && titles.has(line.opening.name)) {
      rows.push({ label: { name: line.opening.name }, lines: [] })
      continue
    }
    if (note.test(line.text)) {
      rows.push({ label: { name: 'note' }, lines: [] })
      continue
    }
    const opened = openRow(line)
    if (opened) rows.push({ label: opened.label, lines: [] })
    const value = trimBar((opened ? opened.rest : line.text).replace(submitted, ''))
    if (value !== '') rows.at(-1)?.lines.push(opened ? { text: value, depth: 0, mark: '' } : { ...line, text: value })
  }
  return rows
}

function openRow({ text, opening }: Line): { label: Label; rest: string } | undefined {
  const mark = icmje.exec(text.slice(0, longest))
  if (mark) return known(text.slice(0, mark.index), text.slice(mark.index + mark[0].length))
  const isCell = opening.sign === '|' || opening.sign === '\t' || opening.isAlone
  const found = isCell ? known(opening.name, opening.rest.replace(/^[\s|]+/, ''), opening) : undefined
  if (found) return found
  const plain = unmarked.exec(text)
  return plain?.[1] ? { label: foldLabel(plain[1]), rest: text.slice(plain[0].length) } : undefined
}

function known(printed: string, rest: string, folded?: Label): { label: Label; rest: string } | undefined {
  const bare = printed.replace(/[\s*]+$/, '').replace(/\(submitted:.*$/i, '')
  const label = nameRow(folded && folded.name === bare ? { name: bare, qualifier: folded.qualifier } : foldLabel(bare))
  const isKnown = placeOf(label.name, tabular) ?? (others.has(label.name) || readOutcomeRow(label.name))
  return isKnown ? { label, rest } : undefined
}

function trimBar(text: string): string {
  return text.replace(/[\s|]+$/, '').trim()
}
