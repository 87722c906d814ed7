/** Telling the line breaks of a text wrapped at some width from those that mean something. */

export interface Wrapping {
  /** The widest a line may be; 0 where lines are whole. */
  width: number
  /** Whether words are parted behind their hyphens. */
  partsWords: boolean
  /** Whether the text is of the tabular view, whose labels no sign tells. */
  isTabular: boolean
}

const tabular = /^[\s|]*Tracking Information[\s|]*$/
const narrowest = 60
const widest = 250
const fewest = 3

/** A line that goes on with what stood before it: no item, no ruler, no row of cells. */
const runsOn = /^\s*(?![-+*•□○o|#>]\s|[-=:]{3,}|\d{1,3}[.)]\s)\S[^|]*$/
/** A label may be wrapped before its last word. */
const endOfLabel = /: ?\|[^|]*$/
/** A row of a table, a ruler, a fence, a document, or a break that was meant. */
const endsForGood =
  /(?:\||\\| {2})$|^[-=+\s|:]+$|^\s*:{3,}(?!.*\{[^}]*$)|\[PDF\].*\d{4}$|This link exits the ClinicalTrials\.gov site\]?$/
const parted = /[\p{L}\d]-$/u

/** Whether the first of two lines is open to be gone on with, and the second may do so; a cell may end there. */
export function goesOn(line: string, next: string): boolean {
  if (line.trim() === '' || endsForGood.test(line)) return false
  return runsOn.test(line.includes('|') ? next.replace(/[\s|]{1,20}$/, '') : next.replace(endOfLabel, ':'))
}

/** How a text is wrapped: at the width that explains most of its breaks; not at all where none does. */
export function wrappingOf(lines: readonly string[]): Wrapping {
  const pairs: [string, string][] = []
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at - 1] ?? ''
    const next = lines[at] ?? ''
    if (line.length >= narrowest && line.length <= widest && next !== '' && goesOn(line, next)) pairs.push([line, next])
  }
  const partsWords = pairs.filter(([line, next]) => parted.test(line) && /^\s*\p{Ll}/u.test(next)).length > 1
  const best = bestWidth(pairs, partsWords)
  const width = lines.some((line) => line.length > best + 40 && isProse(line)) ? 0 : best
  return { width, partsWords, isTabular: lines.some((line) => tabular.test(line)) }
}

/** What some tools leave whole: cells, items, links, headings. */
const mayBeWhole = /[|\t<]|="|\]\(|\S {3}|^(?: {2}|\s?[-+*•□○o#]\s|\s?\d{1,3}[.)]\s)/

/** A sentence of many words. */
function isProse(line: string): boolean {
  return /[.:;]\s*$/.test(line) && !mayBeWhole.test(line.trimEnd().replace(/^\t/, '')) && line.split(' ').length > 15
}

/** Widths that tools wrap at unless told otherwise. */
const usual = [72, 79, 78, 80, 74]

/** The width that explains most breaks: those where the line fits and the next word would not have. */
function bestWidth(pairs: readonly (readonly [string, string])[], partsWords: boolean): number {
  const turns = new Int32Array(widest + 2)
  for (const [line, next] of pairs) {
    const end = Math.min(line.length + 1 + firstWord(next, partsWords), widest + 1)
    turns[line.length] = (turns[line.length] ?? 0) + 1
    turns[end] = (turns[end] ?? 0) - 1
  }
  const explained: number[] = []
  let open = 0
  for (let width = 0; width <= widest; width++) explained[width] = open += turns[width] ?? 0
  const most = explained.reduce((best, each) => Math.max(best, each), 0)
  const best = usual.find((width) => explained[width] === most) ?? explained.indexOf(most)
  const isSure = most >= fewest ? most * 3 > pairs.length : most > 1 && most === pairs.length && usual.includes(best)
  return isSure ? best : 0
}

/** A break is a wrap where the next word would not have fitted. */
export function wraps(line: string, next: string, { width, partsWords }: Wrapping): boolean {
  return width > 0 && line.length + 1 + firstWord(next, partsWords) > width
}

/** What stands between two lines once they are one: nothing where a word was parted behind its hyphen. */
export function seam(line: string, next: string): string[] {
  return parted.test(line) && /^\s*(?!(?:and|or|to)\b)[\p{L}\d]/u.test(next) ? [] : [' ']
}

/** Where a word ends, or is parted behind its hyphen; before a bracket the site lets no line break. */
const wordEnd = /\s(?!\])/
const partEnd = /\s(?!\])|(?<=\p{L})-(?=\p{L})/u

/** How long the first word of a line is. */
function firstWord(line: string, partsWords: boolean): number {
  const words = line.trimStart()
  const end = words.search(partsWords ? partEnd : wordEnd)
  return end < 0 ? words.length : words[end] === '-' ? end + 1 : end
}
