/** The margin that text browsers leave at the left of all they print but headings. */

const margin = 3

/** Takes the margin off, where most lines have it: markdown takes indented marks for code. */
export function dropMargin(lines: readonly string[]): readonly string[] {
  const printed = lines.filter((line) => line !== '')
  const inset = printed.filter((line) => line.startsWith(' '.repeat(margin)))
  if (inset.length * 3 < printed.length * 2) return lines
  return lines.map((line) => (line.startsWith(' '.repeat(margin)) ? line.slice(margin) : line))
}
