/** Items that were split into several or merged into one: the same words, or nearly, in other portions. */
import type { Neighbours, Regroup } from './alignment.js'
import { sharedByAll, type Bag, type Overlaps } from './overlaps.js'

/** Longer runs than this are not put together. */
const longestRun = 4
/** Of a part, so much must stand in the whole; of the whole, so much in all parts; in one part alone no more, unless the others hold the rest of it. */
const leastOfPart = 0.7
const leastOfParts = 0.75
const leastOfWhole = 0.75
const mostInOne = 0.87
const nearlyAll = 0.95

/**
 * Looks for one item on one side that holds what a run of neighbours holds on the other.
 * @param open,free the unpaired indexes of both sides, in order
 */
export function findRegroups(
  overlaps: Overlaps,
  open: readonly number[],
  free: readonly number[],
  isNext: Neighbours,
): Regroup[] {
  const { weighed, turned } = weighBothWays(overlaps, open, free)
  const later = { bags: overlaps.bags.after, weights: overlaps.after, isNext: isNext.after }
  const earlier = { bags: overlaps.bags.before, weights: overlaps.before, isNext: isNext.before }
  const splits = open.flatMap((at) => {
    const whole = { bag: earlier.bags[at] ?? new Map(), weight: earlier.weights[at] ?? 0, shared: weighed.get(at) }
    const run = bestRun(whole, later)
    return run ? [{ before: [at], after: run.parts, isExact: false, score: run.score }] : []
  })
  const merges = free.flatMap((at) => {
    const whole = { bag: later.bags[at] ?? new Map(), weight: later.weights[at] ?? 0, shared: turned.get(at) }
    const run = bestRun(whole, earlier)
    return run ? [{ before: run.parts, after: [at], isExact: false, score: run.score }] : []
  })
  return withoutClashes([...splits, ...merges])
}

type Shared = ReadonlyMap<number, number>

function weighBothWays(
  overlaps: Overlaps,
  open: readonly number[],
  free: readonly number[],
): { weighed: ReadonlyMap<number, Shared>; turned: ReadonlyMap<number, Shared> } {
  const isFree = new Set(free)
  const weighed = new Map<number, Map<number, number>>()
  const turned = new Map<number, Map<number, number>>()
  for (const from of open) {
    for (const [to, weight] of overlaps.shared(from)) {
      if (!isFree.has(to)) continue
      weighed.set(from, (weighed.get(from) ?? new Map<number, number>()).set(to, weight))
      turned.set(to, (turned.get(to) ?? new Map<number, number>()).set(from, weight))
    }
  }
  return { weighed, turned }
}

/** One item, and what the items of the other side share with it. */
interface Whole {
  bag: Bag
  weight: number
  shared: ReadonlyMap<number, number> | undefined
}

/** The run of neighbours that holds most of a whole, each of them nearly all in it. */
function bestRun(
  { bag, weight, shared = new Map() }: Whole,
  parts: { bags: readonly Bag[]; weights: readonly number[]; isNext: (a: number, b: number) => boolean },
): { parts: number[]; score: number } | undefined {
  const likely = [...shared.keys()]
    .filter((part) => (shared.get(part) ?? 0) >= leastOfPart * (parts.weights[part] ?? 0))
    .toSorted((a, b) => a - b)
  let best: { parts: number[]; score: number } | undefined
  for (let start = 0; start < likely.length; start++) {
    const run: number[] = []
    let total = 0
    let most = 0
    for (const part of likely.slice(start, start + longestRun)) {
      if (run.length > 0 && !parts.isNext(run.at(-1) ?? 0, part)) break
      run.push(part)
      total += parts.weights[part] ?? 0
      most = Math.max(most, shared.get(part) ?? 0)
      if (run.length < 2 || total < leastOfWhole * weight) continue
      const common = sharedByAll(
        bag,
        run.map((each) => parts.bags[each] ?? new Map()),
      )
      if (common < leastOfWhole * weight || common < leastOfParts * total) continue
      // Where one part holds nearly all of it, the rest must hold just what is left, or it was added.
      if (most >= mostInOne * weight && (common < nearlyAll * weight || common < nearlyAll * total)) continue
      if (run.some((each) => addsNothing(bag, run, each, common, parts))) continue
      const score = (2 * common) / (weight + total)
      if (!best || score > best.score) best = { parts: [...run], score }
    }
  }
  return best
}

/** Of a part's words, so much must be what the other parts lack of the whole. */
const leastOwn = 0.35

/** Whether the whole holds little of one part that the others do not hold already: it was added beside them. */
function addsNothing(
  bag: Bag,
  run: readonly number[],
  part: number,
  common: number,
  { bags, weights }: { bags: readonly Bag[]; weights: readonly number[] },
): boolean {
  const others = run.filter((each) => each !== part).map((each) => bags[each] ?? new Map<string, number>())
  return common - sharedByAll(bag, others) < leastOwn * (weights[part] ?? 0)
}

function withoutClashes(found: readonly (Regroup & { score: number })[]): Regroup[] {
  const used = { before: new Set<number>(), after: new Set<number>() }
  return found
    .toSorted((a, b) => b.score - a.score || (a.before[0] ?? 0) - (b.before[0] ?? 0))
    .flatMap(({ before, after, isExact }) => {
      if (before.some((each) => used.before.has(each)) || after.some((each) => used.after.has(each))) return []
      for (const each of before) used.before.add(each)
      for (const each of after) used.after.add(each)
      return [{ before, after, isExact }]
    })
}
