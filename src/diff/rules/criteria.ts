/** Criteria: items of the eligibility criteria added, removed, reworded or moved, within inclusion and exclusion. */
import type { Facts, Operation } from '../../model/change.js'
import { readCriteria } from '../../normalize/criteria.js'
import { fold, sameWords } from '../../normalize/fold.js'
import { movedOf } from '../align.js'
import { sides } from '../alignments.js'
import { flatten } from '../flat-criteria.js'
import type { Finding, Pair, Rule } from '../rule.js'

type Side = (typeof sides)[number]
interface Item {
  key: string
  text: string
  side: Side
  path: string
}

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
    // The same words, however they are cut into items and sides: nothing was edited.
    const items = hasSameWords ? [] : [...findCrossings(pair), ...sides.flatMap((side) => [...findSide(pair, side)])]
    const told = items.filter((each) => !each.facts.noise)
    if (!hasSameWords) told.push(...findHeadings(before.eligibility.text, after.eligibility.text))
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
  const cutAnew = sides.some((side) => pair.alignments[`eligibility.${side}`]?.resplits !== undefined)
  const isRearranged = pair.sameFormat && isOtherText && !cutAnew
  return finding('other/changed', '', isRearranged ? { rearranged: true } : { noise: 'formatting' }, {}, operations)
}

/** An item that leaves one side and stands word for word on another. */
function* findCrossings(pair: Pair): Generator<Finding> {
  const gone = sides.flatMap((side) => itemsOf(pair, side, 'before').filter(isMissing(pair, side, 'after')))
  const come = sides.flatMap((side) => itemsOf(pair, side, 'after').filter(isMissing(pair, side, 'before')))
  for (const from of gone) {
    const at = come.findIndex((to) => to.side !== from.side && sameWords(from.text, to.text))
    const [to] = at < 0 ? [] : come.splice(at, 1)
    if (!to) continue
    const claimed = [...claim(pair, from), ...claim(pair, to)]
    if (claimed.length === 0) continue
    const facts = { side: to.side, fromSide: from.side }
    yield finding('criterion/side-changed', to.path, facts, { before: from.text, after: to.text }, claimed)
  }
}

function* findSide(pair: Pair, side: Side): Generator<Finding> {
  const earlier = itemsOf(pair, side, 'before')
  const later = new Map(itemsOf(pair, side, 'after').map((item) => [item.key, item]))
  yield* findResplit(pair, side)
  const moved = movedKeys(pair, side)
  for (const item of earlier) {
    const to = later.get(item.key)
    const claimed = claim(pair, item)
    const texts = { before: item.text, ...(to && { after: to.text }) }
    if (!to) {
      if (claimed.length > 0) yield finding('criterion/removed', item.path, { side }, texts, claimed)
    } else if (claimed.length > 0 && !sameWords(item.text, to.text)) {
      const facts = { side, ...(moved.has(item.key) && { moved: true }) }
      yield finding('criterion/reworded', to.path, facts, texts, claimed)
    } else if (moved.has(item.key)) yield finding('criterion/moved', to.path, { side }, texts, claimed)
    else if (claimed.length > 0) yield finding('other/changed', to.path, { noise: 'formatting' }, {}, claimed)
  }
  for (const item of later.values()) {
    const claimed = claim(pair, item)
    if (claimed.length > 0) yield finding('criterion/added', item.path, { side }, { after: item.text }, claimed)
  }
}

/** Items that were only broken into other lines are no change. */
function* findResplit(pair: Pair, side: Side): Generator<Finding> {
  for (const run of pair.alignments[`eligibility.${side}`]?.resplits ?? []) {
    const claimed = [...new Set([...run.before, ...run.after])].flatMap((key) =>
      pair.operations.claim('eligibility', side, 'items', key).map((step) => step.operation),
    )
    if (claimed.length > 0)
      yield finding('other/changed', `/eligibility/${side}`, { side, noise: 'formatting' }, {}, claimed)
  }
}

/** Headings belong to no item; a changed one is told on its own. */
function* findHeadings(before: string, after: string): Generator<Finding> {
  const earlier = readCriteria(before).headings
  const later = readCriteria(after).headings
  if (earlier.map(headingKey).join('\n') === later.map(headingKey).join('\n')) return
  const texts = { before: earlier.join(' | '), after: later.join(' | ') }
  yield finding('other/changed', '/eligibility/text', { field: 'eligibility.text', headings: true }, texts, [])
}

/** Case and the colon at the end make no other heading. */
function headingKey(heading: string): string {
  return fold(heading).toLowerCase().replace(/[:.]$/, '')
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

function claim(pair: Pair, item: Item): Operation[] {
  return pair.operations.claim('eligibility', item.side, 'items', item.key).map((step) => step.operation)
}

function itemsOf(pair: Pair, side: Side, end: 'before' | 'after'): Item[] {
  const keys = pair.alignments[`eligibility.${side}`]?.[end] ?? []
  return flatten(pair[end].eligibility?.[side] ?? []).map(({ text, pointer }, index) => ({
    key: keys[index] ?? '',
    text,
    side,
    path: `/eligibility/${side}${pointer}`,
  }))
}

function isMissing(pair: Pair, side: Side, end: 'before' | 'after'): (item: Item) => boolean {
  const keys = new Set(pair.alignments[`eligibility.${side}`]?.[end])
  return (item) => !keys.has(item.key)
}

function movedKeys(pair: Pair, side: Side): Set<string> {
  const { before = [], after = [] } = pair.alignments[`eligibility.${side}`] ?? {}
  const places = new Map(after.map((key, index) => [key, index]))
  const pairs = before.flatMap((key, index) => {
    const to = places.get(key)
    return to === undefined ? [] : [[index, to] as const]
  })
  return new Set([...movedOf(new Map(pairs))].map((index) => before[index] ?? ''))
}
