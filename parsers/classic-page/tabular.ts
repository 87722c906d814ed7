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
import {
  isNotProvided,
  nameRow,
  placeBiospecimen,
  placeOriginalEnrollment,
  placeOriginals,
  readOutcomeRow,
} from '../classic/tabular-rows.js'
import { oneLine, printLine, printNode } from '../html/print.js'
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
  idsInOneLine: boolean
  /** Labels met: a row printed twice is read once. */
  found: Set<string>
  /** By their title, in their order. */
  interventions: Map<string, PrintedIntervention>
  arms: PrintedArm[]
}

/** Rows whose cell holds more than a value; what stands in tables within a cell is told by the rows of these. */
const parts: Readonly<Record<string, (table: Table, cell: TreeElement, label: Label) => void>> = {
  'recruitment status': ({ draft }, cell) => placeStatus(draft, printNode(cell)),
  biospecimen: ({ draft }, cell) => placeBiospecimen(draft, printNode(cell)),
  'expanded access': ({ draft }, cell) => placeAccess(draft, printLine(cell)),
  intervention: ({ interventions }, cell) => {
    for (const each of itemsOf(cell).flatMap(readInterventions)) interventions.set(each.title, each)
  },
  'study arms': ({ arms }, cell) => arms.push(...itemsOf(cell).flatMap((item) => readArm(item) ?? [])),
  publications: ({ draft }, cell) => (draft.references = itemsOf(cell).map(readCitation)),
  'removed location countries': ({ draft }, cell) => placeRemoved(draft, cell),
  contacts: ({ draft, remark }, cell) => remarkContacts(draft, cell, remark),
  collaborators: ({ draft }, cell) => void placeSponsors(draft, 'collaborators', linesOf(printNode(cell))),
  'original enrollment': ({ draft }, cell, { qualifier }) => placeOriginalEnrollment(draft, printLine(cell), qualifier),
  'other study id numbers': ({ draft, idsInOneLine }, cell) => readIds(draft, cell, idsInOneLine),
}

/**
 * Reads every row of the view.
 * @returns the labels found
 */
export function placeTabular(draft: Draft, page: Page, remark: Remark): string[] {
  const table: Table = {
    draft,
    remark,
    idsInOneLine: isOld(page),
    found: new Set(),
    interventions: new Map(),
    arms: [],
  }
  for (const row of page.rows) readRow(table, row)
  placeArms(draft, [...table.interventions.keys()], table.arms)
  tellInterventions(draft, [...table.interventions.values()])
  return [...table.found]
}

function readRow(table: Table, { cells, head }: PageRow): void {
  const [first, cell] = cells
  if (first?.name !== 'th' || cell?.name !== 'td') return
  const label = nameRow(foldTabularLabel(head))
  const outcomes = readOutcomeRow(label.name)
  const part = Object.hasOwn(parts, label.name) ? parts[label.name] : undefined
  const isKnown = outcomes ?? part ?? placeOf(label.name, tabular) ?? groups.has(label.name)
  if (!isKnown || table.found.has(label.name)) return
  table.found.add(label.name)
  if (isNone(cell) || groups.has(label.name)) return
  if (outcomes) placeOutcomes(table.draft, outcomes, cell)
  else if (part) part(table, cell, label)
  else placeValue(table.draft, label, printNode(cell), tabular)
}

function isNone(cell: TreeElement): boolean {
  const words = wordsOf(cell.children)
  return words.trim() === '' || (words.length < 60 && isNotProvided(words))
}

/** Rows that hold a table of answers, which have labels of their own. */
const groups = new Set([
  'listed location countries',
  'location countries',
  'investigators',
  'u.s. fda-regulated product',
  'ipd sharing statement',
  'tracking information',
])

function placeOutcomes(
  draft: Draft,
  { isOriginal, type }: { isOriginal: boolean; type: string },
  cell: TreeElement,
): void {
  const listed = (): NonNullable<Draft['outcomes']> => itemsOf(cell).map((item) => ({ type, ...readItem(item) }))
  if (isOriginal) placeOriginals(draft, type, printLine(cell), listed)
  else draft.outcomes = [...(draft.outcomes ?? []), ...listed()]
}

function placeRemoved(draft: Draft, cell: TreeElement): void {
  const countries = linesOf(printNode(cell)).flatMap(splitCountries)
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
  const given = others.find(({ text }) => givenTo.test(text))
  const description = others.filter((piece) => piece !== given).map(({ text }) => text)
  return {
    title: oneLine(first.text),
    ...(description.length === 0 ? {} : { description: description.join('\n\n') }),
    interventions: linesOf(given?.text.replace(givenTo, '') ?? '').map((title) => ({ title })),
  }
}

const givenTo = /^Interventions?\s*:/

/** The arms name what they are given; what that is stands in the row of interventions. */
function tellInterventions(draft: Draft, told: readonly PrintedIntervention[]): void {
  if (!draft.interventions) return
  draft.interventions = draft.interventions.map((placed, at) => {
    const { description, otherNames } = told[at] ?? {}
    return { ...placed, ...(description === undefined ? {} : { description }), ...(otherNames ? { otherNames } : {}) }
  })
}
