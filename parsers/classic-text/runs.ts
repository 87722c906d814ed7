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

/** Shorter runs cost more to part than to parse. */
const shortest = 400

/** Plain is a line that neither opens a block nor stands in a paragraph with a sign. */
export function partRuns(text: string, lines: readonly string[]): Run[] {
  if (reaching.test(text)) return [{ isPlain: false, start: 0, end: lines.length }]
  const runs: Run[] = []
  let isOpen = false
  let plainFrom = 0
  let length = 0
  const endPlain = (end: number): void => {
    if (length >= shortest) {
      const start = runs.at(-1)?.end ?? 0
      if (start < plainFrom) runs.push({ isPlain: false, start, end: plainFrom })
      runs.push({ isPlain: true, start: plainFrom, end })
    }
    length = 0
  }
  for (const [at, line] of lines.entries()) {
    if (line === '') isOpen = false
    else if (block.test(line)) isOpen = inline.test(line)
    else isOpen ||= inline.test(line)
    const isPlain = !isOpen && (line === '' || !block.test(line))
    if (isPlain && length === 0) plainFrom = at
    if (isPlain) length += line.length + 1
    else endPlain(at)
  }
  endPlain(lines.length)
  const start = runs.at(-1)?.end ?? 0
  if (start < lines.length) runs.push({ isPlain: false, start, end: lines.length })
  return runs
}
