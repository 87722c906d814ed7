/** Outcomes: measures that came, went, were promoted, demoted, reworded, split or merged, or got another time frame. */
import type { Facts } from '../../model/change.js'
import { describeOutcome, isSameTitle } from '../outcomes/outcome-change.js'
import {
  claim,
  isTouched,
  itemsOf,
  operationsAt,
  outcomeFinding,
  placeOf,
  textsOf,
  typesOf,
  type OutcomeItem,
} from '../outcomes/outcome-items.js'
import { settleOrder } from '../outcomes/outcome-order.js'
import { indexByWords, partsOf } from '../outcomes/outcome-parts.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { timingOf } from '../outcomes/timing.js'

export const outcomes: Rule = {
  name: 'outcomes',
  *find(pair: Pair): Iterable<Finding> {
    if (pair.operations.at('outcomes').length === 0) return
    const timing = timingOf(pair.before, pair.after)
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
  wholes: readonly OutcomeItem[],
  others: readonly OutcomeItem[],
  earlier: readonly OutcomeItem[],
): Generator<Finding> {
  for (const { whole, parts } of bestFirst(pair, wholes, others)) {
    const told = others.filter((each) => parts.includes(each))
    const operations = [whole, ...told].flatMap((each) => claim(pair, each))
    const [from, to] = earlier === wholes ? [[whole], told] : [told, [whole]]
    const facts = { ...typesOf(pair, from, to), parts: told.length, ...framesOf(pair, from, to) }
    yield outcomeFinding(code, to[0]?.path ?? '', facts, textsOf(from, to), operations)
  }
}

interface Regrouped {
  whole: OutcomeItem
  parts: readonly OutcomeItem[]
  /** How much of the whole the parts say. */
  share: number
}

/** Outcomes that nobody has claimed yet with their parts, those that their parts say most of first. */
function* bestFirst(
  pair: Pair,
  wholes: readonly OutcomeItem[],
  others: readonly OutcomeItem[],
): Generator<Regrouped, undefined> {
  const find = partsFinder(pair, wholes, others)
  let waiting = wholes.flatMap((whole) => find(whole) ?? [])
  for (let tries = mostTries * waiting.length; waiting.length > 0 && tries > 0; tries--) {
    const best = waiting.reduce((one, other) => (other.share > one.share ? other : one))
    const isOpen = [best.whole, ...best.parts].every((each) => isTouched(pair, each))
    if (isOpen) yield best
    // What was found before a part of it was claimed may do without that part.
    const anew = isOpen ? undefined : find(best.whole)
    waiting = waiting.flatMap((each) => (each === best ? (anew ?? []) : [each]))
  }
}

/** Where the same words stand everywhere, parts are claimed from under their wholes again and again. */
const mostTries = 4

/** Finds the parts of an outcome among those that are not claimed yet, nor live on as another one. */
function partsFinder(
  pair: Pair,
  wholes: readonly OutcomeItem[],
  others: readonly OutcomeItem[],
): (whole: OutcomeItem) => Regrouped | undefined {
  const keys = new Set(wholes.map(({ key }) => key))
  const fellows = new Map(others.map((each) => [each.key, each]))
  const isOpen = (each: OutcomeItem): boolean => isTouched(pair, each)
  const candidatesOf = indexByWords(others.filter((each) => !keys.has(each.key) && isOpen(each)))
  const places = new Map(others.map((each, at) => [each, at]))
  return (whole) => {
    if (!isOpen(whole)) return undefined
    const fellow = fellows.get(whole.key)
    // A title that stayed can only have taken up, or given away, time points.
    const byTimePoints = fellow !== undefined && isSameTitle(whole.outcome.measure, fellow.outcome.measure)
    if (byTimePoints && pair.operations.at(...placeOf(whole), 'timeFrame').length === 0) return undefined
    const candidates = [...candidatesOf(whole.outcome).filter(isOpen), ...(fellow ? [fellow] : [])]
    if (candidates.length < 2) return undefined
    const inOrder = candidates.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
    const { parts, share } = partsOf(whole.outcome, inOrder, byTimePoints)
    // An outcome that lives on beside its parts was not split into them.
    return parts.length === 0 || (fellow && !parts.includes(fellow)) ? undefined : { whole, parts, share }
  }
}

/** The time frames of both sides, one a line as their measures are. */
function framesOf({ compares }: Pair, from: readonly OutcomeItem[], to: readonly OutcomeItem[]): Facts {
  if (!compares('outcomes[].timeFrame')) return {}
  const [before, after] = [from, to].map((items) => items.map(({ outcome }) => outcome.timeFrame ?? '').join('\n'))
  return { ...(before?.trim() && { timeFrameBefore: before }), ...(after?.trim() && { timeFrameAfter: after }) }
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

function* findWhole(pair: Pair, code: 'outcome/added' | 'outcome/removed', item: OutcomeItem): Generator<Finding> {
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
  yield outcomeFinding(code, item.path, facts, isAdded ? textsOf([], [item]) : textsOf([item], []), operations)
}

/** What an outcome consists of; whether it was called a safety issue is told apart from it. */
const parts = ['type', 'measure', 'timeFrame', 'description'] as const

function* findChanged(pair: Pair, from: OutcomeItem, to: OutcomeItem): Generator<Finding> {
  const changed = new Set<string>(parts.filter((part) => pair.operations.at(...placeOf(to), part).length > 0))
  if (changed.has('type') && (!from.outcome.type || !to.outcome.type)) changed.delete('type')
  if (changed.size === 0) return
  const { code, facts } = describeOutcome(from.outcome, to.outcome, changed)
  const operations = [...changed].flatMap((part) => operationsAt(pair, ...placeOf(to), part))
  yield outcomeFinding(code, to.path, { ...typesOf(pair, [from], [to]), ...facts }, textsOf([from], [to]), operations)
}
