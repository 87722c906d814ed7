/** Outcomes that were split into several or merged into one: the same words and time points, dealt out anew. */
import type { Outcome } from './align-outcomes.js'
import { outcomeWords } from './outcome-words.js'
import { pointNames, readTimePoints } from './time-frame.js'

/** @returns at least two of the candidates that together say what the whole says, each something of its own; or none */
export function partsOf<Candidate extends { outcome: Outcome }>(
  whole: Outcome,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const all = claimsOf(whole)
  const within = candidates
    .map((candidate) => ({ candidate, claims: claimsOf(candidate.outcome) }))
    .filter(({ claims: { words } }) => words.size > 0 && shareOf(words, all.words) >= most)
    .toSorted((a, b) => sizeOf(b.claims) - sizeOf(a.claims))
  const said = { words: new Set<string>(), points: new Set<string>() }
  const parts = within.filter(({ claims }) => {
    const words = [...claims.words].filter((word) => all.words.has(word) && !said.words.has(word))
    const points = [...claims.points].filter((point) => all.points.has(point) && !said.points.has(point))
    const isForeign = shareOf(claims.points, all.points) < 1
    if (words.length === 0 && (points.length === 0 || isForeign)) return false
    for (const word of words) said.words.add(word)
    for (const point of points) said.points.add(point)
    return true
  })
  const isWhole = parts.length > 1 && shareOf(all.words, said.words) >= most
  return isWhole ? parts.map(({ candidate }) => candidate) : []
}

/** What an outcome says: the words that tell what is measured, its numbers, and the time points of measure and time frame. */
interface Claims {
  words: ReadonlySet<string>
  points: ReadonlySet<string>
}

/** A part may have a few words of its own, and leave a few of the whole unsaid. */
const most = 0.75

function claimsOf({ measure = '', timeFrame = '' }: Outcome): Claims {
  const { telling, numbers, points } = outcomeWords(measure)
  return {
    words: new Set([...telling, ...numbers]),
    points: new Set([...points, ...pointNames(readTimePoints(timeFrame).points)]),
  }
}

function sizeOf({ words, points }: Claims): number {
  return words.size + points.size
}

/** The share of the first set that lies in the second. */
function shareOf(some: ReadonlySet<string>, all: ReadonlySet<string>): number {
  if (some.size === 0) return 1
  return [...some].filter((each) => all.has(each)).length / some.size
}
