/** Criteria: eligibility items added, removed, reworded, moved, split or merged, their limits changed, or the side they stand on. */
import type { Facts, Operation } from '../../model/change.js'
import { fold, sameWords } from '../../normalize/fold.js'
import { sides, type Side } from '../align-criteria.js'
import { itemsOf, type CriterionItem } from '../criterion-items.js'
import { headingsChange } from '../criteria-headings-change.js'
import { movedOf } from '../moves.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { thresholdFacts } from '../thresholds.js'

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
    if (headings)
      told.push(
        finding('other/changed', '/eligibility/text', { field: 'eligibility.text', headings: true }, headings, []),
      )
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
  return finding('other/changed', '', isRearranged ? { rearranged: true } : { noise: 'formatting' }, {}, operations)
}

function* findItems(pair: Pair): Generator<Finding> {
  const earlier = itemsOf(pair, 'before')
  const later = itemsOf(pair, 'after')
  yield* findRegrouped(pair, earlier, later)
  const moved = new Set(sides.flatMap((side) => movedKeys(pair, side)))
  for (const [key, from] of earlier) {
    const to = later.get(key)
    if (to) yield* findPaired(pair, from, to, moved.has(key))
    else {
      const claimed = claim(pair, from)
      if (claimed.length > 0)
        yield finding('criterion/removed', from.path, { side: from.side }, { before: from.text }, claimed)
    }
  }
  for (const item of later.values()) {
    const claimed = claim(pair, item)
    if (claimed.length > 0)
      yield finding('criterion/added', item.path, { side: item.side }, { after: item.text }, claimed)
  }
}

function* findPaired(pair: Pair, from: CriterionItem, to: CriterionItem, isMoved: boolean): Generator<Finding> {
  const isCrossing = from.side !== to.side
  const claimed = isCrossing ? [...claim(pair, from), ...claim(pair, to)] : claim(pair, to)
  const texts = { before: from.text, after: to.text }
  const isReworded = from.text !== to.text && !sameWords(from.text, to.text)
  if (isCrossing) {
    // Formats that lose headings cannot tell sides apart, nor can words about a side that somebody wrote above or took away.
    if (claimed.length === 0) return
    const facts = { fromSide: from.side, side: to.side, ...(isReworded && { reworded: true }) }
    yield finding('criterion/side-changed', to.path, facts, texts, claimed)
  } else if (isReworded && claimed.length > 0) {
    const threshold = thresholdFacts(from.text, to.text, to.side)
    const code = threshold ? 'criterion/threshold-changed' : 'criterion/reworded'
    yield finding(code, to.path, { side: to.side, ...(isMoved && { moved: true }), ...threshold }, texts, claimed)
  } else if (isMoved) yield finding('criterion/moved', to.path, { side: to.side }, texts, claimed)
  else if (claimed.length > 0) yield finding('other/changed', to.path, { noise: 'formatting' }, {}, claimed)
}

/** Items that hold between them what others do on the other side; in so many places at once, the list was only cut anew. */
function* findRegrouped(
  pair: Pair,
  earlier: ReadonlyMap<string, CriterionItem>,
  later: ReadonlyMap<string, CriterionItem>,
): Generator<Finding> {
  const runs = sides.flatMap((side) =>
    (pair.alignments[`eligibility.${side}`]?.regroups ?? []).map((run) => ({ ...run, side })),
  )
  const exact = runs.filter((run) => run.isExact)
  const isCutAnew = !pair.sameFormat || exact.length > Math.max(3, earlier.size / 4)
  for (const run of runs) {
    const from = run.before.flatMap((key) => earlier.get(key) ?? [])
    const to = run.after.flatMap((key) => later.get(key) ?? [])
    const claimed = [...from, ...to].flatMap((item) => claim(pair, item))
    const [first] = to
    if (claimed.length === 0 || !first) continue
    const { side } = run
    const isLayout = run.isExact && (isCutAnew || (from.length > 1 && to.length > 1) || isBrokenInPhrase(from, to))
    if (isLayout) {
      yield finding('other/changed', `/eligibility/${side}`, { side, noise: 'formatting' }, {}, claimed)
      continue
    }
    const code = to.length > 1 ? 'criterion/split' : 'criterion/merged'
    const texts = { before: joined(from), after: joined(to) }
    const isReworded = !run.isExact && withoutJoints(texts.before) !== withoutJoints(texts.after)
    const facts = { side, ...(isReworded && { reworded: true }), ...thresholdFacts(texts.before, texts.after, side) }
    yield finding(code, first.path, facts, texts, claimed)
  }
}

/** Of a text with the same words, what was split or merged; formats cut a text in their own ways. */
function* findRecut(pair: Pair): Generator<Finding> {
  if (pair.sameFormat) yield* findRegrouped(pair, itemsOf(pair, 'before'), itemsOf(pair, 'after'))
}

function joined(items: readonly CriterionItem[]): string {
  return items.map((each) => each.text).join('\n')
}

/** The words of a text but for those that join two clauses: splitting takes them away. */
function withoutJoints(text: string): string {
  return fold(text)
    .toLowerCase()
    .replace(/\b(?:and|or|but|also)\b|[^\p{L}\p{N}<>=%+]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

/** Whether a line breaks within a phrase, as a long line does that was wrapped by hand. */
function isBrokenInPhrase(...lists: readonly (readonly CriterionItem[])[]): boolean {
  return lists.some((items) =>
    items.some(
      (item, index) =>
        index > 0 && /^\p{Ll}+(?![\p{L}\p{N}])/u.test(item.text) && !/[.;:,)]$/.test(items[index - 1]?.text ?? ''),
    ),
  )
}

function wholeFinding({ before, after, operations }: Pair): Finding {
  const claimed = operations.claim('eligibility').map((step) => step.operation)
  const texts = {
    ...(before.eligibility && { before: before.eligibility.text }),
    ...(after.eligibility && { after: after.eligibility.text }),
  }
  return finding('other/changed', '/eligibility', { field: 'eligibility' }, texts, claimed)
}

function finding(
  code: Finding['code'],
  path: string,
  facts: Facts,
  texts: { before?: string; after?: string },
  operations: readonly Operation[],
): Finding {
  const subject = code === 'other/changed' ? 'eligibility criteria' : (texts.before ?? texts.after ?? '')
  const field = code === 'other/changed' && { field: 'eligibility' }
  return {
    code,
    area: 'criteria',
    madeBy: facts.noise ? 'unknown' : 'sponsor',
    subject,
    path: path || '/eligibility',
    ...texts,
    facts: { ...field, ...facts },
    operations,
  }
}

function claim(pair: Pair, item: CriterionItem): Operation[] {
  return pair.operations.claim('eligibility', item.side, 'items', item.key).map((step) => step.operation)
}

function movedKeys(pair: Pair, side: Side): string[] {
  const { before = [], after = [] } = pair.alignments[`eligibility.${side}`] ?? {}
  const places = new Map(after.map((key, index) => [key, index]))
  const pairs = before.flatMap((key, index) => {
    const to = places.get(key)
    return to === undefined ? [] : [[index, to] as const]
  })
  return [...movedOf(new Map(pairs))].map((index) => before[index] ?? '')
}
