/** Reads contacts, sites and investigators from the rows of their tables. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { readValue } from '../../src/normalize/value.js'
import { looksLikeContact, readContacts, type PrintedContact } from '../classic/contact.js'
import { readSites } from '../classic/sites.js'
import { printLine } from '../html/print.js'
import type { Page, PageRow } from './tree.js'

/** Cells that only the table of sites has, and the table itself. */
const sites = '#COLLAPSE-Locations table, [headers~="locName"], #locName'

export function placePeople(draft: Draft, page: Page, remark: Remark): void {
  const tables = new Set(page.$(sites, page.main).closest('table').toArray())
  const isSite = ({ row }: PageRow): boolean => {
    const table = page.$(row).closest('table').get(0)
    return table !== undefined && tables.has(table)
  }
  const others = page.rows.filter((row) => !isSite(row))
  const rows = page.rows.filter(isSite).map(({ cells }) => cells.map(printLine))
  const { locations, unread, centralContacts: strays } = readSites(rows)
  if (locations.length > 0) draft.locations = locations
  for (const line of [...unread, ...strays.map(({ name }) => name)]) {
    if (line !== undefined) remark.issue('unreadable-line', 'locations', line)
  }
  const contacts = others.flatMap(readCentralContacts)
  if (contacts.length > 0) draft.centralContacts = contacts
  const officials = others.flatMap(({ cells, head }) => readOfficial([head, ...cells.slice(1).map(printLine)]) ?? [])
  if (officials.length > 0) draft.overallOfficials = officials
}

function readCentralContacts({ cells, head }: PageRow): PrintedContact[] {
  return head.startsWith('Contact') && looksLikeContact(head) ? readContacts(cells.map(printLine).join(' ')) : []
}

type Official = NonNullable<Draft['overallOfficials']>[number]

/** `Principal Investigator:` · name · affiliation. */
function readOfficial([head = '', name = '', affiliation = '']: readonly string[]): Official | undefined {
  const role = head.replace(/\s*:$/, '')
  if (readValue('OfficialRole', role) === undefined || name === '') return undefined
  return { name, role, ...(affiliation === '' ? {} : { affiliation }) }
}
