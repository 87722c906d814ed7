/** Unwrapping: joining the lines that a tool broke for want of room, and no others. */
import { readLabel } from '../names.js'
import { readOpening } from '../opening.js'
import { joinWrapped, runsOn, wrappingOf, wraps, type Wrapping } from '../wraps.js'

/** A citation opens with an author, and ends with its pages. */
const cites = /^\s*(?:\[\d+\])?\p{Lu}[\p{L}'’ -]{1,30} \p{Lu}{1,3}[,.] /u
const pages = /(?:[\d)]|Review)\.$/

/** A row of a table, a ruler, a fence, a document, or a break that was meant. */
const endsForGood = /(?:\||\\| {2})$|^[-=+\s|:]+$|^\s*:{3,}(?!.*\{[^}]*$)|\[PDF\]/

/** No heading is longer; sentences that stand for one are. */
const longestHeading = 60

/** The lines of a whole text, wrapped wherever most of them are. */
export function unwrapText(lines: readonly string[]): readonly string[] {
  const wrapping = wrappingOf(lines)
  return wrapping.width === 0 ? lines : join(lines, wrapping)
}

/** The lines of a cell, wrapped at the width of its column. */
export function unwrapCell(lines: readonly string[], width: number): string[] {
  return join(lines, { width, partsWords: false })
}

function join(lines: readonly string[], wrapping: Wrapping): string[] {
  const out: string[] = []
  lines.forEach((line, at) => {
    const before = lines[at - 1] ?? ''
    const last = out.at(-1)
    if (last !== undefined && wraps(before, line, wrapping) && belongs(before, line)) {
      out[out.length - 1] = joinWrapped(last, line.trimStart())
    } else out.push(line)
  })
  return out
}

function belongs(line: string, next: string): boolean {
  if (line.trim() === '' || endsForGood.test(line) || !runsOn.test(next)) return false
  if (cites.test(next) && pages.test(line)) return false
  return !headsAlone(line) && !readLabel(readOpening(next.trim()))
}

function headsAlone(line: string): boolean {
  if (line.length > longestHeading * 2) return false
  const opening = readOpening(line.trim())
  return opening.isAlone && opening.name.length <= longestHeading && readLabel(opening) !== undefined
}
