/** Reading values printed with a word of a closed list before them: `Drug: Placebo`, `Experimental: Arm A`. */
import { vocabulary, type VocabularyName } from '../../src/model/vocabulary.js'
import { readValue } from '../../src/normalize/value.js'

/** `Drug: Placebo` → its word and the rest; undefined where no word of the list stands before the first colon. */
export function splitKind(list: VocabularyName, printed: string): { kind: string; rest: string } | undefined {
  const colon = printed.indexOf(':')
  if (colon < 0 || colon > 40) return undefined
  const kind = printed.slice(0, colon).trim()
  return readValue(list, kind) === undefined ? undefined : { kind, rest: printed.slice(colon + 1).trim() }
}

/** Cuts one line before each word of the list that a colon follows: `Drug: A Drug: B` → two; `Drug: ADrug: B` too. */
export function cutBeforeKinds(list: VocabularyName, printed: string): string[] {
  const words = Object.values<string>(vocabulary[list]).map((word) => `${word}:`)
  const cuts = words.flatMap((word) => placesOf(word, printed)).toSorted((a, b) => a - b)
  const ends = [...cuts.filter((at) => at > 0), printed.length]
  return ends
    .map((end, index) => printed.slice(index === 0 ? 0 : ends[index - 1], end).trim())
    .filter((part) => part !== '')
}

/** The words of a closed list that stand in a text, in its order. */
export function listedValues(list: VocabularyName, printed: string): string[] {
  const folded = printed.toLowerCase()
  const found = Object.values<string>(vocabulary[list]).map((word) => ({
    word,
    at: folded.indexOf(word.toLowerCase()),
  }))
  const values = found.filter(({ at }) => at >= 0).toSorted((a, b) => a.at - b.at)
  return values.length > 0 ? values.map(({ word }) => word) : [printed]
}

/** Where a word begins in a text: at its start, after a space, or run together with what ends in no capital. */
function placesOf(word: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || /[\s\p{Ll}\d)]/u.test(text[at - 1] ?? '')) places.push(at)
  }
  return places
}
