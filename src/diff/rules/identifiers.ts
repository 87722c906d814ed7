/** Identifiers: the sponsor's own number, secondary numbers, and the NCT numbers a record once had. */
import { describe, describeAsOne, tellAs, turnFacts } from '../describe.js'
import { describeTurns, textIn } from '../meaning/gone-and-come.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { thingsOf, type Thing } from '../things.js'

const codes = { added: 'identifier/added', removed: 'identifier/removed', changed: 'identifier/changed' } as const

export const identifiers: Rule = {
  name: 'identifiers',
  *find(pair: Pair): Iterable<Finding> {
    yield* findOwn(pair)
    const secondary = joinParts(thingsOf(pair, pair.operations.claim('secondaryIds')))
    for (const finding of describeTurns(pair, secondary, isOneIdentifier)) yield coded(finding)
    // The registry gives a record two numbers when it merges two records.
    for (const thing of thingsOf(pair, pair.operations.claim('nctIdAliases'))) {
      const finding = describe(pair, thing)
      yield { ...tellAs(finding, codeOfList(finding)), madeBy: 'registry' }
    }
  },
}

/** Another number of the same kind from the same issuer takes the place of the first. */
function isOneIdentifier(gone: unknown, come: unknown): boolean {
  const kind = textIn(gone, 'type')
  return kind !== '' && kind === textIn(come, 'type') && textIn(gone, 'domain') === textIn(come, 'domain')
}

/** The sponsor's own number is one thing, whatever is said of it. */
function findOwn(pair: Pair): Finding[] {
  return describeAsOne(pair, ['orgStudyId'], pair.operations.claim('orgStudyId'), coded)
}

/** What is said of one number is one thing, too. */
function joinParts(things: readonly Thing[]): Thing[] {
  const joined = new Map<string, Thing>()
  for (const { path, steps } of things) {
    const whole = path[1] === 'items' ? path.slice(0, 3) : path
    const name = whole.join('\n')
    joined.set(name, { path: whole, steps: [...(joined.get(name)?.steps ?? []), ...steps] })
  }
  return [...joined.values()]
}

function coded(finding: Finding): Finding {
  const { before, after } = finding
  const type = textIn(after ?? before, 'type')
  const code = before === undefined ? codes.added : after === undefined ? codes.removed : codes.changed
  return tellAs(finding, code, { ...turnFacts(idOf(before), idOf(after)), ...(type !== '' && { type }) })
}

function codeOfList({ facts }: Finding): (typeof codes)[keyof typeof codes] {
  if (facts.added !== undefined && facts.removed !== undefined) return codes.changed
  return facts.added === undefined && facts.removed !== undefined ? codes.removed : codes.added
}

function idOf(identifier: unknown): string | undefined {
  return textIn(identifier, 'id') || undefined
}
