/** Which limit of a criterion changed: the quantity, both values, and whether it lets more people in where that is certain. */
import type { Facts } from '../../model/change.js'
import { nameQuantity } from './quantity-names.js'
import { readQuantities, type Quantity, type Reading, type Token } from './quantities.js'
import { changedPieces, type Piece } from './token-changes.js'
import { scaleBetween } from './units.js'

/** More of the words than this changed besides: the criterion was written anew, and the number with it. */
const mostReworded = 0.4
/** In characters; longer items are not read for limits. */
const longestCompared = 6000

/**
 * Compares two versions of one criterion.
 * @returns `quantity`, `from`, `to` and `effect` of the first limit that changed and how many others did; undefined where
 *   none did, or where so much was reworded that no number can be said to have taken another's place
 */
export function thresholdFacts(before: string, after: string, side: string): Facts | undefined {
  if (isTooLong(before, after) || numbersIn(before) === numbersIn(after)) return undefined
  const earlier = readQuantities(before)
  const later = readQuantities(after)
  const pieces = changedPieces(earlier.tokens.map(keyOf), later.tokens.map(keyOf))
  if (!pieces) return undefined
  const changed = pieces.flatMap((piece) => replacedIn(piece, earlier.tokens, later.tokens))
  const [first] = changed
  if (!first) return exponentFacts(before, after)
  if (shareReworded(pieces, earlier.tokens, later.tokens) > mostReworded) return undefined
  const { effect, ...facts } = factsOf(first.before, first.after, earlier, later, side)
  // One limit may let more people in and the next one fewer: then nothing is certain of the criterion.
  const isAgreed = changed.every((each) => factsOf(each.before, each.after, earlier, later, side).effect === effect)
  return {
    ...facts,
    ...(effect && isAgreed && { effect }),
    ...(changed.length > 1 && { others: changed.length - 1 }),
  }
}

/** A limit of which only the power changed: `100 x 10^9/L` → `100 x 10^6/L`, all else being the same. */
function exponentFacts(before: string, after: string): Facts | undefined {
  const [from, to] = [before.split(/\s+/), after.split(/\s+/)]
  const at = from.findIndex((word, index) => word !== to[index])
  const [earlier = '', later = ''] = [from[at] ?? '', to[at] ?? '']
  const isRestSame = from.length === to.length && from.every((word, index) => index === at || word === to[index])
  const isPower = earlier.replace(/\^\d+/g, '^') === later.replace(/\^\d+/g, '^')
  return isRestSame && isPower ? { from: earlier, to: later } : undefined
}

/** Texts as long as a whole record's criteria are compared as one: word by word would say little and take long. */
export function isTooLong(before: string, after: string): boolean {
  return before.length > longestCompared || after.length > longestCompared
}

/** All numbers and comparisons of a text with what follows them, in order: without a difference here there is no other limit. */
function numbersIn(text: string): string {
  return (text.match(numeric) ?? []).join(' ').toLowerCase()
}

const numeric =
  /\d+(?:[.,]\d+)*[\s-]?[^\s\d]*|[<>≤≥=]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b\s?\S*|\b(?:more|less|greater|least|most|within|above|below|under|over|older|younger|higher|lower|fewer|equal|longer|shorter|later|exceed\w*|minimum|maximum)\b/gi

function keyOf(token: Token): string {
  if ('word' in token) return token.word
  const { low, high, isLowOpen, isHighOpen, unit } = token
  return `# ${low} ${isLowOpen} ${high} ${isHighOpen} ${unit}`
}

/** Quantities of one piece that took each other's place, in order; what was only added is none. */
function replacedIn(
  { before, after }: Piece,
  earlier: readonly Token[],
  later: readonly Token[],
): { before: Quantity; after: Quantity }[] {
  const from = earlier.slice(...before).filter(isQuantity)
  const to = later.slice(...after).filter(isQuantity)
  return from.flatMap((each, index) => {
    const other = to[index]
    if (!other || isSameAmount(each, other)) return []
    return from.length === to.length || each.unit === other.unit ? [{ before: each, after: other }] : []
  })
}

function isQuantity(token: Token): token is Quantity {
  return !('word' in token)
}

/** `12 months` and `1 year` are the same, `4 weeks` and `1 month` not quite; a number that lost its unit or its comparison was reworded. */
function isSameAmount(before: Quantity, after: Quantity): boolean {
  const isUnitLost = (before.unit === '') !== (after.unit === '')
  const scale = isUnitLost ? 1 : scaleBetween(before.unit, after.unit)
  if (scale === undefined) return false
  const { low, high, isLowOpen, isHighOpen } = before
  if (isPoint(before) !== isPoint(after)) return isNear(limitOf(before) * scale, limitOf(after))
  return (
    isNear(low * scale, after.low) &&
    isNear(high * scale, after.high) &&
    isLowOpen === after.isLowOpen &&
    isHighOpen === after.isHighOpen
  )
}

