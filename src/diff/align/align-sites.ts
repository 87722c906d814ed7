/** Which site is which site of the later version: a facility in its town, respelled or renamed at most. */
import type { Location } from '../../model/trial.js'
import { countryKey } from '../../normalize/country.js'
import { fold } from '../../normalize/fold.js'
import type { AlignOptions } from './align.js'
import { nameLikeness, nameOfFacility, type FacilityName } from './site-names.js'
import { fewWords } from '../meaning/text-facts.js'

export function siteOptions(): AlignOptions<Location> {
  const known = new WeakMap<Location, Marks>()
  const marks = (site: Location): Marks => {
    const found = known.get(site) ?? marksOf(site)
    known.set(site, found)
    return found
  }
  const folds = new WeakMap<Location, Address>()
  const addressed = (site: Location, ...fields: readonly (keyof Address)[]): string | undefined => {
    const address = folds.get(site) ?? foldAddress(site)
    folds.set(site, address)
    // Some records name the town alone.
    const isTold = address.country !== '' || fields.some((field) => address[field] !== '')
    return isTold ? [...fields.map((field) => address[field]), address.country].join('|') : undefined
  }
  return {
    exact: [
      // Most sites stay as they are, to the letter.
      asWritten,
      (site) => addressed(site, 'facility', 'city', 'state', 'zip', 'status'),
      (site) => addressed(site, 'facility', 'city', 'state', 'zip'),
      (site) => addressed(site, 'facility', 'city', 'zip'),
      (site) => (isMaskedAt(site) ? undefined : addressed(site, 'facility', 'city', 'state')),
      (site) => (isMaskedAt(site) ? undefined : addressed(site, 'facility', 'city')),
      (site) => (isMaskedAt(site) ? undefined : addressed(site, 'bareFacility', 'bareCity')),
      // The registry has put its own spelling of the town on many: Wien is Vienna now.
      (site) => (tellsPlace(site) ? addressed(site, 'facility', 'zip') : undefined),
    ],
    alike: (before, after) => likeness(before, after, marks(before), marks(after)),
    threshold: 0.5,
  }
}

function asWritten({ facility, city, state, zip, country, status }: Location): string | undefined {
  const parts = [facility, city, state, zip, country]
  return parts.some((part) => part !== undefined) ? [...parts, status].join('|') : undefined
}

/** What is looked at in each site again and again. */
interface Marks {
  name: FacilityName
  town: string
  country: string
  number: string | undefined
  isNamed: boolean
}

function marksOf(site: Location): Marks {
  return {
    name: nameOfFacility(site.facility, [site.city, site.state, site.country]),
    town: townName(site.city),
    country: countryOf(site),
    number: numberOf(site),
    isNamed: site.facility !== undefined && !isMasked(site),
  }
}

function likeness(before: Location, after: Location, from: Marks, to: Marks): number | undefined {
  if (from.country !== to.country || areDistinct(from.number, to.number)) return undefined
  const sameZip = before.zip !== undefined && !areDistinct(before.zip, after.zip ?? '')
  if (!isTown(from.town, to.town)) return isInSuburb(before, after, from) ? 0.6 : undefined
  if (isMasked(before) && isMasked(after) && areDistinct(before.zip, after.zip)) return undefined
  if (before.facility === undefined && after.facility === undefined) return 0.9
  // What a site without a name is called later, or what a name is hidden behind.
  if (from.isNamed !== to.isNamed && sameZip) return 0.5
  const score = nameLikeness(from.name, to.name, sameZip)
  return sameZip && sharesInvestigator(before, after) ? Math.max(score, 0.9) : score
}

/** The same facility of the same state, told by the town in one version and by its suburb in the other. */
function isInSuburb(before: Location, after: Location, from: Marks): boolean {
  if (before.zip !== undefined && after.zip !== undefined) return false
  if (before.state === undefined || areDistinct(before.state, after.state ?? '')) return false
  return from.isNamed && from.name.own.size > 0 && bare(before.facility) === bare(after.facility)
}

/** `Chikushino` and `Chikushino-shi`, `St. Gallen` and `Saint Gallen` are one town each, as the registry's own list of places spells it now and then. */
export function isSameTown(before: string | undefined, after: string | undefined): boolean {
  return isTown(townName(before), townName(after))
}

function isTown(before: string, after: string): boolean {
  if (before === after) return true
  const [shorter = '', longer = ''] = [before, after].toSorted((a, b) => a.length - b.length)
  return shorter.length >= 5 && townSuffix.test(longer.slice(shorter.length)) && longer.startsWith(shorter)
}

/** `St. Petersburg`, `St-Petersburg` and `Saint Petersburg` are one town, so are `Murdoch, Perth` and `Murdoch`, `Clamart Cedex` and `Clamart`. */
function townName(town = ''): string {
  const [first = ''] = town.split(',')
  return bare(first.replace(/^\s*(?:st|saint)(?:[.\s-]+|$)/i, 'St ').replace(/\s+cedex\b[\s\d]*$/i, ''))
}

/** Japanese and Korean words for city, town, ward, district and province, as they are written behind a name. */
const townSuffix = /^[- ]?(?:shi|si|machi|cho|ku|gu|gun|ken|do|city)$/

/** Whether both are given and differ. */
function areDistinct(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && fold(before) !== fold(after)
}

/** Names that sponsors give to sites they do not name: the postal code alone tells them apart. */
const masked =
  /^(?:research|study|clinical|clinical trial|clinical research|local) (?:site|institution)|investigat\w+ (?:site|center|centre)/i

function isMasked({ facility }: Location): boolean {
  return facility !== undefined && masked.test(facility)
}

/** Whether its postal code alone tells a site from its namesakes. */
function isMaskedAt(site: Location): boolean {
  return site.zip !== undefined && isMasked(site)
}

/** Whether a site is told by its postal code and what name it has; without a name, a short code may be a placeholder. */
function tellsPlace(site: Location): boolean {
  const isNamed = site.facility !== undefined && !isMasked(site)
  return site.zip !== undefined && (isNamed || site.zip.length >= 4)
}

/** The sponsor's number of a site, where its name carries one: two numbers are two sites. */
function numberOf({ facility = '' }: Location): string | undefined {
  return /\b(?:site|institution)\W{0,3}(\d{2,})/i.exec(facility)?.[1]
}

function sharesInvestigator(before: Location, after: Location): boolean {
  const names = new Set(investigatorsOf(before))
  return investigatorsOf(after).some((name) => names.has(name))
}

function investigatorsOf({ contacts = [] }: Location): string[] {
  return contacts.flatMap(({ name, role }) => (name && role && role !== 'CONTACT' ? [bare(name)] : []))
}

/** The parts of an address, folded; `bare` without accents and marks too. */
type Address = Readonly<Record<AddressPart, string>>
type AddressPart = 'facility' | 'city' | 'state' | 'zip' | 'status' | 'country' | 'bareFacility' | 'bareCity'

function foldAddress({ facility = '', city = '', state = '', zip = '', status, country = '' }: Location): Address {
  return {
    facility: fold(facility),
    city: fold(city),
    state: fold(state),
    zip: fold(zip),
    status: status ?? '',
    country: countryKey(country),
    bareFacility: bare(facility),
    bareCity: bare(city),
  }
}

function countryOf({ country = '' }: Location): string {
  return countryKey(country)
}

function bare(text = ''): string {
  return fewWords(text)
}
