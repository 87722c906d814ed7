/** Outcomes: measures that came, went, were promoted, demoted, reworded, split or merged, or got another time frame. */
import type { Facts, Operation } from '../../model/change.js'
import type { Outcome } from '../align-outcomes.js'
import { movedOf } from '../align.js'
import { describeOutcome, isSameTitle } from '../outcome-change.js'
import { partsOf } from '../outcome-parts.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { timingOf } from '../timing.js'

interface Item {
  key: string
  outcome: Outcome
  path: string
}

export const outcomes: Rule = {
  name: 'outcomes',
  *find(pair: Pair): Iterable<Finding> {
    if (pair.operations.at('outcomes').length === 0) return
    const timing = timingOf(pair.after)
    const found = [...findRegrouped(pair), ...findItems(pair)].map((each) =>
      each.facts.noise ? each : { ...each, facts: { ...each.facts, ...timing } },
    )
    settleOrder(pair, found)
    yield* found
  },
}

/** Outcomes that took over the words of several, or left theirs to several. */
function* findRegrouped(pair: Pair): Generator<Finding> {
  const earlier = itemsOf(pair, 'before')
  const later = itemsOf(pair, 'after')
  yield* regroup(pair, 'outcome/merged', later, earlier, earlier)
  yield* regroup(pair, 'outcome/split', earlier, later, earlier)
}

function* regroup(
  pair: Pair,
  code: 'outcome/merged' | 'outcome/split',
  wholes: readonly Item[],
  others: readonly Item[],
  earlier: readonly Item[],
): Generator<Finding> {
  const fellows = new Set(wholes.map(({ key }) => key))
  const isAlone = ({ key }: Item): boolean => !fellows.has(key)
  if (!others.some(isAlone)) return
  for (const whole of wholes) {
    if (!isTouched(pair, whole)) continue
    const candidates = others.filter((each) => isTouched(pair, each) && (isAlone(each) || each.key === whole.key))
    const fellow = others.find(({ key }) => key === whole.key)
    // A title that stayed can only have taken up, or given away, time points.
    const byTimePoints = fellow !== undefined && isSameTitle(whole.outcome.measure, fellow.outcome.measure)
    if (byTimePoints && pair.operations.at(...placeOf(whole), 'timeFrame').length === 0) continue
    const parts = new Set(partsOf(whole.outcome, candidates, byTimePoints))
    if (parts.size === 0) continue
    // An outcome that lives on beside its parts was not split into them.
    if (fellow && !parts.has(fellow)) continue
    const told = others.filter((each) => parts.has(each))
    const operations = [whole, ...told].flatMap((each) => claim(pair, each))
    const [from, to] = earlier === wholes ? [[whole], told] : [told, [whole]]
    yield finding(code, to[0]?.path ?? '', { ...typesOf(pair, from, to), parts: told.length }, textsOf(from, to), operations)
  }
}

function* findItems(pair: Pair): Generator<Finding> {
  const earlier = new Map(itemsOf(pair, 'before').map((item) => [item.key, item]))
  const later = new Map(itemsOf(pair, 'after').map((item) => [item.key, item]))
  for (const item of earlier.values()) {
    const to = later.get(item.key)
    if (to) yield* findChanged(pair, item, to)
    else yield* findWhole(pair, 'outcome/removed', item)
  }
  for (const item of later.values()) if (!earlier.has(item.key)) yield* findWhole(pair, 'outcome/added', item)
}

function* findWhole(pair: Pair, code: 'outcome/added' | 'outcome/removed', item: Item): Generator<Finding> {
  const operations = claim(pair, item)
  if (operations.length === 0) return
  const isAdded = code === 'outcome/added'
  const { timeFrame } = item.outcome
  const told = timeFrame !== undefined && pair.compares('outcomes[].timeFrame')
  const facts: Facts = {
    ...typesOf(pair, [item], [item]),
    ...(told && { [isAdded ? 'timeFrameAfter' : 'timeFrameBefore']: timeFrame }),
    // Many early records have none at all: these were not added to others.
    ...(isAdded && !pair.before.outcomes?.length && { first: true }),
  }
  yield finding(code, item.path, facts, isAdded ? textsOf([], [item]) : textsOf([item], []), operations)
}

/** What an outcome consists of; whether it was called a safety issue is told apart from it. */
const parts = ['type', 'measure', 'timeFrame', 'description'] as const

