/** Suspecting glue: a rendition that drops line breaks runs the values of a list together. */
import type { Remark } from '../../src/normalize/remark.js'

/** What was met on the way; a rendition that keeps the breaks of one list keeps them all. */
export interface Glue {
  keepsBreaks: boolean
  suspects: { place: string; found: string; isSure: boolean }[]
}

/** Looks at the lines of a cell that may hold several values. */
export function suspectGlue(glue: Glue, place: string, cell: readonly string[], looksLikeSeveral = looksGlued): void {
  const [only] = cell
  if (cell.length > 1) glue.keepsBreaks = true
  else if (only !== undefined && (lacksSpace(only) || looksLikeSeveral(only))) {
    glue.suspects.push({ place, found: only, isSure: lacksSpace(only) })
  }
}

/** Once all of the document is read. @returns the places where glue is suspected */
export function remarkGlue({ keepsBreaks, suspects }: Glue, remark: Remark): string[] {
  const sure = suspects.filter(({ isSure }) => isSure || !keepsBreaks)
  for (const { place, found } of sure) remark.issue('glued-values', place, found)
  return sure.map(({ place }) => place)
}

/**
 * Nothing proves it. Suspected is a text of four words or more in which, twice or more, a capitalised word follows
 * another word with no comma between: names of diseases and terms are rarely so long, lists of them always look so.
 */
function looksGlued(text: string): boolean {
  const words = text.split(/\s+/)
  if (words.length < 4) return false
  const joints = words.filter((word, at) => at > 0 && /^[A-Z][a-z]{2}/.test(word) && /[a-z]$/.test(words[at - 1] ?? ''))
  return joints.length >= 2
}

/** `FatigueInsomnia`: values that a page parts by its styles alone. */
function lacksSpace(text: string): boolean {
  return /\p{Ll}{4}\p{Lu}\p{Ll}{2}/u.test(text)
}
