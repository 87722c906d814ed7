/** Reads what stands above the parts: status, title, NCT number, sponsor, posting. */
import type { Draft } from '../../src/model/draft.js'
import { readValue } from '../../src/normalize/value.js'
import { isBoilerplate } from './boilerplate.js'
import { headLabels } from './labels.js'
import { valuesOf, wordsOf, type Line } from './line.js'
import { cutPieces, readLabel, type Piece } from './pieces.js'
import { placePiece } from './place.js'

/** How far above the NCT number the title and the status stand, at most. */
const reach = 8

/** @returns the names of the labels found, and `status` and `title` where these were */
export function readHead(all: readonly Line[], draft: Draft): string[] {
  const lines = wordsOf(all).filter((line) => !isBoilerplate(line))
  const id = findId(lines)
  const { lead, pieces } = cutPieces(lines.slice(id), headLabels, true)
  const found = pieces.map(({ name }) => name)
  for (const piece of pieces) placePiece(draft, ownLines(piece))
  const above = valuesOf(lines.slice(Math.max(id - reach, 0), id))
  const titles = placeStatus(draft, above)
  if (draft.overallStatus === undefined) placeStatus(draft, valuesOf([...lead, ...pieces.flatMap(linesBelow)]))
  const title = titles.at(-1)
  if (title !== undefined && id < lines.length) draft.briefTitle = title
  if (draft.overallStatus !== undefined) found.push('status')
  return found
}

/** The last one: a glossary before the record may name the label too. */
function findId(lines: readonly Line[]): number {
  const at = lines.findLastIndex(({ text }) => readLabel(text, headLabels, false)?.name === 'clinicaltrials.gov id')
  return at < 0 ? lines.length : at
}

/** Names stand on one line each. */
function ownLines(piece: Piece): Piece {
  return piece.field.shape === 'line' ? { ...piece, lines: piece.lines.slice(0, 1) } : piece
}

/** What stands below the value of one line. */
function linesBelow({ field, lines }: Piece): Line[] {
  return field.shape === 'lines' ? [] : lines.slice(1)
}

/** Neither a title nor a reason comes near. */
const longest = 1000

const stopped = /^(?:why (?:study )?stopped\s*:?\s*)?\((.*)\)$/is
const named = /^why (?:study )?stopped\s*:\s*(.+)$/is
const known = /(?:last known status|recruitment status)(?: was)?\s*:\s*(.+?)\]?$/i

/**
 * Reads the badge and what stands beside it: `Terminated (low accrual)`, `Unknown status [Previously: Recruiting]`.
 * @returns the lines that are none of it
 */
function placeStatus(draft: Draft, values: readonly string[]): string[] {
  const badge = values.findLastIndex((value) => statusOf(value) !== undefined)
  const status = statusOf(values[badge] ?? '')
  if (!status) return [...values]
  const others: string[] = []
  draft.overallStatus ??= status.word
  if (status.reason) draft.whyStopped ??= status.reason
  if (status.last) draft.lastKnownStatus ??= status.last
  for (const value of values.slice(badge + 1)) {
    const reason = value.length > longest ? undefined : (stopped.exec(value) ?? named.exec(value))?.[1]
    const last = value.length > longest ? undefined : known.exec(value)?.[1]
    if (last !== undefined && readValue('Status', last)) draft.lastKnownStatus ??= last
    else if (reason !== undefined && stops(status.word)) draft.whyStopped ??= reason
    else others.push(value)
  }
  return others.length > 0 ? others : values.slice(0, badge)
}

function stops(word: string): boolean {
  return /^(?:terminated|suspended|withdrawn)$/i.test(word)
}

const behind = /^([a-z ,]{4,45}?)\s*[([]\s*(.*?)\s*[)\]]$/is

/** A line that is a status, with what it may say in parentheses. */
function statusOf(value: string): { word: string; reason?: string; last?: string } | undefined {
  if (value.length > longest) return undefined
  if (readValue('Status', value) !== undefined) return { word: value }
  const found = behind.exec(value)
  const word = found?.[1] ?? ''
  const inner = found?.[2] ?? ''
  if (word === '' || readValue('Status', word) === undefined) return undefined
  const last = /^(?:previously|last known status|recruitment status)(?: was)?\s*:\s*(.+)$/i.exec(inner)?.[1]
  if (last !== undefined) return { word, last }
  return stops(word) ? { word, reason: inner } : { word }
}