function* findChanged(pair: Pair, from: Item, to: Item): Generator<Finding> {
  const changed = new Set<string>(parts.filter((part) => pair.operations.at(...placeOf(to), part).length > 0))
  if (changed.has('type') && (!from.outcome.type || !to.outcome.type)) changed.delete('type')
  if (changed.size === 0) return
  const { code, facts } = describeOutcome(from.outcome, to.outcome, changed)
  const operations = [...changed].flatMap((part) => operationsAt(pair, ...placeOf(to), part))
  yield finding(code, to.path, { ...typesOf(pair, [from], [to]), ...facts }, textsOf([from], [to]), operations)
}

/**
 * The order of outcomes is not meaning: each that moved among those of its type is told, as noise. An order that changed
 * only because something came, went or was promoted goes with the first finding.
 */
function settleOrder(pair: Pair, found: Finding[]): void {
  const order = operationsAt(pair, 'outcomes', 'order')
  if (order.length === 0) return
  const told = new Set(found.filter(({ facts, after }) => !facts.noise && after !== undefined).map(({ path }) => path))
  const moved = findMoved(pair).filter(({ path }) => !told.has(path))
  found.push(...moved)
  if (found.length === 0) found.push(finding('outcome/reordered', '/outcomes', { noise: 'order' }, {}, []))
  const [first] = moved.length > 0 ? moved : found
  if (first) first.operations = [...first.operations, ...order]
}

function findMoved(pair: Pair): Finding[] {
  const earlier = itemsOf(pair, 'before')
  const later = itemsOf(pair, 'after')
  const places = new Map(later.map(({ key }, index) => [key, index]))
  const stayed = earlier.flatMap(({ key, outcome }, index) => {
    const to = places.get(key)
    return to !== undefined && later[to]?.outcome.type === outcome.type ? [[index, to] as const] : []
  })
  const types = [...new Set(earlier.map(({ outcome }) => outcome.type))]
  return types.flatMap((type) => {
    const pairs = new Map(stayed.filter(([from]) => earlier[from]?.outcome.type === type))
    return [...movedOf(pairs)].flatMap((from) => {
      const item = earlier[from]
      const to = later[pairs.get(from) ?? -1]
      if (!item || !to) return []
      const facts = { ...typesOf(pair, [item], [to]), noise: 'order' }
      return [finding('outcome/reordered', to.path, facts, textsOf([item], [to]), [])]
    })
  })
}

function itemsOf({ alignments, ...pair }: Pair, side: 'before' | 'after'): Item[] {
  const keys = alignments['outcomes']?.[side] ?? []
  return (pair[side].outcomes ?? []).map((outcome, index) => ({
    key: keys[index] ?? '',
    outcome,
    path: `/outcomes/${index}`,
  }))
}

function placeOf({ key }: Item): readonly string[] {
  return ['outcomes', 'items', key]
}

function isTouched({ operations }: Pair, item: Item): boolean {
  return operations.at(...placeOf(item)).some(({ segments }) => segments[3] !== 'safetyIssue')
}

function claim(pair: Pair, item: Item): Operation[] {
  return operationsAt(pair, ...placeOf(item))
}

function operationsAt({ operations }: Pair, ...path: readonly string[]): Operation[] {
  return operations.claim(...path).map((step) => step.operation)
}

/** The type in the later version, or of what is gone; and the one it had where that was another. */
function typesOf({ compares }: Pair, from: readonly Item[], to: readonly Item[]): Facts {
  if (!compares('outcomes[].type')) return {}
  const [earlier, later] = [typeOf(from), typeOf(to)]
  return { ...(later && { type: later }), ...(earlier && later && earlier !== later && { fromType: earlier }) }
}

/** The highest type among them: a primary outcome merged with a secondary one was a primary one. */
function typeOf(items: readonly Item[]): string | undefined {
  return ['PRIMARY', 'SECONDARY', 'OTHER'].find((type) => items.some(({ outcome }) => outcome.type === type))
}

function textsOf(from: readonly Item[], to: readonly Item[]): Pick<Finding, 'before' | 'after'> {
  const textOf = (items: readonly Item[]): string => items.map(({ outcome }) => outcome.measure ?? '').join('\n')
  return { ...(from.length > 0 && { before: textOf(from) }), ...(to.length > 0 && { after: textOf(to) }) }
}

function finding(
  code: Finding['code'],
  path: string,
  facts: Facts,
  texts: Pick<Finding, 'before' | 'after'>,
  operations: readonly Operation[],
): Finding {
  const subject = String(texts.before ?? texts.after ?? 'outcome measures')
  return { code, area: 'outcomes', madeBy: 'sponsor', subject, path, ...texts, facts, operations }
}
