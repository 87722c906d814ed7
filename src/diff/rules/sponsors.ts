/** Sponsors: who leads the trial and who takes part, replaced or merely renamed. */
import type { ChangeCode } from '../../model/change.js'
import { describe, tellAs, tellItem, turnFacts } from '../describe.js'
import { describeTurns, textIn } from '../meaning/gone-and-come.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { isSameOrganization } from '../meaning/same-organization.js'
import { thingsOf } from '../things.js'

export const sponsors: Rule = {
  name: 'sponsors',
  *find(pair: Pair): Iterable<Finding> {
    yield* findLead(pair)
    const things = thingsOf(pair, pair.operations.claim('collaborators'))
    for (const finding of describeTurns(pair, things, isRenamed)) yield collaboratorFinding(finding)
  },
}

function* findLead(pair: Pair): Generator<Finding> {
  const { before, after, operations } = pair
  const steps = operations.claim('leadSponsor')
  const findings = thingsOf(pair, steps).map((thing) => describe(pair, thing))
  const isNamed = findings.some(({ facts }) => facts.noise === undefined && facts.field !== 'leadSponsor.class')
  if (!isNamed) {
    yield* findings
    return
  }
  const [from, to] = [before.leadSponsor?.name, after.leadSponsor?.name]
  const code: ChangeCode = from && to && isSameOrganization(from, to) ? 'sponsor/renamed' : 'sponsor/replaced'
  // The organization whose record it is goes with the sponsor where it has been the same.
  const goesAlong = before.organization?.fullName === from && after.organization?.fullName === to
  const followers = goesAlong ? operations.claim('organization') : []
  const whole = describe(pair, { path: ['leadSponsor'], steps: [...steps, ...followers] })
  yield tellAs(whole, code, turnFacts(from, to))
}

function isRenamed(gone: unknown, come: unknown): boolean {
  return isSameOrganization(textIn(gone, 'name'), textIn(come, 'name'))
}

function collaboratorFinding(finding: Finding): Finding {
  const { before, after, facts } = finding
  if (facts.field !== 'collaborators[]') return finding
  return tellItem(
    finding,
    { added: 'collaborator/added', removed: 'collaborator/removed', changed: 'collaborator/renamed' },
    before !== undefined && after !== undefined ? turnFacts(textIn(before, 'name'), textIn(after, 'name')) : {},
  )
}
