/** Whether an outcome measure was reworded or became another one: what its words say for certain. */
import { exchangesAggregation, exchangesDefinition, exchangesOpposites } from './exchanged-words.js'
import { isCommon, outcomeWords, type OutcomeWords } from './outcome-words.js'

/**
 * Another measure is one in which what the words name was exchanged: an instrument or a laboratory value for another, more
 * than half of the words that tell what is measured, a number, a threshold, a negation, a kind of survival, a way to
 * aggregate; or one to which a component came, or from which one went, with an `and` or `or`. Grammar, word order,
 * spelling, abbreviations, a share for a number of the same participants, and detail that only came or only went reword it.
 */
export type Wording = 'same' | 'reworded' | 'other-time-point' | 'other-measure' | 'replaced'

export function compareMeasures(before: string, after: string): Wording {
  const earlier = outcomeWords(before)
  const later = outcomeWords(after)
  if (exchangesDefinition(earlier.all, later.all)) return 'other-measure'
  if (isOther(earlier, later)) return sharesWords(earlier, later) ? 'other-measure' : 'replaced'
  if (earlier.points.size > 0 && later.points.size > 0 && !isSameSet(earlier.points, later.points))
    return 'other-time-point'
  return 'reworded'
}

/** Whether any word that tells what is measured stayed. */
function sharesWords(before: OutcomeWords, after: OutcomeWords): boolean {
  return [...before.telling].some((word) => [...after.telling].some((each) => each === word || isForm(word, each)))
}

function isOther(before: OutcomeWords, after: OutcomeWords): boolean {
  if (hasOtherNumbers(before.numbers, after.numbers)) return true
  const { lost, gained, denied } = exchanged(before, after)
  if (exchangesOpposites(before.all, after.all)) return true
  if (lost.some((word) => before.names.has(word)) && gained.some((word) => after.names.has(word))) return true
  // Whatever stands before `(OS)` or `(ORR)`, it is that outcome as long as half of it stayed.
  if (hasSameShortName(before, after)) return keepsHalf(before, after) ? joinsAny(before, after, lost, gained) : true
  if (denied) return true
  if (!hasSameNames(before, after) && isOtherKind(before, after)) return true
  if (lost.length > 0 && gained.length > 0) return keepsLittle(before, after, lost, gained)
  return joinsAny(before, after, lost, gained)
}

function joinsAny(
  before: OutcomeWords,
  after: OutcomeWords,
  lost: readonly string[],
  gained: readonly string[],
): boolean {
  return joins(after, before, gained) || joins(before, after, lost)
}

function hasSameShortName(before: OutcomeWords, after: OutcomeWords): boolean {
  return before.shortNames.size > 0 && isSameSet(before.shortNames, after.shortNames)
}

function keepsHalf(before: OutcomeWords, after: OutcomeWords): boolean {
  const most = Math.max(before.all.length, after.all.length)
  return without(before.all, after.all).length <= most / 2
}

/** Whether both bear the same names, an instrument's or a laboratory value's. */
function hasSameNames(before: OutcomeWords, after: OutcomeWords): boolean {
  return before.names.size > 0 && isSameSet(before.names, after.names)
}

/** Whether less than two thirds of the words stayed, or less than half of those that tell what is measured. */
function keepsLittle(
  before: OutcomeWords,
  after: OutcomeWords,
  lost: readonly string[],
  gained: readonly string[],
): boolean {
  const most = Math.max(before.all.length, after.all.length)
  const exchangedShare = Math.max(lost.length / before.telling.size, gained.length / after.telling.size)
  return exchangedShare > 1 / 2 || most - without(before.all, after.all).length < 0.6 * most
}

/** A number for another; or a threshold where none was. The number of an instrument or its version may come and go. */
function hasOtherNumbers(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  const lost = [...before].filter((each) => !after.has(each))
  const gained = [...after].filter((each) => !before.has(each))
  if (lost.length > 0 && gained.length > 0) return true
  return [...lost, ...gained].some((each) => /^[<>]|%$|^grade/.test(each))
}

