/** Criteria that were split or merged, and such as only came under another heading. */
import { fold, sameWords } from '../../normalize/fold.js'
import { sides } from '../align/align-criteria.js'
import { claimItem, criteriaFinding } from './criteria-finding.js'
import type { CriterionItem } from './criterion-items.js'
import type { Finding, Pair } from '../rule.js'
import { thresholdFacts } from './thresholds.js'

/** Items that hold between them what others do on the other side; in so many places at once, the list was only cut anew. */
export function* findRegrouped(
  pair: Pair,
  earlier: ReadonlyMap<string, CriterionItem>,
  later: ReadonlyMap<string, CriterionItem>,
): Generator<Finding> {
  const runs = sides.flatMap((side) =>
    (pair.alignments[`eligibility.${side}`]?.regroups ?? []).map((run) => ({ ...run, side })),
  )
  const exact = runs.filter((run) => run.isExact)
  // Where items begin in lower case anyway, such a beginning tells nothing.
  const beginsInCapitals = [...earlier.values()].filter(({ text }) => /^\p{Ll}/u.test(text)).length < earlier.size / 3
  const isCutAnew = !pair.sameFormat || exact.length > Math.max(3, earlier.size / 4)
  for (const run of runs) {
    const from = run.before.flatMap((key) => earlier.get(key) ?? [])
    const to = run.after.flatMap((key) => later.get(key) ?? [])
    const claimed = [...from, ...to].flatMap((item) => claimItem(pair, item))
    const [first] = to
    if (claimed.length === 0 || !first) continue
    const { side } = run
    const isLayout =
      run.isExact &&
      (isCutAnew ||
        (from.length > 1 && to.length > 1) ||
        (beginsInCapitals && isBrokenInPhrase(from, to)) ||
        isBrokenAtMark(from, to))
    if (isLayout) {
      yield criteriaFinding('criteria/rearranged', `/eligibility/${side}`, { side, noise: 'formatting' }, {}, claimed)
      continue
    }
    const code = to.length > 1 ? 'criterion/split' : 'criterion/merged'
    const texts = { before: joined(from), after: joined(to) }
    const isReworded = !run.isExact && withoutJoints(texts.before) !== withoutJoints(texts.after)
    const facts = { side, ...(isReworded && { reworded: true }), ...thresholdFacts(texts.before, texts.after, side) }
    yield criteriaFinding(code, first.path, facts, texts, claimed)
  }
}

/** More items than this that come under a heading at once, or lose theirs, are told as one change. */
const mostRecaptioned = 2

/** Items that keep their words where somebody wrote a heading above them or took it away. */
export function* findRecaptioned(
  pair: Pair,
  earlier: ReadonlyMap<string, CriterionItem>,
  later: ReadonlyMap<string, CriterionItem>,
): Generator<Finding> {
  const couples = [...earlier.values()].flatMap((from) => {
    const to = later.get(from.key)
    const isRecaptioned = to && from.side !== to.side && (from.side === 'other' || to.side === 'other')
    return isRecaptioned && sameWords(from.text, to.text) ? [{ from, to }] : []
  })
  const ways = new Set(couples.map(({ from, to }) => `${from.side} ${to.side}`))
  for (const way of ways) {
    const [fromSide = '', side = ''] = way.split(' ')
    const here = couples.filter(({ from, to }) => from.side === fromSide && to.side === side)
    if (here.length <= mostRecaptioned) continue
    const claimed = here.flatMap(({ from, to }) => [...claimItem(pair, from), ...claimItem(pair, to)])
    if (claimed.length === 0) continue
    const texts = { before: joined(here.map(({ from }) => from)), after: joined(here.map(({ to }) => to)) }
    const facts = { fromSide, side, count: here.length }
    yield criteriaFinding('criteria/recaptioned', `/eligibility/${side}`, facts, texts, claimed)
  }
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

/** Whether the one text has a list mark where the others part: a wrap may put it at the beginning of a line. */
function isBrokenAtMark(...lists: readonly (readonly CriterionItem[])[]): boolean {
  const [whole] = lists.find((items) => items.length === 1) ?? []
  const parts = lists.find((items) => items.length > 1) ?? []
  const text = fold(whole?.text ?? '')
  return parts.slice(1).some((part) => /[*•·-]/.test(text.charAt(text.indexOf(fold(part.text)) - 1)))
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
