/** Many sites: what happened alike to five sites or more, or to all of them with the trial, is told as one change with counts. */
import type { ChangeCode, Facts } from '../../model/change.js'
import type { Location } from '../../model/trial.js'
import { countryKey } from '../../normalize/country.js'
import { unkeyValue, type KeyedTrial } from '../keyed/key.js'
import { valueAt } from '../keyed/pointer.js'
import type { Finding, Pair } from '../rule.js'

const many = 5

const codes: Partial<Record<ChangeCode, ChangeCode>> = {
  'site/added': 'sites/added',
  'site/removed': 'sites/removed',
  'site/status-changed': 'sites/status-changed',
  'site/renamed': 'sites/renamed',
}

/** The findings of the site rule, those of many sites taken together; the first of a kind keeps its place. */
export function tellManyAsOne(findings: readonly Finding[], pair: Pair): Finding[] {
  const names = findings.map(kindOf)
  const kinds = new Map<string | undefined, Finding[]>()
  for (const [index, finding] of findings.entries()) {
    const alike = kinds.get(names[index])
    if (alike) alike.push(finding)
    else kinds.set(names[index], [finding])
  }
  return findings.flatMap((finding, index) => {
    const kind = names[index]
    const alike = kinds.get(kind) ?? []
    const code = codes[finding.code]
    if (kind === undefined || code === undefined || !(alike.length >= many || isClosing(alike, pair))) return [finding]
    return finding === alike[0] ? [together(code, alike, pair)] : []
  })
}

/** What two findings share that can be told as one; undefined for what is told site by site. */
function kindOf({ code, facts, before, after }: Finding): string | undefined {
  if (!(code in codes)) return undefined
  if (code === 'site/status-changed') return [code, facts.noise, facts.from, facts.to].join('\n')
  if (code !== 'site/renamed') return [code, facts.noise].join('\n')
  const [from, to] = [facilityOf(before), facilityOf(after)]
  return from === to ? undefined : [code, facts.noise, from, to].join('\n')
}

function facilityOf(place: unknown): string | undefined {
  return (place as Place | undefined)?.facility
}

/** Whether all sites of a trial went the way of the trial. */
function isClosing(alike: readonly Finding[], pair: Pair): boolean {
  return alike.length > 1 && isOfAll(alike, pair) && isWithTrial(alike[0], pair)
}

function isOfAll(alike: readonly Finding[], { before, after }: Pair): boolean {
  const sites = alike[0]?.code === 'site/added' ? after.locations : before.locations
  return alike.length === sites?.length
}

function isWithTrial(finding: Finding | undefined, { before, after }: Pair): boolean {
  if (finding?.code !== 'site/status-changed') return false
  const { from, to } = finding.facts
  return before.overallStatus !== after.overallStatus && from === before.overallStatus && to === after.overallStatus
}

function together(code: ChangeCode, alike: readonly Finding[], pair: Pair): Finding {
  const [first] = alike
  const { noise, opened, closed } = first?.facts ?? {}
  const isStatus = code === 'sites/status-changed'
  const earlier = isStatus ? placesIn(pair.keyed.before, alike) : toldPlaces(alike, 'before')
  const later = isStatus ? placesIn(pair.keyed.after, alike) : toldPlaces(alike, 'after')
  const isName = code === 'sites/renamed'
  const { from, to } = isName ? { from: earlier[0]?.facility, to: later[0]?.facility } : (first?.facts ?? {})
  return {
    code,
    area: 'sites',
    madeBy: first?.madeBy ?? 'sponsor',
    subject: ['sites', from, to].filter((each) => each !== undefined).join(' '),
    path: '/locations',
    ...(earlier.length > 0 && { before: earlier }),
    ...(later.length > 0 && { after: later }),
    facts: {
      count: alike.length,
      ...countryFacts(later.length > 0 ? later : earlier),
      ...(isOfAll(alike, pair) && { all: true }),
      ...(isWithTrial(first, pair) && { withTrial: true }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(opened && { opened }),
      ...(closed && { closed }),
      ...(noise !== undefined && { noise }),
    },
    operations: alike.flatMap(({ operations }) => operations),
  }
}

/** The places that came, went or were renamed, as their findings tell them. */
function toldPlaces(findings: readonly Finding[], end: 'before' | 'after'): Place[] {
  return findings.flatMap((finding) => (finding[end] === undefined ? [] : [finding[end] as Place]))
}

function placesIn(keyed: KeyedTrial, findings: readonly Finding[]): Place[] {
  return findings.flatMap(({ subject = '' }) => {
    const site = valueAt(keyed, ['locations', 'items', subject])
    return site === undefined ? [] : [placeOf(unkeyValue(site) as Location)]
  })
}

/** How many countries, and how many sites in each, the most first. */
function countryFacts(places: readonly Place[]): Facts {
  const counts = new Map<string, { country: string; count: number }>()
  for (const { country } of places) {
    if (country === undefined) continue
    const key = countryKey(country)
    counts.set(key, { country, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  if (counts.size === 0) return {}
  const most = [...counts.values()].toSorted((a, b) => b.count - a.count || (a.country < b.country ? -1 : 1))
  return { countries: counts.size, tally: most.map(({ country, count }) => `${count} in ${country}`).join(', ') }
}

export type Place = Omit<Location, 'contacts'>

/** A site without its people. */
export function placeOf(site: Location): Place {
  const { contacts: _, ...rest } = site
  return rest
}
