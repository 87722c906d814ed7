/** Changes to plant among the sites. */
import { countWords, replaceWords } from './other-words.js'
import type { RawContact, RawLocation, RawStudy } from './raw-study.js'
import type { Plant } from './study-plants.js'

const statuses = ['RECRUITING', 'NOT_YET_RECRUITING', 'COMPLETED', 'WITHDRAWN', 'SUSPENDED', 'ACTIVE_NOT_RECRUITING']

export const plantSites: Readonly<Record<string, Plant>> = {
  'a site removed'(study, random) {
    const sites = sitesOf(study)
    const site = random.pickOf(sites.filter((each) => isAlone(each, sites) && countryStays(each, sites)))
    if (!site) return undefined
    sites.splice(sites.indexOf(site), 1)
    return { code: 'site/removed', ...(site.facility && { subject: site.facility }), facts: placeOf(site) }
  },

  'a site added'(study, random) {
    const sites = sitesOf(study)
    const like = random.pickOf(sites.filter((each) => each.country !== undefined))
    if (!like?.country) return undefined
    const { country, status } = like
    const site = { facility: 'Juniper Harbour Clinic', city: 'Exampleville', country, ...(status && { status }) }
    sites.splice(random.between(0, sites.length), 0, site)
    const { facility, city } = site
    return { code: 'site/added', subject: facility, facts: { facility, city, country } }
  },

  'a site of another status'(study, random) {
    const sites = sitesOf(study)
    const site = random.pickOf(sites.filter((each) => each.status !== undefined && isAlone(each, sites)))
    if (!site?.status) return undefined
    const from = site.status
    const to = random.pickOf(statuses.filter((each) => each !== from))
    if (!to) return undefined
    site.status = to
    return { code: 'site/status-changed', before: from, after: to, facts: { ...placeOf(site), from, to } }
  },

  'a facility renamed'(study, random) {
    const sites = sitesOf(study)
    const site = random.pickOf(sites.filter((each) => countWords(each.facility ?? '') >= 4 && isAlone(each, sites)))
    const edit = site?.facility && replaceWords(site.facility, 1, random)
    if (!site?.facility || !edit) return undefined
    const from = site.facility
    site.facility = edit.text
    return { code: 'site/renamed', before: from, after: edit.text }
  },
}

/** Changes of many sites at once, and of the people who lead them. */
export const plantManySites: Readonly<Record<string, Plant>> = {
  'all recruiting sites suspended'(study) {
    const sites = sitesOf(study).filter(({ status }) => status === 'RECRUITING')
    if (sites.length < 5) return undefined
    for (const site of sites) site.status = 'SUSPENDED'
    return { code: 'sites/status-changed', facts: { count: sites.length, from: 'RECRUITING', to: 'SUSPENDED' } }
  },

  'many sites added'(study, random) {
    const sites = sitesOf(study)
    const country = random.pickOf(sites)?.country
    if (country === undefined) return undefined
    const count = random.between(5, 60)
    for (let rank = 1; rank <= count; rank++) {
      sites.push({ facility: `Juniper Harbour Clinic ${rank}`, city: `Exampleville ${rank}`, country })
    }
    return { code: 'sites/added', facts: { count, countries: 1, tally: `${count} in ${country}` } }
  },

  'the investigator of a site replaced'(study, random) {
    const sites = sitesOf(study).filter(({ contacts = [] }) => leadersOf(contacts).length === 1)
    const site = random.pickOf(sites.filter((each) => isAlone(each, sitesOf(study))))
    const [leader] = leadersOf(site?.contacts ?? [])
    if (!leader?.name) return undefined
    const from = leader.name
    leader.name = 'Sasha Quartz'
    return { code: 'investigator/changed', before: from, after: 'Sasha Quartz' }
  },
}

function leadersOf(contacts: readonly RawContact[]): RawContact[] {
  return contacts.filter(({ role }) => role === 'PRINCIPAL_INVESTIGATOR')
}

function sitesOf(study: RawStudy): RawLocation[] {
  return study.protocolSection.contactsLocationsModule?.locations ?? []
}

/** Whether no other site goes by its name in its town. */
function isAlone(site: RawLocation, sites: readonly RawLocation[]): boolean {
  const same = sites.filter(({ facility, city }) => facility === site.facility && city === site.city)
  return same.length === 1
}

function countryStays(site: RawLocation, sites: readonly RawLocation[]): boolean {
  return sites.filter(({ country }) => country === site.country).length > 1
}

function placeOf({ city, country }: RawLocation): Record<string, string> {
  return { ...(city && { city }), ...(country && { country }) }
}
