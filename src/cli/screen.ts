/** What the screen can show: colours where it is a terminal and nobody objects, and its width. */

export type ColorWish = 'auto' | 'always' | 'never'

/** `NO_COLOR` and `FORCE_COLOR` are obeyed, an explicit wish above both. */
export function wantsColor(wish: ColorWish, toFile: boolean): boolean {
  if (wish !== 'auto') return wish === 'always'
  if (toFile || process.env.NO_COLOR) return false
  const forced = process.env.FORCE_COLOR
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return process.stdout.isTTY && process.env.TERM !== 'dumb'
}

/** Columns of the terminal, 80 where there is none, 100 at most: longer lines are hard to read. */
export function columnsOf(toFile: boolean): number {
  return toFile ? 80 : Math.min(process.stdout.columns || 80, 100)
}

/** Breaks a sentence into lines of at most 79 characters, each indented; those below the first two columns more. */
export function fill(text: string, indent: number): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length + 1 <= 79) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(' '.repeat(lines.length === 0 ? indent : indent + 2) + word)
  }
  return lines.join('\n')
}
