/** Takes words of a text for other words, as an editor does. */
import type { Random } from './random.js'

const others = [
  'lavender',
  'granite',
  'orchard',
  'compass',
  'velvet',
  'harbour',
  'juniper',
  'meadow',
  'quartz',
] as const

/** Words of a text that can be taken for others: whole, of letters, neither a link nor part of a longer name. */
const word = /(?<![\p{L}\p{N}\\&@/.:_'’-])\p{L}{4,}(?![\p{L}\p{N}\\&@/:_'’-]|\.\S)/gu

export interface Edit {
  text: string
  /** The words as they were and as they are now, in order. */
  before: string[]
  after: string[]
}

/** The text with `count` of its words replaced; undefined where it has not enough of them. */
export function replaceWords(text: string, count: number, random: Random): Edit | undefined {
  const places = [...text.matchAll(word)].map(({ 0: found, index }) => ({ found, index }))
  if (places.length < count) return undefined
  const chosen = random
    .shuffled(places)
    .slice(0, count)
    .toSorted((a, b) => a.index - b.index)
  const edit: Edit = { text: '', before: [], after: [] }
  let at = 0
  for (const { found, index } of chosen) {
    const other = random.pick(others)
    edit.text += text.slice(at, index) + other
    edit.before.push(found)
    edit.after.push(other)
    at = index + found.length
  }
  return { ...edit, text: edit.text + text.slice(at) }
}

/** The text with one of its numbers made larger. */
export function replaceNumber(text: string, random: Random): Edit | undefined {
  const numbers = [...text.matchAll(/(?<![\p{L}\p{N}.,/\\-])\d{1,4}(?![\p{L}\p{N}/,]|[.)]\S)/gu)]
  const found = random.pickOf(numbers.filter(({ index }) => /\p{L}[^\n]*$/u.test(text.slice(0, index))))
  if (!found) return undefined
  const other = String(Number(found[0]) + random.between(1, 9))
  const rest = text.slice(found.index + found[0].length)
  return { text: text.slice(0, found.index) + other + rest, before: [found[0]], after: [other] }
}

/** The text with one of its doses in mg made larger. */
export function replaceDose(text: string, random: Random): Edit | undefined {
  const found = random.pickOf([...text.matchAll(/(?<![\p{L}\p{N}.,/\\-])\d{1,4}(?= ?mg\b)/gu)])
  if (!found) return undefined
  const other = String(Number(found[0]) + random.between(1, 9))
  const rest = text.slice(found.index + found[0].length)
  return { text: text.slice(0, found.index) + other + rest, before: [found[0]], after: [other] }
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
