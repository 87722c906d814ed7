/** Reads the tabular view: one table, a row for each element of the record, each told by the label at its head. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { placeAccess } from '../classic/access.js'
import { placeArms, type PrintedArm, type PrintedIntervention } from '../classic/arms.js'
import { placeSponsors } from '../classic/header.js'
import { tabular } from '../classic/label-places.js'
import { foldTabularLabel, linesOf, placeOf, placeValue, type Label } from '../classic/labels.js'
import { splitCountries } from '../classic/countries.js'
import { placeStatus } from '../classic/status.js'
import { oneLine, printLine, printLines, printNode } from '../html/print.js'
import { wordsOf, type TreeElement } from '../html/tree.js'
import { readIds } from './ids.js'
import { readInterventions } from './interventions.js'
import { readItem } from './outcomes.js'
import { isOld, type Page, type PageRow } from './page.js'
import { itemsOf, piecesOf } from './pieces.js'
import { readCitation } from './references.js'

interface Table {
  draft: Draft
  remark: Remark
  /** Of before mid-2017. */
  isOld: boolean
  interventions: PrintedIntervention[]
  arms: PrintedArm[]
}

/** Rows whose cell holds more than a value; what stands in tables within a cell is told by the rows of these. */
const parts: Readonly<Record<string, (table: Table, cell: TreeElement, label: Label) => void>> = {
  'recruitment status': ({ draft }, cell) => placeStatus(draft, printNode(cell)),
  biospecimen: ({ draft }, cell) => placeBiospecimen(draft, printNode(cell)),
  'expanded access': ({ draft }, cell) => placeAccess(draft, printLine(cell)),
  intervention: (table, cell) => table.interventions.push(...itemsOf(cell).flatMap(readInterventions)),
  'study arms': (table, cell) => table.arms.push(...itemsOf(cell).flatMap((item) => readArm(item) ?? [])),
  publications: ({ draft }, cell) => (draft.references = itemsOf(cell).map(readCitation)),
  'removed location countries': ({ draft }, cell) => placeRemoved(draft, cell),
  contacts: ({ draft, remark }, cell) => remarkContacts(draft, cell, remark),
  collaborators: ({ draft }, cell) => void placeSponsors(draft, 'collaborators', linesOf(printNode(cell))),
  'original enrollment': ({ draft }, cell, { qualifier }) => placeOriginalEnrollment(draft, printLine(cell), qualifier),
  'other study id numbers': ({ draft, isOld }, cell) => readIds(draft, cell, isOld),
}

/** `Current Primary Outcome Measures`, `Original Other Pre-specified Outcome Measures`. */
const outcomes = /^(current|original) (primary|secondary|other)(?: pre-specified)? outcome measures$/
const arms = /^study (?:arm|group)s?(?:\/cohorts?)? ?(?:\(s\))?$/
const original = /^original (?:(actual|estimated|anticipated) )?enrollment$/
const none = /^(?:Not|None|No longer) Provided\.?$/i
const same = /^Same as current\.?$/i

/**
 * Reads every row of the view.
 * @returns the labels found
 */
export function placeTabular(draft: Draft, page: Page, remark: Remark): string[] {
  const table: Table = { draft, remark, isOld: isOld(page), interventions: [], arms: [] }
  const found = page.rows.flatMap((row) => readRow(table, row) ?? [])
  const titles = table.interventions.map(({ title }) => title)
  placeArms(draft, titles, table.arms)
  tellInterventions(draft, table.interventions)
  return found
}

function readRow(table: Table, { cells, head }: PageRow): string | undefined {
  const [first, cell] = cells
  if (first?.name !== 'th' || cell?.name !== 'td') return undefined
  const label = nameRow(foldTabularLabel(head))
  const [, version, type = ''] = outcomes.exec(label.name) ?? []
  const place = Object.hasOwn(parts, label.name) ? parts[label.name] : undefined
  if (!place && !version && !placeOf(label.name, tabular)) return isGroup(label.name) ? label.name : undefined
  if (isNone(cell)) return label.name
  if (version === 'current') addOutcomes(table.draft, type, cell)
  else if (version) addOriginals(table.draft, type, cell)
  else if (place) place(table, cell, label)
  else placeValue(table.draft, label, printNode(cell), tabular)
  return label.name
}

