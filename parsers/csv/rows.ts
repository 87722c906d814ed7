/** The rows of a list, read in batches so that its size is no limit. */
import { CsvError, parse } from 'csv-parse/sync'
import { FormatError } from '../../src/model/errors.js'
import type { Header } from './header.js'

export interface Line {
  cells: readonly string[]
  /** The line on which the row begins, from 1. */
  number: number
}

const batch = 256
/** In bytes; the largest record of the registry has a twentieth of it. */
const largestRow = 16 * 1024 * 1024
/** Cells beyond those of the header that are still told apart. */
const mostSurplus = 100

/**
 * Yields the rows, the header first. A row may have more or fewer cells than the header.
 * @throws FormatError `malformed-csv` where quotes are broken, `document-too-large` for a row larger than any record
 */
export function* readRows(bytes: Buffer, header: Header): Generator<Line> {
  const at = { byte: 0, line: 1 }
  for (let isMore = true; isMore;) {
    const { rows, fault } = readBatch(bytes.subarray(at.byte), header)
    const start = at.byte
    for (const { cells, end } of rows) {
      skipBlankLines(bytes, at)
      yield { cells, number: at.line }
      at.line += countBreaks(bytes.subarray(at.byte, start + end))
      at.byte = start + end
    }
    skipBlankLines(bytes, at)
    if (fault !== undefined) throw explain(fault, at.line)
    isMore = rows.length === batch
  }
}

interface Batch {
  /** Each with where it ends, in bytes. */
  rows: { cells: readonly string[]; end: number }[]
  /** What ended the batch early. */
  fault?: unknown
}

function readBatch(bytes: Buffer, { delimiter, hasQuotes, names }: Header): Batch {
  const rows: Batch['rows'] = []
  try {
    parse(bytes, {
      bom: true,
      delimiter,
      quote: hasQuotes ? '"' : null,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: largestRow,
      // Beyond these a row is one long cell, so that its size tells how large it is.
      ignore_last_delimiters: names.length + mostSurplus,
      to: batch,
      on_record(cells: string[], info) {
        rows.push({ cells, end: info.bytes })
        return null
      },
    })
    return { rows }
  } catch (fault) {
    return { rows, fault }
  }
}

const lineFeed = 10
const carriageReturn = 13

function skipBlankLines(bytes: Buffer, at: { byte: number; line: number }): void {
  while (bytes[at.byte] === lineFeed || bytes[at.byte] === carriageReturn) {
    if (bytes[at.byte] === lineFeed) at.line++
    at.byte++
  }
}

/** The library counts a break of two signs within quotes twice, so that it cannot be asked. */
function countBreaks(bytes: Buffer): number {
  let count = 0
  for (let found = bytes.indexOf(lineFeed); found >= 0; found = bytes.indexOf(lineFeed, found + 1)) count++
  return count
}

function explain(cause: unknown, line: number): unknown {
  if (!(cause instanceof CsvError)) return cause
  if (cause.code === 'CSV_MAX_RECORD_SIZE') {
    const message = `The row that begins on line ${line} is larger than any record, 16 MB; see whether a quote before it is not closed.`
    return new FormatError('document-too-large', message, { cause })
  }
  const what = cause.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is not closed' : 'a quote stands where none can stand'
  const message = `The row that begins on line ${line} cannot be read, ${what}; download the list again.`
  return new FormatError('malformed-csv', message, { cause })
}
