/** Finding items that were only split or joined anew: the same words, broken into other lines. */
import { fold } from '../normalize/fold.js'
import type { Pairing } from './align.js'

/** Earlier and later indexes of one run of items with the same words. */
export interface Resplit {
  before: readonly number[]
  after: readonly number[]
}

/**
 * Looks among the unpaired items for neighbouring runs that say the same when joined, list marks and the marks
 * around them left aside. Linear in the number of items.
 */
export function findResplits(before: readonly string[], after: readonly string[], pairs: Pairing): Resplit[] {
  const taken = new Set(pairs.values())
  const open = [...before.keys()].filter((index) => !pairs.has(index))
  const free = [...after.keys()].filter((index) => !taken.has(index))
  const starts = new Map<string, number>()
  for (const [rank, index] of free.entries()) {
    const start = firstWord(after[index] ?? '')
    if (!starts.has(start)) starts.set(start, rank)
  }
  const found: Resplit[] = []
  for (let rank = 0; rank < open.length;) {
    const start = starts.get(firstWord(before[open[rank] ?? 0] ?? ''))
    const run = start === undefined ? undefined : growRun(before, after, open, free, rank, start)
    if (run) found.push(run)
    rank += run ? run.before.length : 1
  }
  return found
}

/** Takes items from whichever side is shorter until both say the same; gives up where they part or leave their neighbours. */
function growRun(
  before: readonly string[],
  after: readonly string[],
  open: readonly number[],
  free: readonly number[],
  openAt: number,
  freeAt: number,
): Resplit | undefined {
  const run = { before: [open[openAt] ?? 0], after: [free[freeAt] ?? 0] }
  let left = bare(before[run.before[0] ?? 0] ?? '')
  let right = bare(after[run.after[0] ?? 0] ?? '')
  while (left !== right) {
    const shorter = left.length < right.length ? run.before : run.after
    const longer = shorter === run.before ? right : left
    if (!longer.startsWith(shorter === run.before ? left : right)) return undefined
    const pool = shorter === run.before ? open : free
    const next = pool[(shorter === run.before ? openAt : freeAt) + shorter.length]
    if (next === undefined || next !== (shorter.at(-1) ?? 0) + 1) return undefined
    shorter.push(next)
    if (shorter === run.before) left += bare(before[next] ?? '')
    else right += bare(after[next] ?? '')
  }
  return run.before.length + run.after.length > 2 ? run : undefined
}

function firstWord(text: string): string {
  return /[\p{L}\p{N}]+/u.exec(fold(text))?.[0] ?? ''
}

/** Letters and digits, with the signs that carry meaning: comparisons, and whatever stands beside a digit but at the ends. */
function bare(text: string): string {
  return fold(text)
    .replace(/^[^\p{L}\p{N}<>=%+-]+|[^\p{L}\p{N}<>=%+]+$/gu, '')
    .replace(/(?<!\p{N})[^\p{L}\p{N}<>=%+](?!\p{N})/gu, '')
}