function isNone(cell: TreeElement): boolean {
  const words = wordsOf(cell.children).trim()
  return words === '' || (words.length < 30 && none.test(words))
}

/** Rows that hold a table of answers, which have labels of their own. */
function isGroup(name: string): boolean {
  return groups.has(name)
}

const groups = new Set([
  'listed location countries',
  'location countries',
  'investigators',
  'u.s. fda-regulated product',
  'ipd sharing statement',
  'tracking information',
])

/** One name for what the years called differently. */
function nameRow(label: Label): Label {
  if (arms.test(label.name)) return { name: 'study arms' }
  const enrollment = original.exec(label.name)
  return enrollment ? { name: 'original enrollment', qualifier: enrollment[1] } : label
}

type Outcomes = NonNullable<Draft['outcomes']>

function outcomesIn(cell: TreeElement, type: string): Outcomes[number][] {
  return itemsOf(cell).map((item) => ({ type, ...readItem(item) }))
}

function addOutcomes(draft: Draft, type: string, cell: TreeElement): void {
  draft.outcomes = [...(draft.outcomes ?? []), ...outcomesIn(cell, type)]
}

/** `Same as current` means the outcomes of that type as they stand now. */
function addOriginals(draft: Draft, type: string, cell: TreeElement): void {
  const now = draft.outcomes?.filter((outcome) => outcome.type === type) ?? []
  const originals = (same.test(printLine(cell)) ? now : outcomesIn(cell, type)).map(
    ({ safetyIssue: _retired, ...outcome }) => outcome,
  )
  const { originals: known } = draft.derived ?? {}
  draft.derived = { ...draft.derived, originals: { ...known, outcomes: [...(known?.outcomes ?? []), ...originals] } }
}

function placeOriginalEnrollment(draft: Draft, printed: string, type: string | undefined): void {
  const told = same.test(printed) ? draft.enrollment : { count: printed, ...(type === undefined ? {} : { type }) }
  if (told) draft.derived = { ...draft.derived, originals: { ...draft.derived?.originals, enrollment: told } }
}

/** `Retention:   Samples With DNA⏎Description:⏎whole blood`. */
function placeBiospecimen(draft: Draft, printed: string): void {
  const [retention = '', description = ''] = printed.replace(/^\s*Retention\s*:/i, '').split(/^\s*Description\s*:/im)
  if (retention.trim() === '' && description.trim() === '') return
  draft.bioSpec = {
    ...(retention.trim() === '' ? {} : { retention: oneLine(retention) }),
    ...(description.trim() === '' ? {} : { description: description.trim() }),
  }
}

function placeRemoved(draft: Draft, cell: TreeElement): void {
  const countries = printLines(cell).flatMap(splitCountries)
  draft.derived = { ...draft.derived, removedCountries: countries }
}

/** `Contact information is only displayed when the study is recruiting subjects`. */
function remarkContacts(draft: Draft, cell: TreeElement, remark: Remark): void {
  if (draft.centralContacts === undefined && /only displayed when/i.test(printLine(cell)))
    remark.omits('centralContacts')
}

/** `Experimental: High dose`, indented its description, and what it is given: `Interventions:⏎* Drug: A⏎* Drug: B`. */
function readArm(item: TreeElement): PrintedArm | undefined {
  const [first, ...others] = piecesOf(item)
  if (!first) return undefined
  const given = others.find(({ text }) => interventions.test(text))
  const description = others.filter((piece) => piece !== given).map(({ text }) => text)
  return {
    title: oneLine(first.text),
    ...(description.length === 0 ? {} : { description: description.join('\n\n') }),
    interventions: linesOf(given?.text.replace(interventions, '') ?? '').map((title) => ({ title })),
  }
}

const interventions = /^Interventions?\s*:/

/** The arms name what they are given; what it is stands in the row of interventions. */
function tellInterventions(draft: Draft, told: readonly PrintedIntervention[]): void {
  draft.interventions = draft.interventions?.map((placed, at) => {
    const { description, otherNames } = told[at] ?? {}
    return { ...placed, ...(description === undefined ? {} : { description }), ...(otherNames ? { otherNames } : {}) }
  })
  if (draft.interventions === undefined) delete draft.interventions
}
