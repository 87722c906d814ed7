/** The printed sites: a heading for each country or state, then for each site its name with status, its address, its people. */
import type { Draft } from '../../src/model/draft.js'
import { readValue } from '../../src/normalize/value.js'
import { readAddress } from './address.js'
import { looksLikeContact, readContacts, type PrintedContact } from './contact.js'

/** One printed row: its cells, or a line of a copy. */
export type Row = readonly string[]

export interface PrintedSites {
  centralContacts: PrintedContact[]
  locations: Site[]
  /** Rows that fit nowhere. */
  unread: string[]
}

type Site = NonNullable<Draft['locations']>[number] & { contacts?: PrintedContact[] }

/** How many rows below a heading its first address may stand: facility, status, address. */
const reach = 4

/** Reads rows in the order of the page; what tells a heading from a facility is the address that follows it. */
export function readSites(rows: readonly Row[]): PrintedSites {
  const found: PrintedSites = { centralContacts: [], locations: [], unread: [] }
  // In a table of the page a heading fills its row; in lines of a copy, it does not show.
  const showsHeadings = rows.some((row) => row.length > 1) && rows.some((row) => row.length === 1)
  let heading = ''
  let name: string[] = []
  let status: string | undefined
  const leave = (): void => {
    found.unread.push(...name)
    name = []
    status = undefined
  }
  for (const [index, row] of rows.entries()) {
    const cells = row.filter((cell) => cell !== '')
    const line = cells.join(' ')
    const address = readAddress(line, heading)
    if (line === '') continue
    if (looksLikeContact(line)) {
      leave()
      const site = found.locations.at(-1)
      if (site) (site.contacts ??= []).push(...readContacts(line))
      else found.centralContacts.push(...readContacts(line))
    } else if (heading !== '' && address && !(showsHeadings && name.length === 0 && heads(rows, index, line))) {
      found.locations.push({
        ...(name.length > 0 ? { facility: name.join(' ') } : {}),
        ...(status ? { status } : {}),
        ...address,
      })
      name = []
      status = undefined
    } else if ((row.length === 1 || !showsHeadings) && heads(rows, index, line)) {
      leave()
      heading = line
    } else if (readValue('RecruitmentStatus', line) !== undefined && name.length > 0) {
      status = line
    } else {
      const last = cells.length > 1 ? cells.at(-1) : undefined
      const printed = last !== undefined && readValue('RecruitmentStatus', last) !== undefined ? last : undefined
      leave()
      status = printed
      name = [printed === undefined ? line : cells.slice(0, -1).join(' ')]
    }
  }
  leave()
  return found
}

/** Whether an address under this heading stands among the next rows; the same line again is another site, not its heading. */
function heads(rows: readonly Row[], index: number, heading: string): boolean {
  if (heading === '') return false
  for (const row of rows.slice(index + 1, index + reach)) {
    const line = row.filter((cell) => cell !== '').join(' ')
    if (readAddress(line, heading) !== undefined) return line !== heading || !heading.includes(', ')
  }
  return false
}
