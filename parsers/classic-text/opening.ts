/** What a line opens with: its words up to a colon, bar or tab, folded as labels are. */
import { foldLabel } from '../classic/labels.js'

export interface Opening {
  /** Folded: `study start date`; of a line without a sign, all of its words. */
  name: string
  qualifier?: string | undefined
  /** The colon, bar or tab; empty where none follows. */
  sign: string
  /** What stands behind on the line, bars included. */
  rest: string
  /** Whether no words stand behind it. */
  isAlone: boolean
}

/** No label is longer. */
const longest = 130

export function readOpening(line: string): Opening {
  const whole = line.startsWith('|') ? line.replace(/^[|\s]+/, '') : line
  const start = whole.length > longest ? whole.slice(0, longest) : whole
  const end = start.search(/[:|\t]/)
  const { name, qualifier } = foldLabel(end < 0 ? start : start.slice(0, end))
  if (end < 0) return { name, qualifier, sign: '', rest: '', isAlone: true }
  const sign = start[end] ?? ''
  const rest = whole.slice(sign === ':' ? end + 1 : end).trim()
  return { name, qualifier, sign, rest, isAlone: !/[^|*_\s]/.test(rest) }
}
