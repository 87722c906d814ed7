/** Reads contacts, sites, sponsors and investigators. */
import type { Draft } from '../../src/model/draft.js'
import { vocabulary } from '../../src/model/vocabulary.js'
import { readValue } from '../../src/normalize/value.js'
import { readSites, type Row } from '../classic/sites.js'
import { splitCells, wordsOf } from './cells.js'
import { endAt, lastParts, nextLabel, type ReadPart, type Sheet } from './sheet.js'

const afterSites: ReadonlySet<string> = new Set(['sponsors and collaborators', 'investigators', ...lastParts])
const skipped: ReadonlySet<string> = new Set(['contacts', 'locations', 'contacts and locations'])

export const readPeople: ReadPart = (sheet, at, { name }) => readRows(sheet, skipped.has(name) ? at + 1 : at)

/** Contacts whose heading is lost. */
export function readBarePeople(sheet: Sheet, at: number): number {
  sheet.found.add('contacts and locations')
  return readRows(sheet, at)
}

function readRows(sheet: Sheet, start: number): number {
  const { draft, remark, lines, labels } = sheet
  const end = officialOr(endAt(sheet, start, afterSites), sheet, start)
  const rows = lines.slice(start, end).flatMap(({ text, mark }, index) => {
    return skipped.has(labels[start + index]?.name ?? '') ? [] : [splitCells(numbered(text, mark))]
  })
  const { centralContacts, locations, unread } = readSites(tellingCells(rows))
  if (centralContacts.length > 0) draft.centralContacts = [...(draft.centralContacts ?? []), ...centralContacts]
  if (locations.length > 0) draft.locations = [...(draft.locations ?? []), ...locations]
  for (const line of unread) remark.issue('unreadable-line', 'locations', line)
  return end
}

/** `4. Military Hospital`: what looks like an item's number is of the name. */
function numbered(text: string, mark: string): string {
  return mark.startsWith('*') ? text : mark + text
}

/** Where headings and addresses have one cell, two of them tell a site; where rows are filled up, empty ones tell nothing. */
function tellingCells(rows: readonly Row[]): readonly Row[] {
  const single = rows.filter((row) => row.length === 1).length
  if (single * 4 >= rows.length && single < rows.length) return rows.map(cutStatus)
  return rows.map((row) => cutStatus(row.filter((cell) => cell !== '')))
}

/** `Harbour Clinic Recruiting`: without a bar the status stands behind the name. */
function cutStatus(cells: readonly string[]): readonly string[] {
  const [line = '', second] = cells
  const status = second === undefined ? statuses.find((each) => line.endsWith(` ${each}`)) : undefined
  return status === undefined ? cells : [line.slice(0, -status.length).trim(), status]
}

/** The longest first: `Not yet recruiting` ends like another. */
const statuses: readonly string[] = Object.values<string>(vocabulary.RecruitmentStatus).toSorted(
  (a, b) => b.length - a.length,
)

/** The first row of an official before the end of a part, or that end. */
function officialOr(end: number, { lines }: Sheet, start: number): number {
  const at = lines.slice(start, end).findIndex(({ text }) => readOfficial(text) !== undefined)
  return at < 0 ? end : start + at
}

/** The list of sponsors, which repeats the head of the page, and stands in for it where that is lost. */
export const readSponsors: ReadPart = (sheet, at) => {
  const end = officialOr(nextLabel(sheet, at + 1), sheet, at + 1)
  const [lead, ...others] = sheet.lines.slice(at + 1, end).map(({ text }) => splitCells(text).join(' '))
  if (lead === undefined || sheet.draft.leadSponsor) return end
  sheet.draft.leadSponsor = { name: lead }
  if (others.length > 0) sheet.draft.collaborators = others.map((name) => ({ name }))
  sheet.found.add('sponsor')
  return end
}

type Official = NonNullable<Draft['overallOfficials']>[number]

/** `Study Director: | name | affiliation |`. A site's investigator stands in one cell with the role. */
export function readOfficial(line: string): Official | undefined {
  const [head = '', name = '', affiliation = ''] = splitCells(line).filter((cell) => cell !== '')
  const role = /^([^:]{5,30}?)\s*:$/.exec(head)?.[1]
  if (role === undefined || name === '' || readValue('OfficialRole', role) === undefined) return undefined
  return { name, role, ...(affiliation === '' ? {} : { affiliation }) }
}

/** A name ends with its degrees: `Ada Example, MD, PhD Institute of Tides`. */
const named = /^([^,]+(?:, [A-Z][A-Za-z.]{0,7}(?![^ ,]))+)(?: (\S.*))?$/

/** The rows of officials where no bars part their cells. */
export const readOfficials: ReadPart = (sheet, at) => {
  const end = nextLabel(sheet, at + 1)
  for (const { text } of sheet.lines.slice(at + 1, end)) {
    const official = readOfficialLine(text)
    if (official) sheet.draft.overallOfficials = [...(sheet.draft.overallOfficials ?? []), official]
    else if (wordsOf(text) !== '') {
      sheet.remark.issue('unreadable-line', 'overallOfficials', text)
      sheet.remark.omits('overallOfficials')
    }
  }
  return end
}

/** A row of an official, whether bars part its cells or not. */
export function readOfficialLine(line: string): Official | undefined {
  return readOfficial(line) ?? readOfficial(withBars(line))
}

function withBars(line: string): string {
  const [role = '', rest = ''] = line.split(/:\s*(.*)/s)
  const found = named.exec(rest)
  return found ? `${role}: | ${found[1]} | ${found[2] ?? ''}` : ''
}
