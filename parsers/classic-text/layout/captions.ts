/** Captions of the page's tables, which only those hear whom a page is read to. */

const caption = /^[ \t|]*(?:CAPTION: |: )?Layout table for [a-z]+ (?:information|contacts|terms) ?/i

/** Drops them; what a tool ran together with them stays. */
export function dropCaptions(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line.includes('ayout table for') ? line.replace(caption, '').replace(/^[\s|]+$/, '') : line,
  )
}
