/** Link marks, as text browsers leave them: `[12]` in the text, and at its end a list of what they link to. */
import type { Words } from './words.js'

const heading = /^[ \t]*References[ \t]*$/gm
const entry = /^\s*(\d{1,5})\. \S/
const mark = /\[(\d{1,5})\]/g

/** How many numbers may be missing from one mark to the next. */
const reach = 3

/** The text without the list, and how many links it told; 0 where there is no list. */
export function cutLinks(text: string): { text: string; links: number } {
  const at = [...text.matchAll(heading)].at(-1)?.index
  if (at === undefined) return { text, links: 0 }
  let links = 0
  for (const line of text.slice(at).split('\n')) links = Number(entry.exec(line)?.[1] ?? links)
  return links > 0 ? { text: text.slice(0, at), links } : { text, links }
}

/** Drops the marks, which count on: a text may hold `[4]` of its own. */
export function dropMarks(lines: readonly Words[], links: number): void {
  let next = 1
  for (const line of links > 0 ? lines : []) {
    line.text = line.text.replace(mark, (found, digits: string, offset: number, text: string) => {
      const number = Number(digits)
      if (number < next || number > Math.min(next + reach, links)) return found
      next = number + 1
      return offset > 0 && /\w/.test(text[offset - 1] ?? '') ? ' ' : ''
    })
  }
}
