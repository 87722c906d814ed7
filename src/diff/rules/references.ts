/** References: publications and links that the sponsor added, took away or changed, and retractions of them. */
import type { ChangeCode, Facts } from '../../model/change.js'
import { describe, itemName, presentValue } from '../describe.js'
import { pointerTo } from '../keyed/pointer.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { thingsOf, type Thing } from '../things.js'

const subjects = { references: 'reference', seeAlsoLinks: 'link' } as const
type List = keyof typeof subjects

export const references: Rule = {
  name: 'references',
  *find(pair: Pair): Iterable<Finding> {
    for (const list of ['references', 'seeAlsoLinks'] as const) {
      const things = new Map<string, Thing[]>()
      for (const thing of thingsOf(pair, pair.operations.claim(list))) {
        const key = thing.path.slice(0, 3).join('\n')
        things.set(key, [...(things.get(key) ?? []), thing])
      }
      for (const each of things.values()) yield* findItem(pair, list, each)
    }
  },
}

/** One finding for all that the sponsor did to an item, one for what the registry did to it, one for each thing that is no news. */
function* findItem(pair: Pair, list: List, things: readonly Thing[]): Iterable<Finding> {
  const news: Finding[] = []
  for (const thing of things) {
    const finding = describe(pair, thing)
    if (finding.facts.noise !== undefined) yield finding
    else if (thing.path[3] === 'retractions') yield tellRetraction(pair, thing, finding)
    else news.push(finding)
  }
  const [first] = news
  const path = things[0]?.path.slice(0, 3) ?? []
  if (first === undefined) return
  const before = presentValue(pair.keyed.before, path)
  const after = presentValue(pair.keyed.after, path)
  const gone = after === undefined
  const item = itemName(pair, path)
  if (isIndexed(before) && isIndexed(after)) {
    for (const each of news) yield { ...each, madeBy: 'registry', facts: { ...each.facts, noise: 'auto-indexed' } }
    return
  }
  yield {
    ...first,
    code: codeOf(list, before, after),
    madeBy: 'sponsor',
    subject: [subjects[list], item].filter(Boolean).join(': '),
    path: pointerTo(gone ? pair.keyed.before : pair.keyed.after, path, gone ? pair.before : pair.after),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    facts: {
      ...(item && { item }),
      ...typeFacts(before, after),
      ...changeFacts(news),
    },
    operations: news.flatMap(({ operations }) => operations),
  }
}

/** What the registry found by itself, it keeps by itself. */
function isIndexed(reference: unknown): boolean {
  return (reference as { type?: string } | undefined)?.type === 'DERIVED'
}

function codeOf(list: List, before: unknown, after: unknown): ChangeCode {
  const what = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return `${subjects[list]}/${what}`
}

function typeFacts(before: unknown, after: unknown): Facts {
  const [from, to] = [before, after].map((value) => (value as { type?: string } | undefined)?.type)
  const type = to ?? from
  return { ...(type && { type }), ...(from && to && from !== to && { fromType: from }) }
}

/** Which parts changed, and the words of the first that is no type. */
function changeFacts(news: readonly Finding[]): Facts {
  const parts = news.flatMap(({ facts: { field } }) => /\[\]\.(\w+)$/.exec(String(field))?.[1] ?? [])
  const worded = news.find(({ before, after }) => typeof (before ?? after) === 'string')
  const isType = String(worded?.facts.field).endsWith('.type')
  return {
    ...(parts.length > 0 && { parts: parts.join('\n') }),
    ...(worded && !isType && wordsOf(worded)),
  }
}

function wordsOf({ before, after }: Finding): Facts {
  return {
    ...(typeof before === 'string' && { from: before }),
    ...(typeof after === 'string' && { to: after }),
  }
}

/** PubMed retracts, the registry passes it on. */
function tellRetraction(pair: Pair, { path }: Thing, finding: Finding): Finding {
  const [before, after] = [finding.before, finding.after].map((value) => (Array.isArray(value) ? value.length : 0))
  const item = itemName(pair, path.slice(0, 3))
  const isFirst = (after ?? 0) > (before ?? 0)
  return {
    ...finding,
    code: isFirst ? 'reference/retracted' : 'reference/changed',
    madeBy: 'registry',
    subject: ['reference', item].filter(Boolean).join(': '),
    facts: { ...(item && { item }), retractions: after ?? 0, ...(!isFirst && { parts: 'retractions' }) },
  }
}
