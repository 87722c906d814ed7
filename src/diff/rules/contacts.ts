/** Contacts: who answers the telephone at a site is no news of the trial, and told as one thing for all sites. */
import type { Finding, Pair, Rule } from '../rule.js'

export const contacts: Rule = {
  name: 'contacts',
  *find({ operations }: Pair): Iterable<Finding> {
    const steps = operations.at('locations').filter((step) => step.segments[3] === 'contacts')
    const touched = new Set(steps.map((step) => step.segments[2]))
    const claimed = operations.take(steps)
    if (claimed.length === 0) return
    yield {
      code: 'other/changed',
      area: 'sites',
      madeBy: 'sponsor',
      subject: 'site contacts',
      path: '/locations',
      facts: { field: 'locations[].contacts', noise: 'contacts', sites: touched.size },
      operations: claimed,
    }
  },
}
