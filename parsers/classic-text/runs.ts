/** Runs: parting lines without any sign of markdown from those that have to be taken apart by its rules. */

export interface Run {
  /** Whether its lines are words already. */
  isPlain: boolean
  /** Index of its first line, and of the first line behind it. */
  start: number
  end: number
}

/** What holds beyond its lines: fenced code, definitions, blocks of HTML. */
const reaching = /^ {0,3}(?:```|~~~|\[[^\]]+\]:|<)/m
const block = /^(?:[-+*#>=_~`<\s]|\d{1,9}[.)](?:\s|$))/
const inline = /[*_`[<&\\]/

/** Shorter plain runs cost more to part than to parse, in characters. */
const shortest = 400

/** Markdown takes longer by the square of its length: long runs end with their part, or with an item, or right here. */
const long = 12_288
const longer = 16_384
const longest = 65_536

/** Plain is a line that neither opens a block nor stands in a paragraph with a sign. */
export function partRuns(text: string, lines: readonly string[]): Run[] {
  const isWhole = reaching.test(text)
  const runs: Run[] = []
  let isOpen = false
  let plain = { from: 0, length: 0 }
  let marked = 0
  const cut = (end: number, isPlain: boolean): void => {
    const start = runs.at(-1)?.end ?? 0
    if (start < end) runs.push({ isPlain, start, end })
    marked = 0
  }
  const endPlain = (end: number): void => {
    if (plain.length >= shortest) {
      cut(plain.from, false)
      cut(end, true)
    } else marked += plain.length
    plain = { from: end, length: 0 }
  }
  for (const [at, line] of lines.entries()) {
    const isBlock = block.test(line)
    isOpen = line !== '' && (isBlock ? inline.test(line) : isOpen || inline.test(line))
    if (line.length > longest) {
      endPlain(at)
      cut(at, false)
      cut(at + 1, true)
      plain = { from: at + 1, length: 0 }
    } else if (!isWhole && !isOpen && !(isBlock && line !== '')) plain.length += line.length + 1
    else {
      endPlain(at)
      const limit = /^\s/.test(line) ? longest : !isBlock && lines[at - 1] === '' ? long : longer
      if (marked > limit) cut(at, false)
      marked += line.length + 1
      plain = { from: at + 1, length: 0 }
    }
  }
  endPlain(lines.length)
  cut(lines.length, false)
  return runs
}
