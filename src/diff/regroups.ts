/** Items that were split into several or merged into one: the same words, or nearly, in other portions. */
import type { Neighbours, Regroup } from './alignment.js'
import type { Overlaps } from './overlaps.js'

/** Longer runs than this are not put together. */
const longestRun = 4
/** Of a part, so much must stand in the whole; of the whole, so much in all parts; in one part alone no more, unless the others hold the rest of it. */
const leastOfPart = 0.7
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
  const splits = open.flatMap((whole) => {
    const run = bestRun(whole, overlaps.before[whole] ?? 0, weighed.get(whole), overlaps.after, isNext.after)
    return run ? [{ before: [whole], after: run.parts, isExact: false, score: run.score }] : []
  })
  const merges = free.flatMap((whole) => {
    const run = bestRun(whole, overlaps.after[whole] ?? 0, turned.get(whole), overlaps.before, isNext.before)
    return run ? [{ before: run.parts, after: [whole], isExact: false, score: run.score }] : []
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

/** The run of neighbours that holds most of a whole, each of them nearly all in it. */
function bestRun(
  whole: number,
  weight: number,
  shared: Shared = new Map(),
  weights: readonly number[],
  isNext: (a: number, b: number) => boolean,
): { parts: number[]; score: number } | undefined {
  const parts = [...shared]
    .filter(([part, common]) => common >= leastOfPart * (weights[part] ?? 0))
    .toSorted(([a], [b]) => a - b)
  let best: { parts: number[]; score: number } | undefined
  for (let start = 0; start < parts.length; start++) {
    const run: number[] = []
    let common = 0
    let total = 0
    let most = 0
    for (const [part, share] of parts.slice(start, start + longestRun)) {
      if (run.length > 0 && !isNext(run.at(-1) ?? 0, part)) break
      run.push(part)
      common += share
      most = Math.max(most, share)
      total += weights[part] ?? 0
      // Parts that say the same twice are no parts of one whole.
      const score = (2 * common) / (weight + total)
      if (run.length < 2 || common > weight * 1.15 || common < leastOfWhole * weight) continue
      // Where one part holds nearly all of it, the rest must hold just what is left, or it was added.
      if (most >= mostInOne * weight && (common < nearlyAll * weight || common < nearlyAll * total)) continue
      if (!best || score > best.score) best = { parts: [...run], score }
    }
  }
  return whole >= 0 ? best : undefined
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
