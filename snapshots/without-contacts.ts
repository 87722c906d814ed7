/** withoutContacts: a record without the people it names, which are then not compared rather than removed. */
import type { ParsedTrial } from '../src/model/parsed-trial.js'
import type { TrialPath } from '../src/model/trial-path.js'

/** Fields made to name a person. Names within free text, and a person who is the sponsor, stay. */
export const peoplePaths: readonly TrialPath[] = [
  'centralContacts',
  'locations[].contacts',
  'overallOfficials',
  'responsibleParty.investigatorFullName',
  'responsibleParty.investigatorTitle',
  'responsibleParty.name',
  'responsibleParty.oldNameTitle',
  'results.moreInfo.pointOfContact',
]

/** Its `source.omits` says what was left out; issues about those fields, which may quote them, go with them. */
export function withoutContacts(parsed: ParsedTrial): ParsedTrial {
  const { trial, source, issues } = parsed
  const { centralContacts: _c, overallOfficials: _o, locations, responsibleParty, results, ...rest } = trial
  const {
    investigatorFullName: _f,
    investigatorTitle: _t,
    name: _n,
    oldNameTitle: _m,
    ...party
  } = responsibleParty ?? {}
  const { pointOfContact: _p, ...moreInfo } = results?.moreInfo ?? {}
  return {
    ...parsed,
    trial: {
      ...rest,
      ...(locations && { locations: locations.map(({ contacts: _s, ...site }) => site) }),
      ...(Object.keys(party).length > 0 && { responsibleParty: party }),
      ...(results && { results: { ...results, ...(results.moreInfo && { moreInfo }) } }),
    },
    source: { ...source, omits: [...new Set([...source.omits, ...peoplePaths])].toSorted() },
    issues: issues.flatMap((issue) => {
      if (peoplePaths.some((path) => isUnder(issue.place, path))) return []
      // What stands in the document rather than in the Trial may be anything.
      return /^[\w[\].]+$/.test(issue.place) ? issue : { ...issue, found: 'left out, for it may name people' }
    }),
  }
}

/** `locations[3].contacts[0].phone` lies under `locations[].contacts`. */
function isUnder(place: string, path: string): boolean {
  const pattern = place.replace(/\[\d+\]/g, '[]')
  return pattern === path || pattern.startsWith(`${path}.`) || pattern.startsWith(`${path}[`)
}
