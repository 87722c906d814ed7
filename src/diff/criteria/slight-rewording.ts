/** Whether a criterion was reworded without saying anything else: articles, marks, plurals, and the same limit in another unit. */
import { readQuantities, type Token } from './quantities.js'
import { inBase } from './units.js'

const articles = new Set(['a', 'an', 'the', 'of'])

export function isSlight(before: string, after: string): boolean {
  if (Math.abs(before.length - after.length) > 40) return false
  const [from, to] = [wordsOf(before), wordsOf(after)]
  return from.length > 0 && from.join(' ') === to.join(' ')
}

function wordsOf(text: string): string[] {
  return readQuantities(text).tokens.flatMap((token) => {
    const word = plainWord(token)
    return articles.has(word) ? [] : [word]
  })
}

function plainWord(token: Token): string {
  if ('word' in token) return token.word.length > 3 ? token.word.replace(/(?<=[^s])s$/, '') : token.word
  const [family, size] = inBase(token.unit)
  const ends = [token.low, token.high].map((end) => (end * size).toPrecision(6))
  return `# ${ends.join(' ')} ${token.isLowOpen} ${token.isHighOpen} ${family}`
}
