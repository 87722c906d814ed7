/** Countries: gained with their first site or lost with their last; the operations belong to the sites. */
import type { Trial } from '../../model/trial.js'
import { countryKey } from '../../normalize/country.js'
import type { Finding, Pair, Rule } from '../rule.js'

export const countries: Rule = {
  name: 'countries',
  *find({ before, after, keyed, compares }: Pair): Iterable<Finding> {
    // Lists that are the same stand in neither keyed form.
    if (!compares('locations[].country') || keyed.before.locations === keyed.after.locations) return
    const earlier = countriesOf(before)
    const later = countriesOf(after)
    for (const [key, country] of later) {
      if (!earlier.has(key)) yield countryFinding('country/added', country, after, earlier.size === 0)
    }
    for (const [key, country] of earlier) {
      if (!later.has(key)) yield countryFinding('country/removed', country, before)
    }
  },
}

function countryFinding(
  code: 'country/added' | 'country/removed',
  country: string,
  trial: Trial,
  isFirst = false,
): Finding {
  const there = trial.locations?.filter((site) => countryKey(site.country ?? '') === countryKey(country)).length ?? 0
  const value = code === 'country/added' ? { after: country } : { before: country }
  return {
    code,
    area: 'sites',
    madeBy: 'sponsor',
    subject: country,
    path: '/locations',
    ...value,
    facts: { country, sites: there, ...(isFirst && { first: true }) },
    operations: [],
  }
}

/** The countries of a trial, by the key that all their spellings share. */
function countriesOf({ locations = [] }: Trial): Map<string, string> {
  const spellings = new Set<string>()
  for (const { country } of locations) if (country) spellings.add(country)
  return new Map([...spellings].map((country) => [countryKey(country), country] as const))
}
