/** Whether a sentence about a change is English, as a function: what in it is a name, code or pointer of ours. */
import { sentenceOf, type Change } from '../../src/index.js'

const ours: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z]+[A-Z]\w*/, 'a name in camel case'],
  [/\b[A-Z0-9]+(?:_[A-Z0-9]+)+\b/, 'a value of a closed list'],
  [/\b(?:undefined|null|NaN|Infinity)\b|\[object/, 'a value of JavaScript'],
  [/(?:^|[\s(])\/\w+|\w\/\d+(?:\/|\b)/, 'a pointer'],
  [/\[\]|\{|\}/, 'a path'],
  [/\s{2}|\s[,.;:)]|[.\s]$/, 'loose punctuation'],
]

/** Facts that hold the registry's own words and are printed without quotes. */
const printedBare = ['facility', 'city', 'state', 'country', 'from', 'to'] as const

/** One complaint for each thing in the change's sentence that no reader should meet; what it quotes is not judged. */
export function complaintsOf(change: Change): string[] {
  const sentence = sentenceOf(change)
  if (sentence.trim() === '') return [`no sentence for ${change.code}`]
  const bare = withoutNames(sentence.replace(/“.*”/gs, 'Quoted'), change)
  return complaintsAbout(bare).map((what) => `${what} in: ${sentence}`)
}

/** What in a sentence, its quotations and names left out, is not English. */
export function complaintsAbout(sentence: string): string[] {
  return ours.flatMap(([pattern, what]) => (pattern.test(sentence) ? [what] : []))
}

function withoutNames(sentence: string, { code, facts, subject }: Change): string {
  // The quantity of a threshold and both its values are the criterion's own words.
  if (code === 'criterion/threshold-changed') return sentence.replace(/changed.*;/, 'changed;')
  if (!/^(?:sites?|country|investigator)\//.test(code)) return sentence
  const names = [...printedBare.map((name) => facts[name]), subject].filter((each) => typeof each === 'string')
  return names
    .filter((name) => name !== '' && !/^[A-Z_]+$/.test(name))
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replace(wholeWords(name), 'Name'), sentence)
}

function wholeWords(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu')
}
