/** Finding items that were only broken elsewhere: the same words to the letter, in other portions. */
import { fold } from '../../normalize/fold.js'
import type { Neighbours, Regroup } from './alignment.js'

/**
 * Looks among the unpaired items for neighbouring runs that say exactly the same when joined, list marks and the marks
 * around them left aside. Linear in the number of items.
 */
export function findResplits(
  before: readonly string[],
  after: readonly string[],
  open: readonly number[],
  free: readonly number[],
  isNext: Neighbours,
): Regroup[] {
  const starts = new Map<string, number>()
  for (const [rank, index] of free.entries()) {
    const start = firstWord(after[index] ?? '')
    if (!starts.has(start)) starts.set(start, rank)
  }
  const found: Regroup[] = []
  for (let rank = 0; rank < open.length;) {
    const start = starts.get(firstWord(before[open[rank] ?? 0] ?? ''))
    const run =
      start === undefined ? undefined : growRun({ before, after }, { before: open, after: free }, rank, start, isNext)
    if (run) found.push(run)
    rank += run ? run.before.length : 1
  }
  return found
}

/** Takes items from whichever side is shorter until both say the same; gives up where they part or leave their neighbours. */
function growRun(
  texts: { before: readonly string[]; after: readonly string[] },
  unpaired: { before: readonly number[]; after: readonly number[] },
  openAt: number,
  freeAt: number,
  isNext: Neighbours,
): Regroup | undefined {
  const run = { before: [unpaired.before[openAt] ?? 0], after: [unpaired.after[freeAt] ?? 0] }
  const said = {
    before: bare(texts.before[run.before[0] ?? 0] ?? ''),
    after: bare(texts.after[run.after[0] ?? 0] ?? ''),
  }
  while (said.before !== said.after) {
    const short = said.before.length < said.after.length ? 'before' : 'after'
    const long = short === 'before' ? 'after' : 'before'
    if (!said[long].startsWith(said[short])) return undefined
    const next = unpaired[short][(short === 'before' ? openAt : freeAt) + run[short].length]
    if (next === undefined || !isNext[short](run[short].at(-1) ?? 0, next)) return undefined
    run[short].push(next)
    said[short] += bare(texts[short][next] ?? '')
  }
  return run.before.length + run.after.length > 2 ? { ...run, isExact: true } : undefined
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
