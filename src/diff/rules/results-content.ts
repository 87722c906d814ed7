/** Results content: what changed in posted results, measure by measure, and of events, flow and baseline each as one thing. */
import type { ChangeCode } from '../../model/change.js'
import { describe, presentValue, tellAs } from '../describe.js'
import { groupLists, groupsAt } from '../results/group-pairs.js'
import { groupTitles } from '../results/group-titles.js'
import { measureFindings } from '../results/measure-findings.js'
import { partFinding } from '../results/part-finding.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { sameMeaning } from '../meaning/same-meaning.js'
import { thingsOf, type Thing } from '../things.js'
import { isFigure, valueDifferences } from '../results/value-differences.js'

const codes = {
  participantFlow: 'results/participant-flow-changed',
  baselineCharacteristics: 'results/baseline-changed',
  seriousEvents: 'results/serious-events-changed',
  otherEvents: 'results/other-events-changed',
} as const satisfies Record<string, ChangeCode>
type Part = keyof typeof codes

export const resultsContent: Rule = {
  name: 'results content',
  *find(pair: Pair): Iterable<Finding> {
    const measures: Thing[] = []
    const gathered = new Map<Part, Thing[]>()
    const orders: { part: Part; thing: Thing; finding: Finding }[] = []
    for (const thing of withGroupsAsOne(pair, thingsOf(pair, pair.operations.claim('results')))) {
      const finding = describe(pair, thing)
      const part = partOf(pair, thing.path)
      if (part && finding.facts.noise === 'order') orders.push({ part, thing, finding })
      else if (finding.facts.noise !== undefined) yield withoutId(pair, thing, finding)
      else if (thing.path[1] === 'outcomeMeasures') measures.push(thing)
      else if (part) gathered.set(part, [...(gathered.get(part) ?? []), thing])
      else yield tellOne(pair, thing, finding)
    }
    for (const { part, thing, finding } of orders) {
      const things = gathered.get(part)
      if (things) things.push(thing)
      else yield finding
    }
    yield* measureFindings(pair, measures)
    for (const [part, things] of gathered) yield partFinding(pair, codes[part], things)
  },
}

/** The part of which one change tells all; of a group of events the part whose figures changed. */
function partOf(pair: Pair, path: readonly string[]): Part | undefined {
  const [, second = '', third = ''] = path
  if (second === 'participantFlow' || second === 'baselineCharacteristics') return second
  if (third === 'seriousEvents' || third === 'otherEvents') return third
  if (third !== 'eventGroups') return undefined
  if (path.length === 3) return partOfGroups(pair, path)
  const before = (presentValue(pair.keyed.before, path) ?? {}) as Values
  const after = (presentValue(pair.keyed.after, path) ?? {}) as Values
  const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !sameMeaning(before[name], after[name]),
  )
  if (differing.some((name) => /^(?:serious|deaths)/.test(name))) return 'seriousEvents'
  return differing.some((name) => name.startsWith('other')) ? 'otherEvents' : undefined
}

/** Groups of events that have changed their ids are one thing: by id, one would be held against another. */
function withGroupsAsOne(pair: Pair, things: readonly Thing[]): readonly Thing[] {
  const [first, ...others] = things.filter(isEventGroup)
  if (!first || !groupsAt(pair, first.path.slice(0, 2)).isMoved) return things
  const steps = [first, ...others].flatMap((each) => each.steps)
  return [...things.filter((each) => !isEventGroup(each)), { path: first.path.slice(0, 3), steps }]
}

function isEventGroup({ path }: Thing): boolean {
  return path[1] === 'adverseEvents' && path[2] === 'eventGroups'
}

/** The same of all groups; where no figure differs they go with the terms, if any are told. */
function partOfGroups(pair: Pair, path: readonly string[]): Part | undefined {
  const groups = groupsAt(pair, path.slice(0, 2))
  const [before, after] = [presentValue(pair.keyed.before, path), presentValue(pair.keyed.after, path)]
  const fields = valueDifferences(...groups.alike({ eventGroups: before }, { eventGroups: after }), groups.titles)
    .filter(isFigure)
    .map(({ field }) => field)
  if (fields.some((field) => /^(?:serious|deaths)/.test(field))) return 'seriousEvents'
  return fields.length > 0 ? 'otherEvents' : undefined
}

type Values = Readonly<Record<string, unknown>>

function tellOne(pair: Pair, thing: Thing, finding: Finding): Finding {
  const third = thing.path[2]
  if (third === 'limitationsAndCaveats') return tellAs(finding, 'results/limitations-changed', textFacts(finding))
  if (third === 'certainAgreement') return tellAs(finding, 'results/agreement-changed')
  return third === 'eventGroups' ? tellGroup(pair, thing, finding) : withoutId(pair, thing, finding)
}

/** A group is called by its title, never by the id that only the record knows. */
function withoutId(pair: Pair, { path }: Thing, finding: Finding): Finding {
  if (finding.facts.item === undefined || !groupLists.has(path.at(-3) ?? '')) return finding
  const title = groupTitles(pair, path.slice(0, -3)).get(String(finding.facts.item))
  const { item: _, ...facts } = finding.facts
  const field = String(facts.field)
  if (title === undefined) return { ...finding, subject: field, facts }
  return { ...finding, subject: `${field}: ${title}`, facts: { ...facts, item: title } }
}

/** What a group of events is called, or how it is described. */
function tellGroup(pair: Pair, thing: Thing, finding: Finding): Finding {
  if (thing.path.length === 3) return tellGroups(pair, thing, finding)
  const told = withoutId(pair, thing, finding)
  const { before, after } = finding
  if (before === undefined || after === undefined) return told
  const [only, ...others] = valueDifferences(before, after, new Map())
  if (only === undefined) return { ...told, facts: { ...told.facts, noise: 'respelled' } }
  if (others.length > 0) return told
  const { before: _, after: __, ...rest } = told
  return {
    ...rest,
    path: `${told.path}/${only.field}`,
    ...(only.before !== undefined && { before: only.before }),
    ...(only.after !== undefined && { after: only.after }),
    facts: { ...told.facts, field: `${String(told.facts.field)}.${only.field}` },
  }
}

/** Groups under other ids whose figures stay: noise, unless one came, went or is described otherwise. */
function tellGroups(pair: Pair, { path }: Thing, finding: Finding): Finding {
  const groups = groupsAt(pair, path.slice(0, 2))
  const [before, after] = groups.alike({ eventGroups: finding.before }, { eventGroups: finding.after })
  const differs = valueDifferences(before, after, groups.titles).length > 0
  return differs ? finding : { ...finding, facts: { ...finding.facts, noise: 'order' } }
}

/** The text within, for a sentence. */
function textFacts({ before, after }: Finding): Record<string, string> {
  const [from, to] = [before, after].map((value) => (value as { description?: string } | undefined)?.description)
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}
