/** Reads contacts and locations: whom to ask, and where. */
import type { Draft } from '../../src/model/draft.js'
import { collectRemarks, type Remark } from '../../src/normalize/remark.js'
import type { PrintedContact } from '../classic/contact.js'
import { fold, valuesOf, type Line } from './line.js'
import { splitPhone } from './person.js'
import { readSites } from './sites.js'

const heading = /^study contact(?: backup)?$/
const list = /^(?:study locations?|locations?)$|^this study has [\d,]+ (?:study )?locations?/
const counted = /^this study has ([\d,]+) /
const part = /^(name|phone|email)(?: number)?(?:\s*:\s*|\s*$)/i

export function placePeople(lines: readonly Line[], draft: Draft, remark: Remark): void {
  const values = valuesOf(lines)
  const contacts: string[][] = []
  let at = 0
  for (; at < values.length && !list.test(fold(values[at] ?? '')); at++) {
    const value = values[at] ?? ''
    if (heading.test(fold(value))) contacts.push([])
    else contacts.at(-1)?.push(value)
  }
  // Without a heading of their own the sites follow the contacts, or are all there is.
  const below = at < values.length ? values.slice(at) : (contacts.at(-1) ?? values)
  const placed = contacts.flatMap((each) => readCentral(each) ?? [])
  if (placed.length > 0) draft.centralContacts = placed
  placeSites(below, draft, remark)
}

function placeSites(values: readonly string[], draft: Draft, remark: Remark): void {
  const stated = values.flatMap((value) => counted.exec(fold(value))?.[1] ?? [])[0]
  const count = stated === undefined ? undefined : Number(stated.replaceAll(',', ''))
  const remarks = collectRemarks()
  const found = readSites(values, false, remarks)
  const isMore = count !== undefined && found.length > count
  const sites = isMore ? readSites(values, true, remark) : found
  if (!isMore) for (const { code, place, found: line } of remarks.issues) remark.issue(code, place, line)
  if (count !== undefined && sites.length !== count) {
    // A list that is not shown in full says of no site that it is gone.
    remark.issue('unreadable-line', 'locations', `${sites.length} of ${count} locations`)
    remark.omits('locations')
  } else if (sites.length > 0) draft.locations = sites
}

/** `Name: …`, `Phone Number: …`, `Email: …`: each on a line, or the label on one and the value on the next. */
function readCentral(values: readonly string[]): PrintedContact | undefined {
  const parts = new Map<string, string>()
  let open = ''
  for (const value of values) {
    const label = part.exec(value)
    const words = label ? value.slice(label[0].length) : value
    open = label?.[1]?.toLowerCase() ?? open
    if (open !== '' && words !== '' && !parts.has(open)) parts.set(open, words)
  }
  if (parts.size === 0) return undefined
  const [name, phone, email] = [parts.get('name'), parts.get('phone'), parts.get('email')]
  return {
    role: 'Contact',
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : splitPhone(phone)),
    ...(email === undefined ? {} : { email }),
  }
}
