/** Sites: added, removed, opened, closed and renamed. */
import type { Facts, Operation } from '../../model/change.js'
import type { Location, Trial } from '../../model/trial.js'
import { isSameTown } from '../align/align-sites.js'
import { placeOf, tellManyAsOne } from '../meaning/many-sites.js'
import { pointerTo } from '../keyed/pointer.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { fewWords } from '../meaning/text-facts.js'

export const sites: Rule = {
  name: 'sites',
  *find(pair: Pair): Iterable<Finding> {
    if (pair.operations.at('locations').length === 0) return
    const findings = tellManyAsOne([...findSites(pair)], pair)
    // A changed order goes with the first site that came or went, else with any other change.
    const order = pair.operations.claim('locations', 'order').map((step) => step.operation)
    const holder = findings.find(({ code }) => /^sites?\/(?:added|removed)$/.test(code)) ?? findings[0]
    if (holder) holder.operations = [...holder.operations, ...order]
    else if (order.length > 0) findings.push(reordered(order))
    yield* findings
  },
}

function* findSites(pair: Pair): Generator<Finding> {
  const { before, after, operations } = pair
  const earlier = byKey(pair.alignments.locations?.before, before)
  const later = byKey(pair.alignments.locations?.after, after)
  const touched = new Set(operations.at('locations', 'items').map(({ segments }) => segments[2]))
  // Without an operation of its own a site lies under what is not compared.
  for (const [key, site] of earlier) {
    if (!touched.has(key)) continue
    const to = later.get(key)
    if (to) yield* findOne(pair, key, site, to)
    else {
      const gone = operations.claim('locations', 'items', key)
      if (gone.length > 0) yield siteFinding(pair, 'site/removed', key, site, { before: placeOf(site) }, gone)
    }
  }
  for (const [key, site] of later) {
    const come = earlier.has(key) || !touched.has(key) ? [] : operations.claim('locations', 'items', key)
    if (come.length > 0) yield siteFinding(pair, 'site/added', key, site, { after: placeOf(site) }, come)
  }
}

function* findOne(pair: Pair, key: string, from: Location, to: Location): Generator<Finding> {
  const { operations } = pair
  const path = ['locations', 'items', key] as const
  if (operations.at(...path).length === 0) return
  const status = operations.claim(...path, 'status')
  if (status.length > 0) {
    const values = { ...(from.status && { before: from.status }), ...(to.status && { after: to.status }) }
    yield siteFinding(pair, 'site/status-changed', key, to, values, status, statusFacts(from, to, pair))
  }
  const town = operations.claim(...path, 'city')
  const facility = operations.claim(...path, 'facility')
  const sameFacility = from.facility === to.facility || sameName(from.facility, to.facility)
  const noise = sameFacility && (isSameTown(from.city, to.city) || sameName(from.zip, to.zip))
  const claimed = [...facility, ...town]
  if (claimed.length === 0) return
  const values = { before: placeOf(from), after: placeOf(to) }
  const why: Facts = noise ? { noise: 'respelled' } : facility.length === 0 ? { moved: true } : {}
  yield siteFinding(pair, 'site/renamed', key, to, values, claimed, { ...why, from: nameOf(from), to: nameOf(to) })
}

function statusFacts(from: Location, to: Location, { before, after, sameFormat }: Pair): Facts {
  return {
    ...(from.status && { from: from.status }),
    ...(to.status && { to: to.status }),
    ...(to.status === 'RECRUITING' && from.status && { opened: true }),
    ...(from.status === 'RECRUITING' && closed.has(to.status) && { closed: true }),
    // The registry stops showing site statuses once a trial is over: nobody closed these sites one by one.
    ...(to.status === undefined && over.has(after.overallStatus) && { noise: 'status-hidden' }),
    // The archive showed them all the same.
    ...(!sameFormat &&
      from.status === undefined &&
      over.has(before.overallStatus) &&
      over.has(after.overallStatus) && { noise: 'status-hidden' }),
  }
}

const over = new Set<Trial['overallStatus']>([
  'COMPLETED',
  'TERMINATED',
  'WITHDRAWN',
  'SUSPENDED',
  'UNKNOWN',
  'ACTIVE_NOT_RECRUITING',
  'ENROLLING_BY_INVITATION',
])

const closed = new Set<Location['status']>([
  'ACTIVE_NOT_RECRUITING',
  'COMPLETED',
  'SUSPENDED',
  'TERMINATED',
  'WITHDRAWN',
])

function reordered(operations: readonly Operation[]): Finding {
  return {
    code: 'other/changed',
    area: 'sites',
    madeBy: 'registry',
    subject: 'order of sites',
    path: '/locations',
    facts: { field: 'locations', noise: 'order' },
    operations,
  }
}

function siteFinding(
  pair: Pair,
  code: Finding['code'],
  key: string,
  site: Location,
  values: { before?: unknown; after?: unknown },
  steps: readonly { operation: Operation }[],
  facts: Facts = {},
): Finding {
  const gone = code === 'site/removed'
  const { facility, city, state, country, status } = site
  return {
    code,
    area: 'sites',
    madeBy: facts.noise === 'status-hidden' ? 'registry' : 'sponsor',
    subject: key,
    path: pointerTo(
      gone ? pair.keyed.before : pair.keyed.after,
      ['locations', 'items', key],
      gone ? pair.before : pair.after,
    ),
    ...values,
    facts: {
      ...(facility && { facility }),
      ...(city && { city }),
      ...(state && { state }),
      ...(country && { country }),
      ...(site.zip && hasNamesake(pair, site) && { zip: site.zip }),
      ...(status && code !== 'site/status-changed' && { status }),
      ...facts,
    },
    operations: steps.map((step) => step.operation),
  }
}

/** Whether two spellings are one name; a name that is not given equals nothing. */
function sameName(from: string | undefined, to: string | undefined): boolean {
  return from !== undefined && to !== undefined && fewWords(from) === fewWords(to)
}

/** Whether another site of either version goes by the same name in the same town. */
function hasNamesake({ before, after }: Pair, site: Location): boolean {
  return [before, after].some((trial) => namesakesOf(trial).has(namedPlace(site)))
}

/** Names that several sites of a trial share, which is asked for each of its sites. */
const knownNamesakes = new WeakMap<Trial, ReadonlySet<string>>()

function namesakesOf(trial: Trial): ReadonlySet<string> {
  const known = knownNamesakes.get(trial)
  if (known) return known
  const once = new Set<string>()
  const several = new Set<string>()
  for (const site of trial.locations ?? []) (once.has(namedPlace(site)) ? several : once).add(namedPlace(site))
  knownNamesakes.set(trial, several)
  return several
}

function namedPlace({ facility = '', city = '' }: Location): string {
  return `${facility}\n${city}`
}

function nameOf(site: Location): string {
  return [site.facility, site.city].filter(Boolean).join(', ')
}

function byKey(keys: readonly string[] | undefined, trial: Trial): Map<string, Location> {
  return new Map(trial.locations?.map((site, index) => [keys?.[index] ?? String(index), site]))
}
