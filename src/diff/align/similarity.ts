/** How alike two texts are: the share of their words that both have. */
import { fold } from '../../normalize/fold.js'

/** A text as a bag of lower-case words and numbers. */
export type Words = ReadonlyMap<string, number>

export function wordsOf(text: string): Words {
  const words = new Map<string, number>()
  for (const word of wordListOf(text)) {
    words.set(word, (words.get(word) ?? 0) + 1)
  }
  return words
}

/** The words and numbers of a text in order. */
export function wordListOf(text: string): string[] {
  return (
    fold(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+(?:\.\p{N}+)?|[<>]=?/gu) ?? []
  )
}

/** Dice coefficient of two bags of words: 0 for nothing in common, 1 for the same words in any order. */
export function similarity(before: Words, after: Words): number {
  let common = 0
  let total = 0
  for (const [word, count] of before) {
    common += Math.min(count, after.get(word) ?? 0)
    total += count
  }
  for (const count of after.values()) total += count
  return total === 0 ? 0 : (2 * common) / total
}
