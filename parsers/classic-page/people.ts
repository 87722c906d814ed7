/** Reads contacts, sites and investigators from the rows of their tables. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { readValue } from '../../src/normalize/value.js'
import { looksLikeContact, readContacts, type PrintedContact } from '../classic/contact.js'
import { readSites } from '../classic/sites.js'
import { printLine } from '../html/print.js'
import { findElements } from '../html/find.js'
import { wordsOf, type TreeElement } from '../html/tree.js'
import { behind } from './behind.js'
import type { Page, PageRow } from './page.js'

export function placePeople(draft: Draft, page: Page, remark: Remark): void {
  const tables = siteTables(page)
  const isSite = ({ table }: PageRow): boolean => table !== undefined && tables.has(table)
  const others = page.rows.filter((row) => !isSite(row))
  const rows = page.rows.filter(isSite).map(({ cells }) => cells.map(printSite))
  const { locations, unread, centralContacts: strays } = readSites(rows)
  if (locations.length > 0) draft.locations = locations
  for (const line of [...unread, ...strays.map(({ name }) => name)]) {
    if (line !== undefined) remark.issue('unreadable-line', 'locations', line)
  }
  const contacts = others.flatMap(readCentralContacts)
  if (contacts.length > 0) draft.centralContacts = contacts
  const officials = others.flatMap((row) => readOfficial(row) ?? [])
  if (officials.length > 0) draft.overallOfficials = officials
  remarkHidden(draft, page, remark)
}

const gap = / *\u00a0 *\u00a0[\u00a0 ]*/g

/** Wide gaps part name, phone and email of a person. */
function printSite(cell: TreeElement): string {
  const line = printLine(cell)
  return looksLikeContact(line) ? wordsOf(cell.children).trim().replace(gap, '\t') : line
}

/** The tables behind the heading, and those with cells that only the table of sites has. */
function siteTables(page: Page): ReadonlySet<TreeElement> {
  const place = behind(page, 'locations')
  const tables = place ? [place, ...findElements(place, () => true)].filter(({ name }) => name === 'table') : []
  const known = page.rows.flatMap(({ table, cells }) => (table && cells.some(isSiteName) ? table : []))
  return new Set([...tables, ...known])
}

function isSiteName({ attribs }: TreeElement): boolean {
  return attribs.id === 'locName' || attribs.headers === 'locName'
}

function readCentralContacts({ cells, head }: PageRow): PrintedContact[] {
  return head.startsWith('Contact') && looksLikeContact(head) ? readContacts(cells.map(printLine).join('\t')) : []
}

type Official = NonNullable<Draft['overallOfficials']>[number]

/** `Principal Investigator:` · name · affiliation. */
function readOfficial({ cells, head }: PageRow): Official | undefined {
  if (!head.endsWith(':')) return undefined
  const role = head.slice(0, -1).trim()
  if (readValue('OfficialRole', role) === undefined) return undefined
  const [, name = '', affiliation = ''] = cells.map(printLine)
  return name === '' ? undefined : { name, role, ...(affiliation === '' ? {} : { affiliation }) }
}

const showsSites = /^Show \d+ Study Locations?$/i

/** Pages of before 2017 showed sites when asked to, and let it stand in their place how many there are. */
function remarkHidden(draft: Draft, { lines }: Page, remark: Remark): void {
  if (draft.locations === undefined && lines.some(({ text }) => showsSites.test(text))) remark.omits('locations')
}
