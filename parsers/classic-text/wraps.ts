/** Telling the line breaks of a text wrapped at some width from those that mean something. */

const narrowest = 60
const widest = 130
const fewest = 3

/** The width a text is wrapped at; 0 where its lines are whole, or too few to tell. */
export function widthOf(lines: readonly string[]): number {
  const runOn = lines.flatMap((line, at) => {
    const next = lines[at + 1] ?? ''
    const isProse = line.trim() !== '' && next.trim() !== '' && !line.includes('|') && !next.includes('|')
    return isProse ? [{ line, next }] : []
  })
  const width = runOn.reduce((most, { line }) => Math.max(most, line.length), 0)
  if (width < narrowest || width > widest) return 0
  return runOn.filter(({ line, next }) => wraps(line, next, width)).length >= fewest ? width : 0
}

/** A break is a wrap where the next word would not have fitted. */
export function wraps(line: string, next: string, width: number): boolean {
  const word = next.trimStart().split(' ', 1)[0] ?? ''
  return width > 0 && line.length + 1 + word.length > width
}
