/** The address of a search, as copied from a browser, as parameters of the registry's interface. */
import { quote } from '../../index.js'
import { phrase, rangeOf, refusal, texts, type Mapped } from './address-parts.js'
import { classicTerms } from './classic-address.js'
import { parameters, type SearchReading } from './search-terms.js'

const example = 'copy it from the address bar, as in https://clinicaltrials.gov/search?cond=diabetes'

/** Pages of search today and before 2024, expert search, and the interface itself. */
export function readSearchAddress(address: string): SearchReading {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^(?:www\.|classic\.|beta\.)?clinicaltrials\.gov$/.test(url.hostname)) {
    return { terms: {}, faults: [`${quote(address)} is no address of a search on clinicaltrials.gov; ${example}`] }
  }
  const given = [...new Set(url.searchParams.keys())].flatMap((name) => {
    const values = url.searchParams.getAll(name).filter((value) => value.trim() !== '')
    return values.length === 0 ? [] : [[name, values] as const]
  })
  const asked = new Map<string, readonly string[]>(given)
  const mapped = mappedFor(url.pathname.replace(/\/$/, ''), asked)
  if (mapped === undefined) {
    return { terms: {}, faults: [`${quote(url.pathname)} is no page of a search; ${example}`] }
  }
  return joined(mapped)
}

function mappedFor(page: string, asked: ReadonlyMap<string, readonly string[]>): Mapped[] | undefined {
  const rows = [...asked]
  if (page === '/search') return rows.map(([name, values]) => modern(name, values, asked))
  if (page === '/expert-search') return rows.map(([name, values]) => expert(name, values))
  if (page === '/api/v2/studies') return rows.map(([name, values]) => own(name, values))
  if (page === '/ct2/results') return rows.map(([name, values]) => classicTerms(name, values))
  return undefined
}

function joined(mapped: readonly Mapped[]): SearchReading {
  const faults = mapped.flatMap(({ fault }) => fault ?? [])
  const terms: Record<string, string> = {}
  for (const each of mapped) {
    for (const [name, value] of Object.entries(each.terms ?? {})) {
      terms[name] = name in terms ? `${terms[name]},${value}` : value
    }
  }
  const conditions = mapped.flatMap((each) => each.conditions ?? [])
  const advanced = [...(terms['filter.advanced'] ? [`(${terms['filter.advanced']})`] : []), ...conditions]
  if (advanced.length > 0 && conditions.length > 0) terms['filter.advanced'] = advanced.join(' AND ')
  if (faults.length === 0 && Object.keys(terms).length === 0) {
    faults.push(`this address names nothing to search for, so it would find every trial; ${example}`)
  }
  return { terms, faults }
}

/** How the page is shown, not what it finds. */
const display = new Set(
  'viewType sort page limit checkSpell rank tab view pageSize pageToken fields format countTotal markupFormat utm_source'.split(
    ' ',
  ),
)

/** Ranges of days as `2020-01-01_2021-12-31`, either side open. */
const ranges: Readonly<Record<string, string>> = {
  start: 'StartDate',
  primComp: 'PrimaryCompletionDate',
  studyComp: 'CompletionDate',
  firstPost: 'StudyFirstPostDate',
  resFirstPost: 'ResultsFirstPostDate',
  lastUpdPost: 'LastUpdatePostDate',
}

const places: Readonly<Record<string, string>> = {
  country: 'LocationCountry',
  state: 'LocationState',
  city: 'LocationCity',
}

function modern(name: string, values: readonly string[], asked: ReadonlyMap<string, readonly string[]>): Mapped {
  const value = values.join(' ')
  const parameter = texts[name]
  const first = (key: string): string | undefined => asked.get(key)?.[0]
  if (parameter !== undefined) return { terms: { [parameter]: value } }
  if (display.has(name)) return {}
  if (name === 'aggFilters') return { terms: { aggFilters: value } }
  const date = ranges[name]
  if (date !== undefined) return rangeOf(name, date, value)
  const isNear = asked.has('distance') && asked.has('lat') && asked.has('lng')
  if (name === 'distance') {
    const circle = `distance(${first('lat')},${first('lng')},${Number.parseFloat(value)}mi)`
    return isNear
      ? { terms: { 'filter.geo': circle } }
      : { fault: 'distance stands without lat and lng, so its middle is not known; leave it out' }
  }
  if (name === 'lat' || name === 'lng') return {}
  // What the page prints of a place whose parts stand beside it.
  const isTold = isNear || ['country', 'state', 'city'].some((each) => asked.has(each))
  if (name === 'locStr') return isTold ? {} : { terms: { 'query.locn': value } }
  if (name in places) {
    // All parts have to hold for one and the same site.
    const parts = Object.keys(places).filter((each) => asked.has(each))
    if (isNear || parts[0] !== name) return {}
    const conditions = parts.map((each) => `AREA[${places[each]}]${phrase(first(each) ?? '')}`)
    return { conditions: [`SEARCH[Location](${conditions.join(' AND ')})`] }
  }
  return { fault: refusal(name) }
}

function expert(name: string, values: readonly string[]): Mapped {
  if (name === 'term') return { terms: { 'query.term': values.join(' ') } }
  return display.has(name) ? {} : { fault: refusal(name) }
}

function own(name: string, values: readonly string[]): Mapped {
  if (parameters.includes(name)) return { terms: { [name]: values.join(' ') } }
  return display.has(name) ? {} : { fault: refusal(name) }
}
