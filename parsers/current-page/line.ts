/** A Line: what a page prints on one line, in the one form to which pages and texts are brought. */

export interface Line {
  text: string
  /** The list mark before it: `* `, `3. ` or none. */
  mark: string
  /** Columns before the mark, or before the text where there is none. */
  indent: number
  /** Whether a blank line stands before it. */
  isApart: boolean
  /** No line, but the place where a row of a table, its next cell, or what follows the table begins. */
  opens?: 'row' | 'cell' | 'end'
}

/** The lines of a longer text, with its paragraphs and lists. */
export function writeText(lines: readonly Line[]): string {
  let out = ''
  for (const { text, mark, indent, isApart } of wordsOf(lines)) {
    out += `${out === '' ? '' : isApart ? '\n\n' : '\n'}${' '.repeat(indent)}${mark}${text}`
  }
  return out
}

/** Only the lines that carry words. */
export function wordsOf(lines: readonly Line[]): Line[] {
  return lines.filter(({ opens }) => opens === undefined)
}

/** The words of each line, bars left out. */
export function valuesOf(lines: readonly Line[]): string[] {
  return lines.map(({ text }) => trimBars(text)).filter((text) => text !== '')
}

/** A text without the spaces and bars around it. */
export function trimBars(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isEdge(text[start])) start++
  while (start < end && isEdge(text[end - 1])) end--
  return text.slice(start, end)
}

function isEdge(sign: string | undefined): boolean {
  return sign === '|' || sign === ' ' || sign === '\t' || sign === '\n'
}

/** Words of the site as they are compared: lower case, single spaces, without bars around them and a colon behind. */
export function fold(text: string): string {
  const words = trimBars(text.slice(0, 300)).replace(/\s+/g, ' ').toLowerCase()
  return words.endsWith(':') ? words.slice(0, -1).trimEnd() : words
}
