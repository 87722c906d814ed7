/** Which outcome is which outcome of the later version: its measure at its time points, promoted or reworded at most. */
import type { Trial } from '../model/trial.js'
import { fold } from '../normalize/fold.js'
import type { AlignOptions } from './align.js'
import { isCommon, outcomeWords, unmarked } from './outcome-words.js'
import { similarity, wordsOf, type Words } from './similarity.js'

export type Outcome = NonNullable<Trial['outcomes']>[number]

/** Both lists are needed: a word that stands in most of their outcomes tells none of them apart. */
export function outcomeOptions(before: readonly Outcome[] = [], after: readonly Outcome[] = []): AlignOptions<Outcome> {
  const lists = [before, after]
  const weightOf = weigher(lists)
  const places = new Map(lists.flatMap((list) => list.map((outcome, at) => [outcome, neighboursOf(list, at)] as const)))
  const stems = lists.map((list) => countOf(list.map((each) => stemOf(each.measure))))
  const descriptions = lists.map((list) => countOf(list.map((each) => fold(each.description ?? ''))))
  const isFamily = (outcome: Outcome): boolean => stems.some((count) => (count.get(stemOf(outcome.measure)) ?? 0) > 1)
  const words = new WeakMap<Outcome, Words>()
  const describedBy = (outcome: Outcome): Words => {
    const found = words.get(outcome) ?? wordsOf(outcome.description ?? '')
    words.set(outcome, found)
    return found
  }
  const areDescribedAlike = (earlier: Outcome, later: Outcome): number => {
    if (!earlier.description || !later.description) return 0
    const isOwn = [earlier, later].every(
      ({ description }, side) => descriptions[side]?.get(fold(description ?? '')) === 1,
    )
    return isOwn ? similarity(describedBy(earlier), describedBy(later)) : 0
  }
  return {
    exact: [
      ({ measure, type, timeFrame }) => joined(measure, type, timeFrame),
      ({ measure, timeFrame }) => joined(measure, timeFrame),
      ({ measure, type }) => joined(measure, type),
      ({ measure }) => joined(measure),
      ({ measure, timeFrame }) => bare(measure, timeFrame),
      ({ measure }) => bare(measure),
    ],
    alike: (earlier, later) => {
      const others = haveOtherTimePoints(earlier.measure, later.measure)
      if (others && isFamily(earlier) && stemOf(earlier.measure) === stemOf(later.measure)) return undefined
      const described = areDescribedAlike(earlier, later)
      const measured = measuresAlike(earlier.measure, later.measure, weightOf) * (others ? 0.75 : 1)
      const isListed = earlier.type === later.type && isSameText(earlier.timeFrame, later.timeFrame)
      const stands = standsBetween(places.get(earlier), places.get(later))
      // Another measure in the place of an earlier one, with its time frame, is that outcome changed.
      const inPlace = isListed && earlier.timeFrame !== undefined && stands === 'both' ? inItsPlace : undefined
      if (measured < leastMeasured && (described < 0.9 || describedBy(earlier).size < 6)) return inPlace
      const score =
        (1 - evidence) * Math.max(measured, described >= 0.9 ? 0.7 * described : 0) +
        evidence *
          (0.3 * Number(earlier.type === later.type) +
            0.3 * Number(isSameText(earlier.timeFrame, later.timeFrame)) +
            0.2 * Number(described >= 0.5) +
            0.2 * Number(stands !== 'neither'))
      return Math.max(score, inPlace ?? 0)
    },
    threshold: 0.5,
    text: ({ measure = '' }) => measure,
    listOf: ({ type = '' }) => type,
    regroups: true,
  }
}

/** How much the rest of an outcome says beside the words of its measure. */
const evidence = 0.28
/** What the place alone is worth: enough, where nothing is more alike. */
const inItsPlace = 0.5
/** With less of their words in common, two measures are two, whatever stands around them. */
const leastMeasured = 0.36

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return parts[0] === undefined ? undefined : parts.map((part) => fold(part ?? '')).join('|')
}

/** Without case, list marks and marks: as formats and years print the same title. */
function bare(measure: string | undefined, timeFrame?: string): string | undefined {
  if (measure === undefined) return undefined
  const words = fold(unmarked(measure))
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}<>=%]+/gu)
    ?.join(' ')
  return words && `${words}|${fold(timeFrame ?? '').toLowerCase()}`
}

/** A measure without its time points. */
function stemOf(measure = ''): string {
  return outcomeWords(measure).all.join(' ')
}

function haveOtherTimePoints(before = '', after = ''): boolean {
  const [earlier, later] = [outcomeWords(before).points, outcomeWords(after).points]
  return earlier.size > 0 && later.size > 0 && ![...earlier].some((point) => later.has(point))
}

/** As alike as the words that tell measures apart; a title that gained its instrument in brackets is the same. */
function measuresAlike(before = '', after = '', weightOf: (word: string) => number): number {
  if (/[([]/.test(before) !== /[([]/.test(after) && outsideBrackets(before) === outsideBrackets(after)) return 0.95
  if (isNamed(before, after) || isNamed(after, before)) return 0.6
  return weighedAlike(outcomeWords(before).all, outcomeWords(after).all, weightOf)
}

/** `MELD` is short for `Model for End-Stage Liver Disease (MELD) score`. */
function isNamed(short: string, long: string): boolean {
  const { telling, names } = outcomeWords(short)
  const others = outcomeWords(long).names
  return telling.size > 0 && [...telling].every((word) => names.has(word) && others.has(word))
}

function outsideBrackets(measure: string): string {
  return outcomeWords(measure.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')).all.join(' ')
}

function weighedAlike(before: readonly string[], after: readonly string[], weightOf: (word: string) => number): number {
  const left = countOf(before)
  let both = 0
  let total = 0
  for (const word of before) total += weightOf(word)
  for (const word of after) {
    total += weightOf(word)
    const count = left.get(word) ?? 0
    if (count > 0) both += weightOf(word)
    left.set(word, count - 1)
  }
  return total === 0 ? 0 : (2 * both) / total
}

/** Weighs a word by how few of the outcomes have it, and grammar and what stands in most registry titles little. */
function weigher(lists: readonly (readonly Outcome[])[]): (word: string) => number {
  const counts = lists.map((list) => countOf(list.flatMap(({ measure }) => [...new Set(outcomeWords(measure).all)])))
  return (word) => {
    const most = Math.max(1, ...counts.map((count) => count.get(word) ?? 0))
    return (isCommon(word) ? 0.3 : 1) / Math.sqrt(most)
  }
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

interface Neighbours {
  before: string
  after: string
}

/** The outcomes beside it in the list of its type. */
function neighboursOf(list: readonly Outcome[], at: number): Neighbours {
  const { type } = list[at] ?? {}
  const isFellow = (each: Outcome): boolean => each.type === type
  return {
    before: bare(list.slice(0, at).findLast(isFellow)?.measure) ?? '',
    after: bare(list.slice(at + 1).find(isFellow)?.measure) ?? '',
  }
}

function standsBetween(one?: Neighbours, other?: Neighbours): 'both' | 'one' | 'neither' {
  const shared = Number(one?.before === other?.before) + Number(one?.after === other?.after)
  return shared === 2 ? 'both' : shared === 1 ? 'one' : 'neither'
}

function isSameText(before: string | undefined, after: string | undefined): boolean {
  return fold(before ?? '').toLowerCase() === fold(after ?? '').toLowerCase()
}
