/** Investigators: who leads the trial at a site, where one took another's place; all other contacts are no news. */
import type { Facts } from '../../model/change.js'
import type { Location } from '../../model/trial.js'
import { unkeyValue, type KeyedTrial } from '../keyed/key.js'
import type { Step } from '../keyed/operations.js'
import { pointerTo, valueAt } from '../keyed/pointer.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { isSamePerson } from '../meaning/same-person.js'

/** As many sites are told as one change. */
const many = 5

export const investigators: Rule = {
  name: 'investigators',
  *find(pair: Pair): Iterable<Finding> {
    if (!pair.compares('locations[].contacts[].role') || !pair.compares('locations[].contacts[].name')) return
    const turns = [...findTurns(pair)]
    if (turns.length < many) yield* turns
    else yield together(turns)
  },
}

function* findTurns(pair: Pair): Generator<Finding> {
  const { operations, keyed } = pair
  const steps = operations.at('locations').filter(({ segments }) => segments[3] === 'contacts')
  for (const key of new Set(steps.map(({ segments }) => segments[2] ?? ''))) {
    const path = ['locations', 'items', key, 'contacts']
    const [earlier, later] = [investigatorsAt(keyed.before, key), investigatorsAt(keyed.after, key)]
    const gone = earlier.filter((name) => !later.some((other) => isSamePerson(name, other)))
    const come = later.filter((name) => !earlier.some((other) => isSamePerson(name, other)))
    // The registry shows people at open sites only: where one side has none, nobody was replaced.
    if (come.length === 0 || gone.length === 0) continue
    const here = steps.filter((step) => step.segments[2] === key)
    const own = here.filter((step) => isOfInvestigator(pair, step))
    const isAlone = here.every((step) => own.includes(step) || step.segments[4] === 'order')
    const claimed = operations.take(isAlone ? here : own)
    if (claimed.length === 0) continue
    yield {
      code: 'investigator/changed',
      area: 'sites',
      madeBy: 'sponsor',
      subject: key,
      path: pointerTo(keyed.after, path, pair.after),
      before: gone.join('\n'),
      after: come.join('\n'),
      facts: { from: gone.join('\n'), to: come.join('\n'), ...siteFacts(siteAt(keyed.after, key)) },
      operations: claimed,
    }
  }
}

function siteAt(keyed: KeyedTrial, key: string): Location | undefined {
  return unkeyValue(valueAt(keyed, ['locations', 'items', key])) as Location | undefined
}

function investigatorsAt(keyed: KeyedTrial, key: string): string[] {
  const { contacts = [] } = siteAt(keyed, key) ?? {}
  const names = contacts.flatMap(({ name, role }) => (name && role === 'PRINCIPAL_INVESTIGATOR' ? [oneLine(name)] : []))
  return [...new Set(names)]
}

/** Whether an operation touches an investigator, not another contact or the order of all. */
function isOfInvestigator({ keyed }: Pair, { segments }: Step): boolean {
  const role = [...segments.slice(0, 6), 'role']
  return [keyed.before, keyed.after].some((each) => valueAt(each, role) === 'PRINCIPAL_INVESTIGATOR')
}

function siteFacts({ facility, city, country }: Location = {}): Facts {
  return { ...(facility && { facility }), ...(city && { city }), ...(country && { country }) }
}

function together(turns: readonly Finding[]): Finding {
  const names = (side: 'before' | 'after'): string => turns.map((turn) => String(turn[side])).join('\n')
  return {
    code: 'investigator/changed',
    area: 'sites',
    madeBy: 'sponsor',
    subject: 'investigators',
    path: '/locations',
    before: names('before'),
    after: names('after'),
    facts: { sites: turns.length },
    operations: turns.flatMap(({ operations }) => operations),
  }
}

function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ').trim()
}
