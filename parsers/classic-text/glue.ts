/** Suspecting glue: a rendition that drops line breaks runs the values of a list together. */
import type { Remark } from '../../src/normalize/remark.js'

/** What was met on the way; a rendition that keeps the breaks of one list keeps them all. */
export interface Glue {
  keepsBreaks: boolean
  suspects: { place: string; found: string }[]
}

/** Looks at the lines of a cell that may hold several values. */
export function suspectGlue(glue: Glue, place: string, cell: readonly string[], looksLikeSeveral = looksGlued): void {
  const [only] = cell
  if (cell.length > 1) glue.keepsBreaks = true
  else if (only !== undefined && looksLikeSeveral(only)) glue.suspects.push({ place, found: only })
}

/** Once all of the document is read. @returns the places where glue is suspected */
export function remarkGlue({ keepsBreaks, suspects }: Glue, remark: Remark): string[] {
  if (keepsBreaks) return []
  for (const { place, found } of suspects) remark.issue('glued-values', place, found)
  return suspects.map(({ place }) => place)
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
