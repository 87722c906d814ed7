/** Runs: parting lines that are words already, items of flat lists among them, from those markdown's rules have to take apart. */

export interface Run {
  /** Whether its lines are words already, or words behind one list mark. */
  isPlain: boolean
  /** Index of its first line, and of the first line behind it. */
  start: number
  end: number
}

/** What holds beyond its lines: fenced code, definitions, blocks of HTML. */
const reaching = /^ {0,3}(?:```|~~~|\[[^\]]+\]:|<)/m
const block = /^(?:[-+*#>=_~`<\s]|\d{1,9}[.)](?:\s|$))/
/** Signs within a line; brackets mean nothing without an address behind them. */
const inline = /[*_`<&\\]|\]\(|\[[^\]]*$/
/** An item whose words open no block of their own; its mark may stand alone. */
const item = /^[-+*](?: (?![-+*#>=_~`<\s]|\d{1,9}[.)](?:\s|$)).*)?$/

/** Shorter plain runs cost more to part than to parse, in characters. */
const shortest = 400

/** Markdown takes longer by the square of its length: long runs end with their part, or with an item, or right here. */
const long = 12_288
const longer = 16_384
const longest = 65_536

/** Plain is a line without signs, in a paragraph without signs, that opens no block but an item of a flat list. */
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
    const isBlock = line !== '' && block.test(line)
    isOpen = line !== '' && (isOpen && !isBlock ? true : hasSign(line, isBlock))
    if (line.length > longest) {
      endPlain(at)
      cut(at, false)
      cut(at + 1, true)
      plain = { from: at + 1, length: 0 }
    } else if (!isWhole && !isOpen && (!isBlock || isFlatItem(lines, at))) plain.length += line.length + 1
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

/** The mark of an item is no sign of its words. */
function hasSign(line: string, isBlock: boolean): boolean {
  return inline.test(isBlock ? line.slice(1) : line)
}

/** Whether nothing is indented under it. */
function isFlatItem(lines: readonly string[], at: number): boolean {
  if (!item.test(lines[at] ?? '')) return false
  let next = at + 1
  while (next < lines.length && lines[next] === '') next++
  return !/^\s/.test(lines[next] ?? '')
}
