/** Reads the text of the tabular view: a row for each element of the record, each told by the label it opens with. */
import type { Draft } from '../../src/model/draft.js'
import type { TrialPath } from '../../src/model/trial-path.js'
import { placeAccess } from '../classic/access.js'
import { placeArms, type PrintedArm, type PrintedIntervention } from '../classic/arms.js'
import { looksLikeContact, readContacts } from '../classic/contact.js'
import { splitCountries } from '../classic/countries.js'
import { placeSponsors } from '../classic/header.js'
import { placeIds } from '../classic/ids.js'
import { splitKind } from '../classic/kinds.js'
import { tabular } from '../classic/label-places.js'
import { foldLabel, linesOf, placeOf, placeValue } from '../classic/labels.js'
import { placeStatus } from '../classic/status.js'
import {
  isNotProvided,
  placeBiospecimen,
  placeOriginalEnrollment,
  placeOriginals,
  readOutcomeRow,
} from '../classic/tabular-rows.js'
import { wordsOf } from './cells.js'
import type { Words } from './words.js'
import { readOutcomeLines } from './outcomes.js'
import { readOfficialLine } from './people.js'
import { writeProse } from './prose.js'
import type { Sheet } from './sheet.js'
import { readInterventions } from './tables.js'
import { partRows, type TabularRow } from './tabular-labels.js'

interface Table {
  sheet: Sheet
  interventions: PrintedIntervention[]
  arms: PrintedArm[]
}

type ReadRow = (table: Table, row: TabularRow) => void

/** Rows that hold more than a value. */
const parts: Readonly<Record<string, ReadRow>> = {
  'recruitment status': ({ sheet }, row) => placeStatus(sheet.draft, printOf(row)),
  biospecimen: ({ sheet }, row) => placeBiospecimen(sheet.draft, printOf(row)),
  'expanded access': ({ sheet }, row) => placeAccess(sheet.draft, printOf(row)),
  intervention: (table, { lines }) => table.interventions.push(...readInterventions(lines.map(textOf), [])),
  'study arms': readArms,
  publications: ({ sheet }, { lines }) => {
    sheet.draft.references = itemsOf(lines, () => true).map((item) => ({ citation: item.map(textOf).join(' ') }))
  },
  'removed location countries': ({ sheet }, { lines }) => {
    const removedCountries = lines.map(textOf).flatMap(splitCountries)
    sheet.draft.derived = { ...sheet.draft.derived, removedCountries }
  },
  contacts: readContactRow,
  investigators: readInvestigators,
  collaborators: ({ sheet }, row) => void placeSponsors(sheet.draft, 'collaborators', linesOf(printOf(row))),
  'original enrollment': ({ sheet }, row) => placeOriginalEnrollment(sheet.draft, printOf(row), row.label.qualifier),
  'other study id numbers': ({ sheet }, { lines }) => {
    const ids = lines.flatMap(({ text }) => (sheet.found.has('first received date') ? text.split(', ') : [text]))
    placeIds(
      sheet.draft,
      ids.map((text) => ({ text })),
    )
  },
  'u.s. fda-regulated product': readAnswers,
  'ipd sharing statement': readAnswers,
  'sex/gender': readAnswers,
}

/** Reads all rows from the first one on. */
export function readTabular(sheet: Sheet): void {
  const table: Table = { sheet, interventions: [], arms: [] }
  for (const row of partRows(sheet.lines)) {
    sheet.found.add(row.label.name)
    if (!isNotProvided(row.lines.map(textOf).join(' '))) readRow(table, row)
  }
  const { draft } = sheet
  placeArms(
    draft,
    table.interventions.map(({ title }) => title),
    table.arms,
  )
  draft.interventions?.forEach((placed, at) => {
    const { description, otherNames } = table.interventions[at] ?? {}
    Object.assign(placed, description === undefined ? {} : { description }, otherNames ? { otherNames } : {})
  })
}

function readRow(table: Table, row: TabularRow): void {
  const { draft } = table.sheet
  const outcomes = readOutcomeRow(row.label.name)
  const part = Object.hasOwn(parts, row.label.name) ? parts[row.label.name] : undefined
  if (outcomes) {
    const listed = (): NonNullable<Draft['outcomes']> => readOutcomeLines(row.lines, outcomes.type)
    if (outcomes.isOriginal) placeOriginals(draft, outcomes.type, printOf(row), listed)
    else draft.outcomes = [...(draft.outcomes ?? []), ...listed()]
  } else if (part) part(table, row)
  else if (placeOf(row.label.name, tabular)) placeValue(draft, row.label, printOf(row), tabular)
}

