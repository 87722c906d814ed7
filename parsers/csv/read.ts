/** Reads a downloaded list: each row is a trial, told by the columns the list has. */
import { isUtf8 } from 'node:buffer'
import { decode, decodePieces } from '../../src/containers/decode.js'
import { wideEncodingOf } from '../../src/containers/encodings.js'
import type { Draft } from '../../src/model/draft.js'
import { FormatError } from '../../src/model/errors.js'
import type { Remark } from '../../src/normalize/remark.js'
import { columns } from './columns.js'
import { headerLength, readHeader } from './header.js'
import { omittedBeside } from './omissions.js'
import { readRows, type Line } from './rows.js'

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  const bytes = typeof document === 'string' ? Buffer.from(decode(document)) : utf8Of(document)
  const header = readHeader(bytes.toString('utf8', 0, headerLength))
  if (!header) {
    throw new FormatError(
      'malformed-csv',
      'The list does not begin with a line that names its columns, NCT Number among them; download it again.',
    )
  }
  const { names } = header
  const omitted = omittedBeside(names)
  for (const line of readRows(bytes, header)) {
    // Lists joined by hand repeat the header.
    if (isHeader(line, names)) continue
    const told = tellingNames(names, line, remark)
    remark.omits(...(told === names ? omitted : omittedBeside(told)))
    yield readRow(told, line, remark)
  }
}

/** Too large for one text, a list is read as bytes: its own, or those of its text in UTF-8. */
function utf8Of(document: Uint8Array): Buffer {
  if (isUtf8(document) && !wideEncodingOf(document))
    return Buffer.from(document.buffer, document.byteOffset, document.byteLength)
  return Buffer.concat(Array.from(decodePieces(document, 524_288), (piece) => Buffer.from(piece)))
}

function isHeader({ cells }: Line, names: readonly string[]): boolean {
  const at = names.indexOf('nct number')
  return cells[at]?.trim().toLowerCase() === 'nct number'
}

/**
 * The columns under which the cells of a row can be told: all of them, unless there are too many cells, which leaves the
 * NCT number alone certain, or too few, which makes the last of them doubtful.
 */
function tellingNames(names: readonly string[], { cells, number }: Line, remark: Remark): readonly string[] {
  const surplus = cells.slice(names.length)
  if (cells.length >= names.length && surplus.every((cell) => cell === '')) return names
  remark.issue('unreadable-line', `line ${number}`, `${cells.length} cells under ${names.length} columns`)
  return surplus.length > 0
    ? names.map((name) => (name === 'nct number' ? name : ''))
    : names.slice(0, cells.length - 1)
}

/** What the registry printed in 2018 for a date that there is not. */
const nothing = 'null'

function readRow(names: readonly string[], { cells, number }: Line, remark: Remark): Draft {
  const draft: Draft = {}
  for (const [index, name] of names.entries()) {
    const cell = cells[index]?.trim() ?? ''
    if (cell !== '' && cell !== nothing) columns.get(name)?.place?.(cell, { draft, remark })
  }
  if (draft.nctId === undefined) remark.issue('unreadable-line', `line ${number}`, 'a row without an NCT number')
  return draft
}
