/** Sentences about sites and countries. */
import type { Change } from '../../model/change.js'
import { labelOf } from '../values.js'
import { count, countOf, quotedLines } from './phrases.js'
import type { Sentences } from './tell.js'

export const siteSentences: Sentences<
  | 'site/added'
  | 'site/removed'
  | 'site/status-changed'
  | 'site/renamed'
  | 'sites/added'
  | 'sites/removed'
  | 'sites/status-changed'
  | 'sites/renamed'
  | 'country/added'
  | 'country/removed'
  | 'investigator/changed'
> = {
  'site/added': ({ facts }) => `site added: ${site(facts)}${statusNote(facts.status)}`,
  'site/removed': ({ facts }) => `site removed: ${site(facts)}${statusNote(facts.status)}`,
  'site/status-changed': tellSiteStatus,
  'site/renamed': ({ facts }) =>
    `site ${facts.noise ? 'respelled' : facts.moved ? 'now listed elsewhere' : 'renamed'}: ${facts.from || 'unnamed'} → ${facts.to || 'unnamed'}${inCountry(facts)}`,
  'sites/added': ({ facts }) => `${countOf(facts.count, 'site')} added${where(facts)}`,
  'sites/removed': ({ facts }) => `${many(facts)} removed${where(facts)}`,
  'sites/status-changed': tellManyStatuses,
  'sites/renamed': ({ facts }) =>
    `${many(facts)} ${facts.noise ? 'respelled' : 'renamed'} (${name(facts.from)} → ${name(facts.to)})${where(facts)}`,
  'country/added': ({ facts }) =>
    `${facts.first ? 'first sites listed, in' : 'country added:'} ${facts.country} (${countOf(facts.sites, 'site')})`,
  'country/removed': ({ facts }) => `country removed: ${facts.country} (had ${countOf(facts.sites, 'site')})`,
  'investigator/changed': ({ facts }) =>
    facts.sites === undefined
      ? `principal investigator at ${site(facts)} changed: ${quotedLines(facts.from)} → ${quotedLines(facts.to)}`
      : `principal investigators changed at ${countOf(facts.sites, 'site')}`,
}

function tellManyStatuses({ facts }: Change): string {
  const from = labelOf(facts.from, 'RecruitmentStatus')
  const to = labelOf(facts.to, 'RecruitmentStatus')
  const sites = many(facts)
  if (to === undefined) return `status of ${sites} no longer shown (was ${from ?? 'none'})${where(facts)}`
  if (from === undefined) return `status of ${sites} now shown (${to})${where(facts)}`
  const what = facts.opened ? 'opened' : facts.closed ? 'closed to enrollment' : undefined
  const turn = what === undefined ? `status of ${sites} changed` : `${sites} ${what}`
  return `${turn}${facts.withTrial ? ' with the trial' : ''} (${from} → ${to})${where(facts)}`
}

function name(facility: unknown): string {
  return typeof facility === 'string' ? `“${facility}”` : 'unnamed'
}

function many({ count: sites, all }: Change['facts']): string {
  return all ? (sites === 2 ? 'both sites' : `all ${countOf(sites, 'site')}`) : countOf(sites, 'site')
}

/** Countries with their numbers of sites; of many, those with most. */
function where({ tally, countries }: Change['facts']): string {
  if (typeof tally !== 'string') return ''
  if (countries === 1) return `, ${tally.replace(/^\d+/, 'all')}`
  const all = tally.replace(/\b\d+(?= in )/g, (number) => count(Number(number))).split(/, (?=[\d,]+ in )/)
  const shown = all.length > mostCountries + 1 ? all.slice(0, mostCountries) : all
  const rest = Number(countries) - shown.length
  return `: ${shown.join(', ')}${rest > 0 ? ` and more in ${rest} other countries` : ''}`
}

const mostCountries = 6

function tellSiteStatus({ facts }: Change): string {
  const from = labelOf(facts.from, 'RecruitmentStatus')
  const to = labelOf(facts.to, 'RecruitmentStatus')
  if (to === undefined) return `site status no longer shown: ${site(facts)} (was ${from ?? 'none'})`
  if (from === undefined) return `site status now shown: ${site(facts)} (${to})`
  const what = facts.opened ? 'site opened' : facts.closed ? 'site closed to enrollment' : 'site status changed'
  return `${what}: ${site(facts)} (${from ? `${from} → ${to}` : to})`
}

function site({ facility, city, state, zip, country }: Change['facts']): string {
  return [facility, city, state, zip, country].filter(Boolean).join(', ') || 'unnamed site'
}

function inCountry({ country }: Change['facts']): string {
  return country ? `, ${country}` : ''
}

function statusNote(status: unknown): string {
  const label = labelOf(status, 'RecruitmentStatus')
  return label ? ` (${label})` : ''
}
