/** Data sharing: the plan to share the data of participants as one thing, and each data set that is there to be had. */
import type { Facts } from '../../model/change.js'
import { describe, tellAs } from '../describe.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { thingsOf } from '../things.js'

export const dataSharing: Rule = {
  name: 'data sharing',
  *find(pair: Pair): Iterable<Finding> {
    yield* findPlan(pair)
    yield* findDataSets(pair)
  },
}

function* findPlan(pair: Pair): Iterable<Finding> {
  const news: Finding[] = []
  for (const thing of thingsOf(pair, pair.operations.claim('ipdSharing'))) {
    const finding = describe(pair, thing)
    if (finding.facts.noise === undefined) news.push(finding)
    else yield finding
  }
  const [first] = news
  if (first === undefined) return
  const {
    before: { ipdSharing: before },
    after: { ipdSharing: after },
  } = pair
  const only = news.length === 1 ? first : undefined
  yield {
    ...first,
    code: 'ipd/changed',
    subject: 'data sharing plan',
    path: '/ipdSharing',
    ...(before && { before }),
    ...(after && { after }),
    facts: {
      ...(before?.ipdSharing && { from: before.ipdSharing }),
      ...(after?.ipdSharing && { to: after.ipdSharing }),
      parts: partsOf(news, before, after).join('\n'),
      ...(only && wordFacts(only)),
    },
    operations: news.flatMap(({ operations }) => operations),
  }
}

/** The parts that changed: those of the group where it came or went as a whole. */
function partsOf(news: readonly Finding[], before: object = {}, after: object = {}): string[] {
  const named = news.flatMap(({ facts: { field } }) => /^ipdSharing\.(\w+)/.exec(String(field))?.[1] ?? [])
  return named.length > 0 ? named : [...new Set([...Object.keys(before), ...Object.keys(after)])]
}

/** Of the one part that changed, its words, or what came to its list and what went. */
function wordFacts({ before, after, facts: { added, removed } }: Finding): Facts {
  return {
    ...(typeof before === 'string' && { textBefore: before }),
    ...(typeof after === 'string' && { textAfter: after }),
    ...(added !== undefined && { added }),
    ...(removed !== undefined && { removed }),
  }
}

function* findDataSets(pair: Pair): Iterable<Finding> {
  for (const thing of thingsOf(pair, pair.operations.claim('availIpds'))) {
    const finding = describe(pair, thing)
    const { before, after } = finding
    const isWhole = thing.path.length === 3 && thing.path[1] === 'items'
    if (isWhole && before === undefined) yield tellAs(finding, 'data-set/added', setFacts(after))
    else if (isWhole && after === undefined) yield tellAs(finding, 'data-set/removed', setFacts(before))
    else yield tellAs(finding, 'data-set/changed')
  }
}

function setFacts(set: unknown): Facts {
  const { type, url } = (set ?? {}) as { type?: string; url?: string }
  return { ...(type && { type }), ...(url && { url }) }
}
