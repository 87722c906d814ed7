/** Which outcome is which outcome of the later version: its measure at its time points, promoted or reworded at most. */
import { fold } from '../../normalize/fold.js'
import type { AlignOptions } from './align.js'
import {
  bareTitle,
  profileOutcomes,
  type Outcome,
  type OutcomeProfile,
  type OutcomeProfiles,
} from './outcome-profile.js'
import { similarity } from './similarity.js'

/** Both lists are needed: a word that stands in most of their outcomes tells none of them apart. */
export function outcomeOptions(before: readonly Outcome[] = [], after: readonly Outcome[] = []): AlignOptions<Outcome> {
  let profiles: OutcomeProfiles | undefined
  return {
    exact: [
      // Several outcomes may share a title and a time frame.
      ({ measure, type, timeFrame, description }) => joined(measure, type, timeFrame, description),
      ({ measure, timeFrame, description }) => description && joined(measure, timeFrame, description),
      ({ measure = '', timeFrame, description }) =>
        description && joined(bareTitle(measure) || undefined, timeFrame, description),
      ({ measure, type, timeFrame }) => joined(measure, type, timeFrame),
      ({ measure, timeFrame }) => joined(measure, timeFrame),
      ({ measure, type }) => joined(measure, type),
      ({ measure }) => joined(measure),
      ({ measure = '', timeFrame }) => joined(bareTitle(measure) || undefined, timeFrame),
      ({ measure = '' }) => bareTitle(measure) || undefined,
    ],
    alike: (earlier, later) => {
      profiles ??= profileOutcomes(before, after)
      return weigh(profiles, earlier, later)
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
/** So much alike, a description of some length that no other outcome has tells that the outcome is the same. */
const sameDescription = 0.9
const fewestDescribing = 6

function weigh(profiles: OutcomeProfiles, earlier: Outcome, later: Outcome): number | undefined {
  const [from, to] = [profiles.of(earlier), profiles.of(later)]
  const others = haveOtherTimePoints(from, to)
  if (others && from.isFamily && from.stem === to.stem) return undefined
  const described = from.described && to.described ? similarity(from.described, to.described) : 0
  const tells = described >= sameDescription && (from.described?.size ?? 0) >= fewestDescribing
  const measured = measuresAlike(from, to, profiles.weightOf) * (others ? 0.75 : 1)
  const sameType = earlier.type === later.type
  const sameFrame = from.timeFrame === to.timeFrame
  const neighbours = from.neighbours.filter((each, side) => each === to.neighbours[side]).length
  // Another measure in the place of an earlier one, with its time frame, is that outcome changed.
  const inPlace = sameType && sameFrame && from.timeFrame !== '' && neighbours === 2 ? inItsPlace : undefined
  if (measured < leastMeasured && !tells) return inPlace
  const score =
    (1 - evidence) * Math.max(measured, tells ? 0.7 * described : 0) +
    evidence *
      (0.3 * Number(sameType) + 0.3 * Number(sameFrame) + 0.2 * Number(described >= 0.5) + 0.2 * Number(neighbours > 0))
  return Math.max(score, inPlace ?? 0)
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return parts[0] === undefined ? undefined : parts.map((part) => fold(part ?? '')).join('|')
}

function haveOtherTimePoints({ words: before }: OutcomeProfile, { words: after }: OutcomeProfile): boolean {
  return before.points.size > 0 && after.points.size > 0 && ![...before.points].some((point) => after.points.has(point))
}

/** As alike as the words that tell measures apart; a title that gained its instrument in brackets is the same. */
function measuresAlike(before: OutcomeProfile, after: OutcomeProfile, weightOf: (word: string) => number): number {
  if (before.unbracketed === undefined ? after.unbracketed === before.stem : before.unbracketed === after.stem)
    return 0.95
  if (isNamed(before, after) || isNamed(after, before)) return 0.6
  return weighedAlike(before.words.all, after.words.all, weightOf)
}

/** `MELD` is short for `Model for End-Stage Liver Disease (MELD) score`. */
function isNamed({ words: { telling, names } }: OutcomeProfile, { words: long }: OutcomeProfile): boolean {
  return telling.size > 0 && [...telling].every((word) => names.has(word) && long.names.has(word))
}

function weighedAlike(before: readonly string[], after: readonly string[], weightOf: (word: string) => number): number {
  const left = new Map<string, number>()
  for (const word of before) left.set(word, (left.get(word) ?? 0) + 1)
  let both = 0
  let total = 0
  for (const word of before) total += weightOf(word)
  for (const word of after) {
    const weight = weightOf(word)
    const count = left.get(word) ?? 0
    total += weight
    if (count > 0) both += weight
    left.set(word, count - 1)
  }
  return total === 0 ? 0 : (2 * both) / total
}
