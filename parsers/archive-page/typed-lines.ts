/** Giving the lines of a typed text back the indent that a change page takes from those that changed. */

export interface TypedLine {
  text: string
  isFiller: boolean
  /** Whether the page set the line anew, without its indent. */
  isReset: boolean
}

const listMark = /^\s*(?:([-*+•·–—])|\d{1,3}([.)])|[a-z]([.)]))\s/

/** A line of a list that was set anew is indented as the next one before it, or behind it, with the same kind of mark. */
export function readIndents(lines: readonly TypedLine[]): string[] {
  const before = indentsSeen(lines)
  const behind = indentsSeen(lines.toReversed()).toReversed()
  return lines.map(({ text, isReset }, at) => (isReset ? (before[at] ?? behind[at] ?? '') + text : text))
}

/** For each line the indent of the last one with its kind of mark. */
function indentsSeen(lines: readonly TypedLine[]): (string | undefined)[] {
  const seen = new Map<string, string>()
  return lines.map(({ text, isReset }) => {
    const kind = kindOf(text)
    if (kind === undefined) return undefined
    if (!isReset) seen.set(kind, text.slice(0, text.length - text.trimStart().length))
    return seen.get(kind)
  })
}

function kindOf(text: string): string | undefined {
  const found = listMark.exec(text)
  return found ? (found[1] ?? found[2] ?? `a${found[3]}`) : undefined
}
