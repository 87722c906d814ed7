/** Writing the value of a piece to its place in the Draft. */
import type { Draft } from '../../src/model/draft.js'
import { placeAges } from '../classic/ages.js'
import { placeIds } from '../classic/ids.js'
import { fits, isFree } from './labels.js'
import { trimBars, valuesOf, wordsOf, writeText, type Line } from './line.js'
import type { Piece } from './pieces.js'

/** Lists: one value a line. */
const lists: ReadonlySet<string> = new Set([
  'conditions',
  'keywords',
  'derived.meshTerms',
  'phases',
  'ipdSharing.infoTypes',
])

/** The lines of a value, and those below it that are none of it. */
export interface Taken {
  value: Line[]
  rest: Line[]
}

/** A value that proves itself ends where the next line does not; a free one goes on to the next label. */
export function takeValue({ field, lines }: Piece): Taken {
  const words = wordsOf(lines).filter(({ text }) => trimBars(text) !== '')
  if (field.shape === 'lines' || field.shape === 'text') return { value: words, rest: [] }
  let end = Math.min(1, words.length)
  if (lists.has(field.path) && !isFree(field.shape)) {
    while (fits(field.shape, words[end]?.text ?? '')) end++
  }
  return { value: words.slice(0, end), rest: words.slice(end) }
}

/**
 * Writes the value of a piece; what was written before stays.
 * @returns the lines below the value that are none of it
 */
export function placePiece(draft: Draft, piece: Piece): Line[] {
  const { value, rest } = takeValue(piece)
  const { path } = piece.field
  const values = valuesOf(value)
  const [first] = values
  if (first === undefined || path === '') return rest
  if (piece.field.shape === 'id') set(draft, path, first.slice(0, 'NCT00000000'.length))
  else if (path === 'ages') placeAges(draft, first)
  else if (path === 'ids') placeIds(draft, values.map(asId))
  else if (lists.has(path)) set(draft, path, values)
  else if (path.endsWith('.date')) placeQualified(draft, path, first, piece.qualifier)
  else if (path === 'enrollment.count') placeQualified(draft, path, first, piece.qualifier)
  else if (piece.field.shape === 'text' || piece.field.shape === 'lines') set(draft, path, writeText(value))
  else set(draft, path, path === 'responsibleParty.name' ? first.replace(/\s*\(Responsible Party\)$/i, '') : first)
  return rest
}

/** A text run together with the comma that parts it from the next. */
function asId(text: string): { text: string } {
  return { text: text.replace(/,$/, '') }
}

const typed = /^(.*?)\s*\(([a-z]+)\)$/i

function placeQualified(draft: Draft, path: string, printed: string, qualifier: string | undefined): void {
  const found = typed.exec(printed)
  const value = found?.[1] ?? printed
  const type = qualifier ?? found?.[2]
  const [field = ''] = path.split('.')
  set(draft, path, value)
  if (type !== undefined) set(draft, `${field}.type`, type)
}

function set(draft: Draft, path: string, value: unknown): void {
  const [field = '', part] = path.split('.')
  const target = draft as Record<string, unknown>
  if (part === undefined) target[field] ??= value
  else ((target[field] ??= {}) as Record<string, unknown>)[part] ??= value
}
