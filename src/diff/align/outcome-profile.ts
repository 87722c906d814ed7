/** What an outcome is recognised by among those of both versions: its words, its description, its time frame and its neighbours. */
import type { Trial } from '../../model/trial.js'
import { fold } from '../../normalize/fold.js'
import { isCommon, outcomeWords, unmarked, type OutcomeWords } from '../outcomes/outcome-words.js'
import { wordsOf, type Words } from './similarity.js'

export type Outcome = NonNullable<Trial['outcomes']>[number]

export interface OutcomeProfile {
  words: OutcomeWords
  /** The measure without its time points; and without what stands in brackets as well, where anything does. */
  stem: string
  unbracketed: string | undefined
  /** Whether a list holds more than one outcome of this stem. */
  isFamily: boolean
  timeFrame: string
  /** The words of a description that no other outcome of its list has. */
  described: Words | undefined
  /** The outcomes beside it in the list of its type. */
  neighbours: readonly [before: string, after: string]
}

export interface OutcomeProfiles {
  of(outcome: Outcome): OutcomeProfile
  /** How much a word tells: little where it is grammar or stands in most registry titles, less the more of the outcomes have it. */
  weightOf(word: string): number
}

export function profileOutcomes(before: readonly Outcome[], after: readonly Outcome[]): OutcomeProfiles {
  const lists = [before, after]
  const counts = lists.map((list) => countOf(list.flatMap(({ measure }) => [...new Set(outcomeWords(measure).all)])))
  const stems = lists.map((list) => countOf(list.map(({ measure }) => stemOf(measure))))
  const known = new Map<Outcome, OutcomeProfile>()
  for (const list of lists) {
    const descriptions = countOf(list.map(({ description = '' }) => description))
    for (const [at, outcome] of list.entries()) {
      const { measure = '', description = '', timeFrame = '' } = outcome
      const stem = stemOf(measure)
      known.set(outcome, {
        words: outcomeWords(measure),
        stem,
        unbracketed: /[([]/.test(measure) ? stemOf(measure.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')) : undefined,
        isFamily: stems.some((count) => (count.get(stem) ?? 0) > 1),
        timeFrame: fold(timeFrame).toLowerCase(),
        described: description !== '' && descriptions.get(description) === 1 ? wordsOf(description) : undefined,
        neighbours: neighboursOf(list, at),
      })
    }
  }
  return {
    of: (outcome) => known.get(outcome) ?? nobody,
    weightOf: (word) => {
      const most = Math.max(1, ...counts.map((count) => count.get(word) ?? 0))
      return (isCommon(word) ? 0.3 : 1) / Math.sqrt(most)
    },
  }
}

const nobody: OutcomeProfile = {
  words: outcomeWords(''),
  stem: '',
  unbracketed: undefined,
  isFamily: false,
  timeFrame: '',
  described: undefined,
  neighbours: ['', ''],
}

/** Without case, list marks and marks: as formats and years print the same title. */
export function bareTitle(measure: string): string {
  const words =
    fold(unmarked(measure))
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}<>=%]+/gu) ?? []
  return words.join(' ')
}

function stemOf(measure = ''): string {
  return outcomeWords(measure).all.join(' ')
}

function neighboursOf(list: readonly Outcome[], at: number): [string, string] {
  const { type } = list[at] ?? {}
  const step = (by: number): string => {
    let to = at + by
    while (list[to] && list[to]?.type !== type) to += by
    return bareTitle(list[to]?.measure ?? '')
  }
  return [step(-1), step(1)]
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
