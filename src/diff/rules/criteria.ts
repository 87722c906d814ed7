/** Criteria: eligibility items added, removed, reworded, moved, split or merged, their limits changed, or the side they stand on. */
import type { Operation } from '../../model/change.js'
import { fold, sameWords } from '../../normalize/fold.js'
import { sides, type Side } from '../align/align-criteria.js'
import { claimItem, criteriaFinding } from '../criteria/criteria-finding.js'
import { findRecaptioned, findRegrouped } from '../criteria/criteria-regrouped.js'
import { itemsOf, type CriterionItem } from '../criteria/criterion-items.js'
import { headingsChange } from '../criteria/criteria-headings-change.js'
import { movedOf } from '../align/moves.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { isSlight } from '../criteria/slight-rewording.js'
import { isTooLong, thresholdFacts } from '../criteria/thresholds.js'

export const criteria: Rule = {
  name: 'criteria',
  *find(pair: Pair): Iterable<Finding> {
    const { before, after, operations } = pair
    if (operations.at('eligibility').length === 0) return
    if (!before.eligibility || !after.eligibility) {
      yield wholeFinding(pair)
      return
    }
    const hasSameWords = sameWords(before.eligibility.text, after.eligibility.text)
    // The same words, however they are cut into sides: nothing was edited but, at most, what is one item and what is two.
    const items = hasSameWords ? [...findRecut(pair)] : [...findItems(pair)]
    const told = items.filter((each) => !each.facts.noise)
    const headings = hasSameWords ? undefined : headingsChange(before.eligibility.text, after.eligibility.text)
    if (headings) told.push(criteriaFinding('criteria/headings-changed', '/eligibility/text', {}, headings, []))
    // The text itself and the order of its items go with the first change told of them.
    const rewritten = items.filter((each) => each.facts.noise).flatMap((each) => each.operations)
    const loose = operations.claim('eligibility').map((step) => step.operation)
    const [first] = told
    if (first) first.operations = [...first.operations, ...loose]
    else rewritten.push(...loose)
    yield* told
    if (rewritten.length > 0) yield rearrangedOrRewritten(pair, rewritten, first === undefined && !hasSameWords)
  },
}

/**
 * What is left when each item and heading has been told: the same text typed differently, or its parts under other
 * headings. Formats cut a text in their own ways, so that only one and the same format tells.
 */
function rearrangedOrRewritten(pair: Pair, operations: readonly Operation[], isOtherText: boolean): Finding {
  const cutAnew = sides.some((side) => pair.alignments[`eligibility.${side}`]?.regroups !== undefined)
  const isRearranged = pair.sameFormat && isOtherText && !cutAnew
  return criteriaFinding('criteria/rearranged', '', isRearranged ? {} : { noise: 'formatting' }, {}, operations)
}

function* findItems(pair: Pair): Generator<Finding> {
  const earlier = itemsOf(pair, 'before')
  const later = itemsOf(pair, 'after')
  yield* findRegrouped(pair, earlier, later)
  yield* findRecaptioned(pair, earlier, later)
  const moved = new Set(sides.flatMap((side) => movedKeys(pair, side, earlier, later)))
  for (const [key, from] of earlier) {
    const to = later.get(key)
    if (to) yield* findPaired(pair, from, to, moved.has(key))
    else {
      const claimed = claimItem(pair, from)
      if (claimed.length > 0)
        yield criteriaFinding('criterion/removed', from.path, { side: from.side }, { before: from.text }, claimed)
    }
  }
  for (const item of later.values()) {
    const claimed = claimItem(pair, item)
    if (claimed.length > 0)
      yield criteriaFinding('criterion/added', item.path, { side: item.side }, { after: item.text }, claimed)
  }
}

function* findPaired(pair: Pair, from: CriterionItem, to: CriterionItem, isMoved: boolean): Generator<Finding> {
  const isCrossing = from.side !== to.side
  const claimed = isCrossing ? [...claimItem(pair, from), ...claimItem(pair, to)] : claimItem(pair, to)
  const texts = { before: from.text, after: to.text }
  const isReworded = from.text !== to.text && !sameWords(from.text, to.text)
  if (isCrossing) {
    if (claimed.length === 0) return
    const facts = {
      fromSide: from.side,
      side: to.side,
      ...(isReworded && { reworded: true }),
      ...(isNegation(from.text, to.text) && { negated: true }),
    }
    yield criteriaFinding('criterion/side-changed', to.path, facts, texts, claimed)
  } else if (isReworded && claimed.length > 0) {
    const threshold = thresholdFacts(from.text, to.text, to.side)
    const code = threshold ? 'criterion/threshold-changed' : 'criterion/reworded'
    yield criteriaFinding(
      code,
      to.path,
      {
        side: to.side,
        ...(isMoved && { moved: true }),
        ...(isTooLong(from.text, to.text) ? { asWhole: true } : isSlight(from.text, to.text) && { slight: true }),
        ...threshold,
      },
      texts,
      claimed,
    )
  } else if (isMoved) yield criteriaFinding('criterion/moved', to.path, { side: to.side }, texts, claimed)
  else if (claimed.length > 0)
    yield criteriaFinding('criteria/rearranged', to.path, { noise: 'formatting' }, {}, claimed)
}

/** Whether one text denies what the other says, and nothing else: on the other side it says the same. */
function isNegation(before: string, after: string): boolean {
  const [from, to] = [fold(before).toLowerCase(), fold(after).toLowerCase()]
  return from !== to && (from.replace(denial, '') === to || from === to.replace(denial, ''))
}

const denial = /^(?:no|not|without|absence of|free of|never)\s/

/** Of a text with the same words, what was split or merged; formats cut a text in their own ways. */
function* findRecut(pair: Pair): Generator<Finding> {
  if (pair.sameFormat) yield* findRegrouped(pair, itemsOf(pair, 'before'), itemsOf(pair, 'after'))
}

function wholeFinding({ before, after, operations }: Pair): Finding {
  const claimed = operations.claim('eligibility').map((step) => step.operation)
  const texts = {
    ...(before.eligibility && { before: before.eligibility.text }),
    ...(after.eligibility && { after: after.eligibility.text }),
  }
  return criteriaFinding(before.eligibility ? 'criteria/removed' : 'criteria/added', '/eligibility', {}, texts, claimed)
}

function movedKeys(
  pair: Pair,
  side: Side,
  earlier: ReadonlyMap<string, CriterionItem>,
  later: ReadonlyMap<string, CriterionItem>,
): string[] {
  const { before = [], after = [], regroups = [] } = pair.alignments[`eligibility.${side}`] ?? {}
  const places = new Map(after.map((key, index) => [key, index]))
  // An item that passes one which was split or merged has moved as well.
  for (const run of regroups) {
    const to = places.get(run.after[0] ?? '')
    if (to !== undefined) places.set(run.before[0] ?? '', to)
  }
  const pairs = before.flatMap((key, index) => {
    const to = places.get(key)
    return to === undefined ? [] : [[index, to] as const]
  })
  const isChanged = (index: number): boolean => {
    const key = before[index] ?? ''
    return !sameWords(earlier.get(key)?.text ?? '', later.get(key)?.text ?? '')
  }
  return [...movedOf(new Map(pairs), isChanged)].map((index) => before[index] ?? '')
}
