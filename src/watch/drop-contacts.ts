/** dropContacts: a record without those it names, for a configuration that keeps no personal data. */
import type { ParsedTrial, Trial, TrialPath } from '../index.js'

const dropped: readonly TrialPath[] = [
  'centralContacts',
  'locations[].contacts',
  'overallOfficials',
  'responsibleParty',
  'results.moreInfo.pointOfContact',
]

/** What is dropped is said to be omitted, so that it never reads as removed. */
export function dropContacts({ trial, source, issues }: ParsedTrial): ParsedTrial {
  const { centralContacts: _1, overallOfficials: _2, responsibleParty: _3, locations, results, ...rest } = trial
  const kept = {
    ...rest,
    ...(locations && { locations: locations.map(withoutContacts) }),
    ...(results && { results: withoutContact(results) }),
  }
  const omits = [...new Set([...source.omits, ...dropped])].toSorted()
  return { trial: kept, source: { ...source, omits }, issues: issues.filter(({ place }) => !isAboutPeople(place)) }
}

function withoutContact({ moreInfo, ...results }: NonNullable<Trial['results']>): NonNullable<Trial['results']> {
  if (moreInfo === undefined) return results
  const { pointOfContact: _, ...rest } = moreInfo
  return { ...results, moreInfo: rest }
}

type Site = NonNullable<Trial['locations']>[number]

function withoutContacts(site: Site): Site {
  const { contacts: _, ...rest } = site
  return rest
}

function isAboutPeople(place: string): boolean {
  return /contact|official|responsibleParty|investigator/i.test(place)
}
