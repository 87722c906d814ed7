/** One item cut into two where a sentence or clause ends, and two neighbours written as one. */
import { wordsOf } from './words.mjs'

const joints = [
  /(?<=\p{Ll}{3}\)?|\d\)?|%)\. (?=\p{Lu}\p{Ll})/gu,
  /; (?:and |or )?(?=\p{L})/gu,
  /, (?:and|or|but) (?=\p{L})/gu,
  / (?:and|or) (?=\p{L})/gu,
]
/** What no sponsor would leave at the edge of an item: `greater than | or equal to`. */
const torn =
  /\b(?:than|less|more|greater|equal|either|both|between|of|in|with|to|a|the|and|or)$|^(?:equal|more|less|higher|lower|older|younger|its|their)\b/i
const fewestWords = [4, 4, 4, 5]

/** Two texts, each with words enough to stand alone (`fewer` than in a criterion where titles are short), or undefined. */
export function splitText(random, text, fewer = 0) {
  for (const [index, joint] of joints.entries()) {
    const fewest = fewestWords[index] - fewer
    const places = [...text.matchAll(joint)]
      .map((found) => partsAt(text, found, index === 0))
      .filter(([first, second]) => isWhole(first, fewest) && isWhole(second, fewest))
      .filter(([first, second]) => isEven(first, second))
    if (places.length > 0) return random.pick(places)
  }
  return undefined
}

function partsAt(text, found, isSentence) {
  const first = text.slice(0, found.index) + (isSentence ? '.' : '')
  return [first, capital(text.slice(found.index + found[0].length))]
}

function isWhole(part, fewest) {
  const depth = (part.match(/[([]/g) ?? []).length - (part.match(/[)\]]/g) ?? []).length
  return depth === 0 && wordsOf(part).length >= fewest && !/[:,]$/.test(part) && !torn.test(part)
}

/** Neither part is a mere tail of the other. */
function isEven(first, second) {
  const [fewer, more] = [wordsOf(first).length, wordsOf(second).length].toSorted((a, b) => a - b)
  return fewer * 4 >= more
}

export function mergeTexts(random, first, second) {
  const link = random.weigh({ '. ': 3, '; ': 3, ', and ': 2, '; and ': 1 })
  const head = first.replace(/[.;,]+$|[;,]? (?:and|or)$/, '')
  return head + link + (link === '. ' ? second : small(second))
}

const capital = (text) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
const small = (text) => text.replace(/^\p{Lu}(?=\p{Ll}+\b)/u, (letter) => letter.toLowerCase())
