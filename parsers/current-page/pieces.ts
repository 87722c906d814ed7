/** Cutting a part of the page into pieces: each a label with the lines of its value. */
import { fits, isFree, openLabels, type Field, type Labels } from './labels.js'
import { trimBars, type Line } from './line.js'

export interface Piece {
  name: string
  field: Field
  /** `Actual`, `Estimated` …, where it stood behind the label or the value. */
  qualifier?: string | undefined
  lines: Line[]
}

export interface Pieces {
  /** What stands before the first label. */
  lead: Line[]
  pieces: Piece[]
}

interface Found extends Omit<Piece, 'lines'> {
  at: number
  /** What stands behind the label on its line. */
  rest: string
}

/**
 * The words of a record may look like labels. So of several lines with one label the last counts, and only where its
 * value proves it, if it can; a longer text begins at the first, and goes on to the next label that counts.
 * @param narrow whether a free value may follow its label on the line with nothing in between
 */
export function cutPieces(lines: readonly Line[], labels: Labels, narrow = false): Pieces {
  const chosen = new Map<string, Found>()
  lines.forEach((line, at) => {
    const found = line.opens ? undefined : readLabel(line.text, labels, narrow)
    // A mark without words of its own is taken for that of the line below it.
    if (!found || (line.mark !== '' && isFree(found.field.shape))) return
    if (found.field.shape === 'text' && chosen.has(found.name)) return
    if (isFree(found.field.shape) || fits(found.field.shape, found.rest || wordsBelow(lines, at))) {
      chosen.set(found.name, { ...found, at })
    }
  })
  const cuts = [...chosen.values()].toSorted((a, b) => a.at - b.at)
  const pieces = cuts.map(({ at, rest, ...label }, index) => {
    const below = lines.slice(at + 1, cuts[index + 1]?.at ?? lines.length)
    const first: Line[] = rest === '' ? [] : [{ text: rest, mark: '', indent: 0, isApart: true }]
    return { ...label, lines: [...first, ...below] }
  })
  return { lead: lines.slice(0, cuts[0]?.at ?? lines.length), pieces }
}

/** The next line with words, bars left out. */
function wordsBelow(lines: readonly Line[], at: number): string {
  for (let next = at + 1; next < Math.min(at + 4, lines.length); next++) {
    const text = trimBars(lines[next]?.text ?? '')
    if (text !== '') return text
  }
  return ''
}

const longest = 4000
const qualified = /^\s*\((actual|estimated?|anticipated)\)/i
/** The button that explains a label is drawn from a word. */
const icon = /^\s(?:info|help)(?=\s|$)/
const separator = /^\s*\??\s*[:|]\s*/

/** The label at the start of a line, if one is: alone, before a colon or bar, or before a value that proves it. */
export function readLabel(text: string, labels: Labels, narrow: boolean): Omit<Found, 'at'> | undefined {
  const line = text.slice(0, longest).replace(/\s+/g, ' ').trim()
  for (const [name, field] of namesAt(line, labels)) {
    const behind = line.slice(name.printed).replace(icon, '')
    const qualifier = qualified.exec(behind)
    const unqualified = behind.slice(qualifier?.[0].length ?? 0)
    const sign = separator.exec(unqualified)
    const value = trimBars(unqualified.slice(sign?.[0].length ?? 0)).replace(/^\?$/, '')
    const isParted = sign !== null || value === ''
    const isBare = !isParted && /^\s/.test(unqualified) && (isFree(field.shape) ? narrow : fits(field.shape, value))
    if (isParted || isBare) return { name: name.folded, field, qualifier: qualifier?.[1], rest: restOf(text, value) }
  }
  return undefined
}

/** A label is read from the start of its line, a value whole. */
function restOf(text: string, value: string): string {
  return value === '' || text.length <= longest ? value : `${value}${text.slice(longest)}`
}

interface Name {
  folded: string
  /** How many signs of the line it takes. */
  printed: number
}

const sorted = new WeakMap<Labels, readonly string[]>()

/** The names that a line begins with, longest first. */
function namesAt(line: string, labels: Labels): [Name, Field][] {
  const names = sorted.get(labels) ?? Object.keys(labels).toSorted((a, b) => b.length - a.length)
  sorted.set(labels, names)
  const lower = line.slice(0, 120).toLowerCase()
  const open = Object.entries(openLabels).flatMap(([start, folded]): [Name, Field][] => {
    const field = labels[folded]
    const colon = line.indexOf(':')
    const whole = lower.startsWith(start) && field && line.length < 300
    return whole ? [[{ folded, printed: colon < 0 ? line.length : colon }, field]] : []
  })
  const closed = names
    .filter((name) => lower.startsWith(name))
    .flatMap((folded): [Name, Field][] => {
      const field = labels[folded]
      return field ? [[{ folded, printed: folded.length }, field]] : []
    })
  return [...open, ...closed]
}
