/** Sentences about sites and countries. */
import type { Change } from '../../model/change.js'
import { labelOf } from '../values.js'
import { countOf } from './phrases.js'
import type { Sentences } from './tell.js'

export const siteSentences: Sentences<
  'site/added' | 'site/removed' | 'site/status-changed' | 'site/renamed' | 'country/added' | 'country/removed'
> = {
  'site/added': ({ facts }) => `site added: ${site(facts)}${statusNote(facts.status)}`,
  'site/removed': ({ facts }) => `site removed: ${site(facts)}${statusNote(facts.status)}`,
  'site/status-changed': tellSiteStatus,
  'site/renamed': ({ facts }) =>
    `site ${facts.noise ? 'respelled' : facts.moved ? 'now listed elsewhere' : 'renamed'}: ${facts.from || 'unnamed'} → ${facts.to || 'unnamed'}${inCountry(facts)}`,
  'country/added': ({ facts }) => `country added: ${facts.country} (${countOf(facts.sites, 'site')})`,
  'country/removed': ({ facts }) => `country removed: ${facts.country} (had ${countOf(facts.sites, 'site')})`,
}

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