function printOf({ lines }: TabularRow): string {
  return writeProse(lines)
}

function textOf({ text }: Words): string {
  return wordsOf(text)
}

/**
 * One group of lines an item: a mark of the first one's level begins it.
 * @param begins what else begins one, where a copy lost the marks
 */
function itemsOf(lines: readonly Words[], begins: (line: Words) => boolean): Words[][] {
  const items: Words[][] = []
  const level = lines.find(({ mark }) => mark !== '')?.depth
  for (const line of lines) {
    const isNext = level === undefined ? begins(line) : line.mark !== '' && line.depth === level
    if (items.length === 0 || isNext) items.push([line])
    else items.at(-1)?.push(line)
  }
  return items
}

/** Groups without kinds and without marks cannot be cut from what is said of them. */
function readArms({ sheet, arms, interventions }: Table, row: TabularRow): void {
  const titles = new Set(interventions.map(({ title }) => title))
  const hasKind = (line: Words): boolean =>
    splitKind('ArmGroupType', textOf(line)) !== undefined && !titles.has(textOf(line))
  const isCut = row.lines.length < 2 || row.lines.some((line) => line.mark !== '' || hasKind(line))
  if (isCut) arms.push(...itemsOf(row.lines, hasKind).flatMap((item) => readArm(item) ?? []))
  else remarkUnread(sheet, row, ['arms', 'interventions[].armGroupLabels'])
}

const given = /^Interventions?\s*:/

/** `Experimental: High dose`, below it its description, and what it is given: `Interventions:⏎* Drug: A⏎* Drug: B`. */
function readArm([first, ...others]: readonly Words[]): PrintedArm | undefined {
  if (!first) return undefined
  const at = others.findIndex(({ text }) => given.test(text))
  const description = writeProse(at < 0 ? others : others.slice(0, at))
  const titles = at < 0 ? [] : others.slice(at).map((line) => textOf(line).replace(given, '').trim())
  return {
    title: textOf(first),
    ...(description === '' ? {} : { description }),
    interventions: titles.filter((title) => title !== '').map((title) => ({ title })),
  }
}

/** `Contact information is only displayed when the study is recruiting subjects` tells nothing of them. */
function readContactRow({ sheet }: Table, { lines }: TabularRow): void {
  const contacts = lines.map(textOf).filter(looksLikeContact).flatMap(readContacts)
  if (contacts.length > 0) sheet.draft.centralContacts = contacts
  else sheet.remark.omits('centralContacts')
}

function readInvestigators({ sheet }: Table, row: TabularRow): void {
  const officials = row.lines.flatMap(({ text }) => readOfficialLine(text.replace(/^[\s|]+/, '')) ?? [])
  if (officials.length > 0) sheet.draft.overallOfficials = officials
  else remarkUnread(sheet, row, ['overallOfficials'])
}

/** What each row with answers of their own tells. */
const answered: Readonly<Record<string, readonly TrialPath[]>> = {
  'u.s. fda-regulated product': [
    'isFdaRegulatedDrug',
    'isFdaRegulatedDevice',
    'isUnapprovedDevice',
    'isPpsd',
    'isUsExport',
  ],
  'ipd sharing statement': ['ipdSharing'],
  'sex/gender': ['sex', 'genderBased', 'genderDescription'],
}

/** Answers within a row, each with its own label: `Studies a U.S. FDA-regulated Drug Product: | No`. */
function readAnswers(table: Table, row: TabularRow): void {
  const { draft, found } = table.sheet
  let unread = ''
  for (const { text } of row.lines) {
    const colon = text.indexOf(':')
    const label = foldLabel(text.slice(0, Math.max(colon, 0)))
    if (placeOf(label.name)) {
      found.add(label.name)
      placeValue(draft, label, wordsOf(text.slice(colon + 1)))
    } else unread += wordsOf(text)
  }
  // `Both`, before the row had answers of their own.
  if (unread !== '' && !unread.includes(':') && placeOf(row.label.name, tabular)) {
    placeValue(draft, row.label, printOf(row), tabular)
  } else if (unread !== '') remarkUnread(table.sheet, row, answered[row.label.name] ?? [])
}

function remarkUnread({ remark }: Sheet, row: TabularRow, paths: readonly TrialPath[]): void {
  remark.issue('unreadable-line', paths[0] ?? 'document', row.lines.map(textOf).join(' '))
  remark.omits(...paths)
}