/** Telling words that only one text has, without abbreviations of the other's words and other forms of them; and whether only one of them denies. */
function exchanged(before: OutcomeWords, after: OutcomeWords): { lost: string[]; gained: string[]; denied: boolean } {
  const onlyBefore = [...before.telling].filter((word) => !after.all.includes(word))
  const onlyAfter = [...after.telling].filter((word) => !before.all.includes(word))
  const spelledBefore = wordsSpelling(onlyAfter, before.all)
  const spelledAfter = wordsSpelling(onlyBefore, after.all)
  const lost = onlyBefore.filter(
    (word) => !spelledBefore.has(word) && !isInitials(word, after.all) && !onlyAfter.some((each) => isForm(word, each)),
  )
  const gained = onlyAfter.filter(
    (word) =>
      !spelledAfter.has(word) && !isInitials(word, before.all) && !onlyBefore.some((each) => isForm(word, each)),
  )
  const lostNegations = without(before.negations, [...after.negations, ...spelledBefore])
  const gainedNegations = without(after.negations, [...before.negations, ...spelledAfter])
  const denied = lostNegations.length !== gainedNegations.length
  return { lost, gained, denied }
}

/** The words but for each of the others once. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const open = [...others]
  return words.filter((word) => {
    const at = open.indexOf(word)
    if (at >= 0) open.splice(at, 1)
    return at < 0
  })
}

/** The words whose initials are one of the abbreviations. */
function wordsSpelling(abbreviations: readonly string[], words: readonly string[]): Set<string> {
  return new Set(abbreviations.flatMap((each) => runOf(each, words)))
}

function isInitials(abbreviation: string, words: readonly string[]): boolean {
  return runOf(abbreviation, words).length > 0
}

/** `pfs` → `progression`, `free`, `survival`; `qol` → `quality`, `of`, `life`; nothing where no run of words spells it. */
function runOf(abbreviation: string, words: readonly string[]): readonly string[] {
  if (!/^\p{L}{2,6}$/u.test(abbreviation)) return []
  for (const run of [words, words.filter((word) => !isCommon(word))]) {
    const at = run
      .map((word) => word.charAt(0))
      .join('')
      .indexOf(abbreviation)
    if (at >= 0 && run.every((word) => word !== '')) return run.slice(at, at + abbreviation.length)
  }
  return []
}

/** `response` and `responder`, `progession` and `progression`. */
function isForm(word: string, other: string): boolean {
  const longest = Math.max(word.length, other.length)
  let shared = 0
  while (shared < longest && word[shared] === other[shared]) shared++
  if (shared >= 5 && shared >= 0.6 * longest) return true
  return longest >= 6 && shared >= 3 && isOneLetterOff(word, other, shared)
}

function isOneLetterOff(word: string, other: string, shared: number): boolean {
  const [rest, others] = [word.slice(shared), other.slice(shared)]
  if (rest.slice(1) === others.slice(1) || rest.slice(1) === others || rest === others.slice(1)) return true
  return rest.slice(2) === others.slice(2) && rest[0] === others[1] && rest[1] === others[0]
}

/** With what these are said of, they make another outcome whether they are exchanged, come or go. */
const kinds = [
  {
    of: /^survival$/,
    kind: /^(?:overall|progression|event|disease|relapse|recurrence|metastasis|failure|invasive)$/,
  },
  { of: /^(?:response|remission)$/, kind: /^(?:overall|objective|complete|partial|pathological|pathologic)$/ },
]

function isOtherKind(before: OutcomeWords, after: OutcomeWords): boolean {
  if (exchangesAggregation(before.all, after.all)) return true
  return kinds.some(({ of, kind }) => {
    if (![before, after].every(({ all }) => all.some((word) => of.test(word)))) return false
    return hasOwnKind(before, after, kind) || hasOwnKind(after, before, kind)
  })
}

function hasOwnKind({ all }: OutcomeWords, other: OutcomeWords, kind: RegExp): boolean {
  return all.some((word) => kind.test(word) && !other.all.some((each) => each === word || isForm(word, each)))
}

/** Whether a component that only the longer text has is joined by `and` or `or` to one that both have. */
function joins(longer: OutcomeWords, shorter: OutcomeWords, own: readonly string[]): boolean {
  const isOwn = new Set(own)
  if (countJoints(longer) <= countJoints(shorter)) return false
  return longer.all.some((word, index) => {
    if (word !== 'or' && word !== 'and') return false
    const left = longer.all[index - 1] ?? ''
    const right = longer.all[index + 1] ?? ''
    return (isOwn.has(right) && shorter.telling.has(left)) || (isOwn.has(left) && shorter.telling.has(right))
  })
}

function countJoints({ all }: OutcomeWords): number {
  return all.filter((word) => word === 'or' || word === 'and').length
}

function isSameSet(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  return before.size === after.size && [...before].every((each) => after.has(each))
}
