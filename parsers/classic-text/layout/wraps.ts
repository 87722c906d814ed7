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
/** A row of a table, a ruler, a fence, a document, or a break that was meant. */
const endsForGood = /(?:\||\\| {2})$|^[-=+\s|:]+$|^\s*:{3,}(?!.*\{[^}]*$)|\[PDF\].*\d{4}$/
const parted = /[\p{L}\d]-$/u

/** Whether the first of two lines is open to be gone on with, and the second may do so; a cell may end there. */
export function goesOn(line: string, next: string): boolean {
  if (line.trim() === '' || endsForGood.test(line)) return false
  return runsOn.test(line.includes('|') ? next.replace(/[\s|]{1,20}$/, '') : next)
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
  const width = pairs.length < fewest ? 0 : bestWidth(pairs, partsWords)
  return { width, partsWords, isTabular: lines.some((line) => tabular.test(line)) }
}

/** For each width how many breaks it explains: those where the line fits and the next word would not have. */
function bestWidth(pairs: readonly (readonly [string, string])[], partsWords: boolean): number {
  const turns = new Int32Array(widest + 2)
  for (const [line, next] of pairs) {
    const end = Math.min(line.length + 1 + firstWord(next, partsWords), widest + 1)
    turns[line.length] = (turns[line.length] ?? 0) + 1
    turns[end] = (turns[end] ?? 0) - 1
  }
  let most = 0
  let width = 0
  let explained = 0
  for (let at = narrowest; at <= widest; at++) {
    explained += turns[at] ?? 0
    if (explained > most) [most, width] = [explained, at]
  }
  return most >= fewest && most * 2 > pairs.length ? width : 0
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
