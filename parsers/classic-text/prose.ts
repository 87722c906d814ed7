/** Prose: writing lines back as one text, with paragraphs apart and lists marked as the API's markdown marks them. */
import type { Words } from './words.js'

export function writeProse(lines: readonly Words[]): string {
  let out = ''
  let last: Words | undefined
  for (const line of lines) {
    const text = line.text.endsWith('|') ? line.text.slice(0, -1).trimEnd() : line.text
    if (text === '') continue
    // Items of one list stand together; all else is a paragraph of its own.
    const isNext = last !== undefined && line.mark !== '' && last.depth >= line.depth && last.depth > 0
    const indent = '  '.repeat(line.mark === '' ? line.depth : line.depth - 1)
    out += `${last === undefined ? '' : isNext ? '\n' : '\n\n'}${indent}${line.mark}${text}`
    last = line
  }
  return out
}