/** Whether two numbers are one but for what converting units costs. */
function isNear(number: number, other: number): boolean {
  if (!Number.isFinite(number) || !Number.isFinite(other)) return number === other
  return Math.abs(number - other) <= 1e-9 * Math.abs(other)
}

/** The one number of a quantity; none of a range. */
function limitOf({ low, high }: Quantity): number {
  if (low === high || high === Number.POSITIVE_INFINITY) return low
  return low === Number.NEGATIVE_INFINITY ? high : Number.NaN
}

function countWords(tokens: readonly Token[]): number {
  // Some spellings of an age take the word in with the number.
  return tokens.filter((token) => !isQuantity(token) && !/^age[ds]?$/.test(token.word)).length
}

/** The share of words, quantities aside, that one text has and the other has not. */
function shareReworded(pieces: readonly Piece[], earlier: readonly Token[], later: readonly Token[]): number {
  const changed = pieces.reduce(
    (sum, { before, after }) => sum + countWords(earlier.slice(...before)) + countWords(later.slice(...after)),
    0,
  )
  return changed / Math.max(1, countWords(earlier) + countWords(later))
}

function factsOf(before: Quantity, after: Quantity, earlier: Reading, later: Reading, side: string): Facts {
  const name = nameIn(before, earlier) ?? nameIn(after, later)
  const effect =
    name?.isKnown && isPlain(before, earlier) && isPlain(after, later) ? effectOf(before, after, side) : undefined
  return {
    ...(name && { quantity: name.name }),
    from: spelled(before, after, earlier),
    to: spelled(after, before, later),
    ...(effect && { effect }),
  }
}

/** A quantity as its text has it; beside one with a unit, with the word behind the number, which may be one. */
function spelled({ text, end, unit }: Quantity, other: Quantity, { plain }: Reading): string {
  const [, next] = unit === '' && other.unit !== '' ? (/^ ?(\p{L}+)/u.exec(plain.slice(end)) ?? []) : []
  return next === undefined ? text : `${text} ${next}`
}

function nameIn({ start, end, unit }: Quantity, { plain }: Reading): ReturnType<typeof nameQuantity> {
  const clause =
    plain
      .slice(0, start)
      .split(/[;•]|\.\s/)
      .at(-1) ?? ''
  return nameQuantity(clause, plain.slice(end, end + 60), plain.slice(start, end), unit)
}

/** Whether nothing beside the quantity turns its meaning or makes it hold for some only. */
function isPlain({ start, end }: Quantity, { plain }: Reading): boolean {
  const [behind = ''] = plain.slice(end).split(/[;•]|\.\s/)
  return !turning.test(plain.slice(0, start)) && !turningBehind.test(behind)
}

const turning =
  /\b(?:no|not|never|without|unless|except|excluding|excluded|other than|if|when|who have not|nor|than|absence|absent|free|lack\w*|fail\w*|inability|inabilities|unable|incapable|insufficient|inadequate|abst(?:ain|inen|en)\w*|avoid\w*|refrain\w*|discontinu\w*|stop\w*|cease\w*|cessation|refus\w*|unwilling\w*|declin\w*|intoleran\w*|contraindicat\w*|ineligible|decreas\w*|increas\w*|reduc\w*|loss|chang\w*|declined?|improve\w*|require\w*)\b|n't\b/i
const turningBehind =
  /\b(?:not|exclu(?:de|sion)\w*|ineligible|prohibit\w*|disqualif\w*|forbidden|must|should|shall|will|needs?|needed|requir\w*|ha(?:s|ve) to|agree\w*|receiv\w*|undergo\w*|uses?)\b/i

/** Wider: the criterion lets more people in than before. Undefined where neither amount holds the other. */
function effectOf(before: Quantity, after: Quantity, side: string): 'wider' | 'narrower' | undefined {
  const scale = scaleBetween(before.unit, after.unit)
  if (scale === undefined || side === 'other' || isPoint(before) !== isPoint(after)) return undefined
  const scaled = { ...before, low: before.low * scale, high: before.high * scale }
  const grows = holds(after, scaled)
  if (grows === holds(scaled, after)) return undefined
  return grows === (side === 'inclusion') ? 'wider' : 'narrower'
}

function isPoint({ low, high }: Quantity): boolean {
  return low === high
}

/** Whether every amount of the inner interval lies in the outer one. */
function holds(outer: Quantity, inner: Quantity): boolean {
  const low = outer.low < inner.low || (outer.low === inner.low && (!outer.isLowOpen || inner.isLowOpen))
  const high = outer.high > inner.high || (outer.high === inner.high && (!outer.isHighOpen || inner.isHighOpen))
  return low && high
}
