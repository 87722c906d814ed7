/** An excerpt: the place where two texts part, with a few words around it. */

const around = 6
const longest = 48

export interface Excerpt {
  before: string
  after: string
  /** Whether words between the first and the last difference were left out. */
  isCut: boolean
}

/** Cuts what both texts share at their start and end, but for some words, so that the difference can be seen. */
export function excerpt(before: string, after: string): Excerpt {
  const earlier = wordsIn(before)
  const later = wordsIn(after)
  const shorter = Math.min(earlier.length, later.length)
  let start = 0
  while (start < shorter && earlier[start] === later[start]) start++
  let end = 0
  while (end < shorter - start && earlier.at(-1 - end) === later.at(-1 - end)) end++
  const [from, to] = [cut(earlier, start, end), cut(later, start, end)]
  return { before: from.text, after: to.text, isCut: from.isCut || to.isCut }
}

/** The beginning of a text, cut at a word. */
export function opening(text: string, length = 160): string {
  const line = wordsIn(text).join(' ')
  if (line.length <= length) return line
  const at = line.lastIndexOf(' ', length - 1)
  return `${line.slice(0, at > length / 2 ? at : length - 1)} …`
}

function wordsIn(text: string): string[] {
  return text.trim().split(/\s+/)
}

function cut(words: readonly string[], start: number, end: number): { text: string; isCut: boolean } {
  const from = start <= around + 2 ? 0 : start - around
  const to = end <= around + 2 ? words.length : words.length - end + around
  const shown = words.slice(from, to)
  const isCut = shown.length > longest
  const middle = isCut ? [...shown.slice(0, longest / 2), '…', ...shown.slice(shown.length - longest / 2)] : shown
  return { text: `${from > 0 ? '… ' : ''}${middle.join(' ')}${to < words.length ? ' …' : ''}`, isCut }
}
