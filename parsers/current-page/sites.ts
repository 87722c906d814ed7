/** Reads the list of sites: an address opens each, its status, facility and people stand below. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { readValue } from '../../src/normalize/value.js'
import { looksLikeContact, type PrintedContact } from '../classic/contact.js'
import { readAddress, type Address } from './address.js'
import { readPerson } from './person.js'

export type Site = NonNullable<Draft['locations']>[number] & { contacts?: PrintedContact[] }

interface Open {
  site: Site
  /** The lines of a person whose role was met. */
  person: string[]
}

/** @param withAddress whether facilities may be named with their address, so that they look like the next site */
export function readSites(values: readonly string[], withAddress: boolean, remark: Remark): Site[] {
  const countries = readHeadings(values)
  const sites: Site[] = []
  let open: Open | undefined
  for (const [at, value] of values.entries()) {
    const address =
      withAddress && open && isFacility(open, values, at, countries) ? undefined : addressAt(values, at, countries)
    if (!address && !countries.has(value) && !stateOf(value)) {
      if (open && !tell(open, value)) remark.issue('unreadable-line', 'locations', value)
      continue
    }
    if (open) closePerson(open)
    open = address && { site: { ...address }, person: [] }
    if (open) sites.push(open.site)
  }
  if (open) closePerson(open)
  return sites
}

/** @returns whether the line has a place */
function tell(open: Open, value: string): boolean {
  const { site } = open
  const isNamed = open.person.length !== 1 || !open.person[0]?.endsWith(':')
  if (looksLikeContact(value) && isNamed) {
    closePerson(open)
    open.person = [value]
  } else if (open.person.length > 0) open.person.push(value)
  else if (site.status === undefined && isStatus(value)) site.status = value
  else if (site.facility === undefined) site.facility = value
  else return false
  return true
}

function closePerson(open: Open): void {
  if (open.person.length > 0) open.site.contacts = [...(open.site.contacts ?? []), ...readPerson(open.person)]
  open.person = []
}

/** How many lines below its heading a country's first address stands: behind the heading of a state. */
const reach = 3
const longest = 80

/** The countries that headings name, each with the states that headings below it name. */
type Headings = ReadonlyMap<string, ReadonlySet<string>>

function readHeadings(values: readonly string[]): Headings {
  const headings = new Map<string, Set<string>>()
  let states = new Set<string>()
  for (const [at, value] of values.entries()) {
    const state = stateOf(value)
    const below = values.slice(at + 1, at + 1 + reach)
    if (state !== undefined) states.add(state)
    else if (value.length < longest && below.some((next) => readAddress(next)?.country === value)) {
      states = headings.get(value) ?? new Set()
      headings.set(value, states)
    }
  }
  return headings
}

/** `California Locations`. */
function stateOf(value: string): string | undefined {
  return value.length < longest && value.endsWith(' Locations') ? value.slice(0, -' Locations'.length) : undefined
}

/** Where headings name the countries, an address is in one of them; else a postal code or a status below tells it. */
function addressAt(values: readonly string[], at: number, countries: Headings): Address | undefined {
  const value = values[at] ?? ''
  const address = looksLikeContact(value) ? undefined : readAddress(value)
  if (!address) return undefined
  if (countries.size > 0)
    return countries.has(address.country) ? readAddress(value, countries.get(address.country)) : undefined
  return address.zip !== undefined || isStatus(values[at + 1]) ? address : undefined
}

/** A facility may be named with its address: it is one where nothing but the next site follows. */
function isFacility({ site, person }: Open, values: readonly string[], at: number, countries: Headings): boolean {
  if (site.facility !== undefined || person.length > 0 || isStatus(values[at + 1])) return false
  const next = values[at + 1]
  return (
    next === undefined ||
    looksLikeContact(next) ||
    countries.has(next) ||
    stateOf(next) !== undefined ||
    addressAt(values, at + 1, countries) !== undefined
  )
}

function isStatus(value: string | undefined): boolean {
  return value !== undefined && readValue('RecruitmentStatus', value) !== undefined
}
