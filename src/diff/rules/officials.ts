/** Officials: the party responsible for the record, and the officials who oversee the trial. */
import type { Trial } from '../../model/trial.js'
import { describeAsOne, tellAs, tellItem } from '../describe.js'
import { describeTurns, textIn, type IsOne } from '../meaning/gone-and-come.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { isSamePerson } from '../meaning/same-person.js'
import { thingsOf } from '../things.js'

export const officials: Rule = {
  name: 'officials',
  *find(pair: Pair): Iterable<Finding> {
    yield* findResponsibleParty(pair)
    const things = thingsOf(pair, pair.operations.claim('overallOfficials'))
    for (const finding of describeTurns(pair, things, isOnePerson, isSuccessorIn(pair))) yield officialFinding(finding)
  },
}

/** All that is said of the responsible party, in the form of before 2011 or in today's, is one thing. */
function findResponsibleParty(pair: Pair): Finding[] {
  const { before, after } = pair
  const isOtherForm = isOldForm(before.responsibleParty) && !isOldForm(after.responsibleParty)
  return describeAsOne(pair, ['responsibleParty'], pair.operations.claim('responsibleParty'), (whole) =>
    tellAs(whole, 'responsible-party/changed', isOtherForm && after.responsibleParty ? { newForm: true } : {}),
  )
}

function isOldForm(party: Trial['responsibleParty']): boolean {
  return party?.oldNameTitle !== undefined || party?.oldOrganization !== undefined
}

function isOnePerson(gone: unknown, come: unknown): boolean {
  return isSamePerson(textIn(gone, 'name'), textIn(come, 'name'))
}

/** Where one person alone has had a role, the next one in it takes their place. */
function isSuccessorIn({ before, after }: Pair): IsOne {
  const [earlier, later] = [rolesOfOne(before), rolesOfOne(after)]
  return (gone, come) => {
    const role = textIn(gone, 'role')
    return role === textIn(come, 'role') && earlier.has(role) && later.has(role)
  }
}

/** The roles that one person alone has. */
function rolesOfOne({ overallOfficials = [] }: Trial): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { role = '' } of overallOfficials) (seen.has(role) ? shared : seen).add(role)
  return new Set([...seen].filter((role) => role !== '' && !shared.has(role)))
}

function officialFinding(finding: Finding): Finding {
  const { before, after } = finding
  const item = after ?? before
  const role = textIn(item, 'role')
  const [from, to] = [textIn(before, 'name'), textIn(after, 'name')]
  return tellItem(
    finding,
    { added: 'official/added', removed: 'official/removed', changed: 'official/changed' },
    {
      ...(role !== '' && { role }),
      ...(from !== '' && to !== '' && { from, to, ...(!isSamePerson(from, to) && { replaced: true }) }),
    },
  )
}
