/** Measure findings: what happened to the outcome measures of posted results, one change each. */
import type { Facts } from '../../model/change.js'
import { comparableAt } from '../meaning/comparable.js'
import { describe, tellAs } from '../describe.js'
import { pairGroups } from './group-pairs.js'
import { differenceFacts } from './part-finding.js'
import type { Finding, Pair } from '../rule.js'
import { sameMeaning } from '../meaning/same-meaning.js'
import { similarity, wordsOf } from '../align/similarity.js'
import type { Thing } from '../things.js'
import { isFigure, valueDifferences } from './value-differences.js'

interface Told {
  thing: Thing
  finding: Finding
}

/** Titles with as many words in common are one measure's. */
const mostAlike = 0.7

export function* measureFindings(pair: Pair, things: readonly Thing[]): Iterable<Finding> {
  const all = things.flatMap((thing) => ({ thing, finding: describe(pair, thing) }))
  const added = all.filter(({ finding }) => finding.before === undefined)
  for (const told of all.filter(({ finding }) => finding.before !== undefined)) {
    const { finding } = told
    if (finding.after !== undefined) {
      yield tellMeasure(pair, told, finding.before, finding.after, finding.operations)
      continue
    }
    const at = added.findIndex((other) => isRenamed(pair, told, other))
    const [later] = at < 0 ? [] : added.splice(at, 1)
    if (later) yield tellRenamed(pair, told, later)
    else yield tellAs(finding, 'results/measure-removed', measureFacts(finding.before))
  }
  for (const { finding } of added) yield tellAs(finding, 'results/measure-added', measureFacts(finding.after))
}

/** Parts that say what is measured, when and how; the others describe it. */
const definitions = new Set(
  `type timeFrame paramType dispersionType unitOfMeasure denomUnitsSelected typeUnitsAnalyzed reportingStatus analyses
  classes groups`.split(/\s+/),
)

/** The same figures under another title, or much the same title. */
function isRenamed(pair: Pair, { finding: { before }, thing }: Told, { finding: { after } }: Told): boolean {
  if (!isMeasure(before) || !isMeasure(after) || before.type !== after.type) return false
  const figures = (measure: Measure): unknown => {
    const { classes } = comparableAt(pair, thing.path, measure) as Measure
    return classes
  }
  const [from, to] = pairGroups(before, after).alike(figures(before), figures(after))
  if (from !== undefined && sameMeaning(from, to)) return true
  return similarity(wordsOf(before.title ?? ''), wordsOf(after.title ?? '')) >= mostAlike
}

function tellRenamed(pair: Pair, earlier: Told, later: Told): Finding {
  const { before } = earlier.finding
  const { after } = later.finding
  const operations = [...earlier.finding.operations, ...later.finding.operations]
  const finding = tellMeasure(pair, later, before, after, operations)
  const { title } = before as Measure
  return { ...finding, before, facts: { ...finding.facts, ...(title && { formerTitle: title }) } }
}

function tellMeasure(
  pair: Pair,
  { thing, finding }: Told,
  before: unknown,
  after: unknown,
  operations: Finding['operations'],
): Finding {
  const { titles, isMoved, alike } = pairGroups(before, after)
  const [from, to] = alike(comparableAt(pair, thing.path, before), comparableAt(pair, thing.path, after))
  const differences = valueDifferences(from, to, titles)
  const code = differences.some(isFigure) ? 'results/values-changed' : 'results/measure-changed'
  const parts = [...new Set(differences.filter((each) => !isFigure(each)).map(({ part }) => part))]
  if (differences.length === 0) {
    return { ...finding, facts: { ...finding.facts, noise: isMoved ? 'order' : 'respelled' }, operations }
  }
  return {
    ...tellAs(finding, code, {
      ...measureFacts(after),
      ...differenceFacts(differences),
      ...(parts.length > 0 && { parts: parts.join('\n') }),
      ...(parts.some((part) => definitions.has(part)) && { definition: true }),
    }),
    operations,
  }
}

type Measure = Readonly<{ type?: string; title?: string; groups?: readonly unknown[]; classes?: unknown }>

function isMeasure(value: unknown): value is Measure {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function measureFacts(measure: unknown): Facts {
  if (Array.isArray(measure)) return { measures: measure.length }
  if (!isMeasure(measure)) return {}
  const { type, groups } = measure
  return { ...(type && { type }), ...(groups && { groups: groups.length }) }
}
