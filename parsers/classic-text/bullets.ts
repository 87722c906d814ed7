/** List marks that markdown does not know, as copies by hand bring them: `• item`, `o   item`. */

export interface OpenItem {
  /** Where its mark stands. */
  column: number
  /** Whether its mark is one of these, not one of markdown. */
  isTyped: boolean
}

const bullet = /^\s*(?:[•·▪◦‣⁃○●□■\uf0b7]\s*|o\s{2,}|(?<=\s)[*+-]\s+)(?=\S)/
/** Indented by four columns a number is code to markdown, and its own marks below a line go on with it. */
const number = /^\s*(\d{1,3})[.)]\s+(?=\S)/

export function readBullet(line: string): { mark: string; rest: string } | undefined {
  const found = bullet.exec(line)
  if (found) return { mark: '* ', rest: line.slice(found[0].length) }
  const counted = number.exec(line)
  return counted?.[1] ? { mark: `${counted[1]}. `, rest: line.slice(counted[0].length) } : undefined
}

/** The items open once one begins at this column: those whose marks stand left of it, and itself. */
export function nest(open: readonly OpenItem[], column: number): OpenItem[] {
  return [...open.filter((each) => each.column < column), { column, isTyped: true }]
}
