/** Outcomes that were split into several or merged into one: the same words and time points, dealt out anew. */
import type { Outcome } from '../align/outcome-profile.js'
import { outcomeWords } from './outcome-words.js'
import type { Words } from '../align/similarity.js'
import { pointNames, readTimePoints } from './time-points.js'

/**
 * @param byTimePoints whether they must measure the same as the whole, at time points of their own
 * @returns at least two of the candidates that together say what the whole says, each something of its own, or none; and
 * the share of its words and time points that they say
 */
export function partsOf<Candidate extends { outcome: Outcome }>(
  whole: Outcome,
  candidates: readonly Candidate[],
  byTimePoints: boolean,
): { parts: readonly Candidate[]; share: number } {
  const all = claimsOf(whole)
  const possible = candidates
    .map((candidate) => ({ candidate, claims: claimsOf(candidate.outcome) }))
    .map((each) => ({ ...each, share: within(each.claims, all) }))
    .filter(({ claims, share }) => (byTimePoints ? isSameBag(claims.words, all.words) : share >= most))
    .toSorted((a, b) => b.share - a.share || sizeOf(b.claims) - sizeOf(a.claims))
    .slice(0, mostPossible)
  const open = { words: new Map(all.every), points: new Set(all.points), said: new Set<string>() }
  const parts = possible.filter(({ claims }) => {
    if (!addsPoints(claims, open, all) && (byTimePoints || !addsWords(claims, open, all))) return false
    for (const [word, count] of claims.every) {
      open.words.set(word, (open.words.get(word) ?? 0) - count)
      open.said.add(word)
    }
    for (const word of claims.frame) open.said.add(word)
    for (const point of claims.points) open.points.delete(point)
    return true
  })
  const needed = withoutNeedless(parts, all)
  const isWhole = needed.length > 1 && shareOf(new Set(all.words.keys()), open.said) >= most
  const size = [...all.every.values()].reduce((sum, count) => sum + count, all.points.size)
  return {
    parts: isWhole ? needed.map(({ candidate }) => candidate) : [],
    share: saidBy(needed, all) / Math.max(1, size),
  }
}

/** Leaves out, the smallest first, the parts without which the others say as much of the whole, as often. */
function withoutNeedless<Part extends { claims: Claims }>(parts: readonly Part[], whole: Claims): readonly Part[] {
  let needed = parts
  for (const part of parts.toReversed()) {
    const others = needed.filter((each) => each !== part)
    if (saidBy(others, whole) === saidBy(needed, whole)) needed = others
  }
  return needed
}

function saidBy(parts: readonly { claims: Claims }[], whole: Claims): number {
  const words = [...whole.every].map(([word, count]) => {
    const said = parts.reduce((sum, { claims }) => sum + (claims.every.get(word) ?? 0), 0)
    return Math.min(count, said)
  })
  const points = [...whole.points].filter((point) => parts.some(({ claims }) => claims.points.has(point)))
  return words.reduce((sum, count) => sum + count, points.length)
}

/** Outcomes by their words: finds those that may be parts of another without going through all of them. */
export function indexByWords<Candidate extends { outcome: Outcome }>(
  candidates: readonly Candidate[],
): (whole: Outcome) => Candidate[] {
  const holding = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    for (const word of claimsOf(candidate.outcome).words.keys()) {
      const holders = holding.get(word)
      if (holders) holders.push(candidate)
      else holding.set(word, [candidate])
    }
  }
  return (whole) => {
    const found = new Set<Candidate>()
    const rarestFirst = [...claimsOf(whole).every.keys()]
      .map((word) => holding.get(word) ?? [])
      .toSorted((a, b) => a.length - b.length)
    for (const holders of rarestFirst) {
      for (const each of holders) {
        if (found.size >= mostCandidates) break
        found.add(each)
      }
    }
    return [...found]
  }
}

/** More than any trial has outcomes of a shared word, but for those made to take long. */
const mostCandidates = 120

/** What an outcome says: the words that tell what is measured with its numbers, all words, and all time points. */
interface Claims {
  words: Words
  every: Words
  points: ReadonlySet<string>
  /** Words of the time frame, which a title may have held. */
  frame: readonly string[]
}

/** What of the whole no part before has taken. */
interface Open {
  words: Words
  points: ReadonlySet<string>
  said: ReadonlySet<string>
}

/** A part may have a few words of its own, and leave a few of the whole unsaid. */
const most = 0.75
/** Of so many candidates, those that lie in the whole most, parts are sought. */
const mostPossible = 30

const known = new WeakMap<Outcome, Claims>()

function claimsOf(outcome: Outcome): Claims {
  const found = known.get(outcome) ?? readClaims(outcome)
  known.set(outcome, found)
  return found
}

function readClaims({ measure = '', timeFrame = '' }: Outcome): Claims {
  const { all, telling, numbers, points } = outcomeWords(measure)
  const every = bagOf(all)
  const told = bagOf(all.filter((word) => telling.has(word) || numbers.has(word)))
  // A part may have none of its own: `Change from baseline in total` of `Change from baseline in total and domain scores`.
  const words = told.size > 0 ? told : every
  const times = readTimePoints(timeFrame)
  return {
    words,
    every,
    points: new Set([...points, ...pointNames(times.points)]),
    frame: outcomeWords(times.rest).all,
  }
}

function bagOf(words: readonly string[]): Words {
  const bag = new Map<string, number>()
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

function sizeOf({ words, points }: Claims): number {
  return words.size + points.size
}

/** The share of a part's words that the whole has. */
function within(part: Claims, whole: Claims): number {
  let shared = 0
  for (const word of part.words.keys()) if (whole.every.has(word)) shared++
  return part.words.size === 0 ? 0 : shared / part.words.size
}

/** Whether a part says words of the whole that no part before it said, or says them where the whole says them again. */
function addsWords({ words }: Claims, { words: left, said }: Open, whole: Claims): boolean {
  if ([...words.keys()].some((word) => whole.words.has(word) && !said.has(word))) return true
  return [...words].filter(([word, count]) => (left.get(word) ?? 0) >= count).length >= most * words.size
}

/** Whether all its time points are the whole's, some of them not told by a part before it. */
function addsPoints({ points }: Claims, { points: left }: Open, whole: Claims): boolean {
  return [...points].some((point) => left.has(point)) && [...points].every((point) => whole.points.has(point))
}

function isSameBag(before: Words, after: Words): boolean {
  return before.size === after.size && [...before].every(([word, count]) => after.get(word) === count)
}

/** The share of the first set that lies in the second. */
function shareOf(some: ReadonlySet<string>, all: ReadonlySet<string>): number {
  if (some.size === 0) return 1
  return [...some].filter((each) => all.has(each)).length / some.size
}
