/** Reads contacts, officials and sites of a `ct2/history` page. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { readValue } from '../../src/normalize/value.js'
import { readSites } from '../classic/sites.js'
import { printLines } from '../html/print.js'
import type { HistorySection } from './history-section.js'

const contactLabels = ['central contact person', 'central contact backup'] as const
const officials = 'study officials'
const sites = 'locations'

export function placePeople(draft: Draft, { rows }: HistorySection, remark: Remark): string[] {
  const linesOf = (...labels: readonly string[]): string[][] =>
    rows
      .flatMap(({ label, value }) => (labels.includes(label) ? [printLines(value)] : []))
      .filter((lines) => lines.length > 0)
  const contacts = linesOf(...contactLabels).map(readContact)
  if (contacts.length > 0) draft.centralContacts = contacts
  const found = linesOf(officials).map(readOfficial)
  if (found.length > 0) draft.overallOfficials = found
  const { locations, unread } = readSites(
    linesOf(sites).flatMap((lines) => lines.map((line) => [withoutBrackets(line)])),
  )
  if (locations.length > 0) draft.locations = locations
  for (const line of unread) remark.issue('unreadable-line', 'locations', line)
  return [...contactLabels, officials, sites]
}

type Contact = NonNullable<Draft['centralContacts']>[number]

/** `Jane Doe, MPH⏎Telephone: 555-0100 Ext. 12⏎Email: jane@example.org`. */
function readContact(lines: readonly string[]): Contact {
  const valueOf = (name: string): string =>
    lines
      .find((line) => line.startsWith(name))
      ?.slice(name.length)
      .trim() ?? ''
  const name = lines.find((line) => !/^(?:Telephone|Email):/.test(line)) ?? ''
  const email = valueOf('Email:')
  const [phone = '', phoneExt] = valueOf('Telephone:').split(/ Ext\.? ?:? ?/i)
  return {
    role: 'CONTACT',
    ...(name !== '' && { name }),
    ...(phone !== '' && { phone }),
    ...(phoneExt !== undefined && { phoneExt }),
    ...(email !== '' && { email }),
  }
}

type Official = NonNullable<Draft['overallOfficials']>[number]

/** `Jane Doe, MD⏎Principal Investigator⏎University`. */
function readOfficial([name = '', ...others]: readonly string[]): Official {
  const role = others.find((line) => readValue('OfficialRole', line) !== undefined)
  const affiliation = others.filter((line) => line !== role).join(', ')
  return { name, ...(role !== undefined && { role }), ...(affiliation !== '' && { affiliation }) }
}

/** A site's status stands in brackets. */
function withoutBrackets(line: string): string {
  return /^\[[^[\]]+\]$/.test(line) ? line.slice(1, -1) : line
}
