/** open: from a path, or from what came in, to the documents there, whatever they are packed in. */
import { constants } from 'node:buffer'
import { open, type FileHandle } from 'node:fs/promises'
import { tell, type Document, type OpenOptions } from './document.js'
import { filesAt, type FoundFile } from './folder.js'
import { gather } from './gather.js'
import { kindOf } from './kinds.js'
import { documentsOfText } from './lines.js'
import { openMeter, type Meter } from './meter.js'
import { pagesOfBytes, pagesOfFile } from './pages.js'
import { counted, peek, pieceOf, piecesOf, type Peeked } from './pieces.js'
import { fileTrouble, trouble } from './trouble.js'

/** Something in which documents may stand, opened from its beginning. */
interface Source extends Peeked {
  name: string
  /** The file it is, if it is one: a zip is read here and there. */
  file?: FileHandle
  /** Its size in bytes, where it is known. */
  size?: number
  meter: Meter
  /** How many archives it stands in. */
  depth: number
}

/** An archive in an archive in an archive. */
const deepest = 3

/** Bytes of one document that is not packed, as many as Node puts into one piece of memory at least. */
const longestPlain = 2_147_483_647
/** Bytes of one document that is. */
const longestPacked = constants.MAX_STRING_LENGTH

/**
 * The documents of a file: itself, or, told by its content and not by its name, the entries of a zip, what is in a gzip,
 * the lines of NDJSON; of a folder, those of all files in it and in its folders, in the order of their names. Only one
 * document is in memory at a time.
 * @throws UsageError `file-trouble`; FormatError `broken-archive`, `refused-entry`, `decompression-bomb`,
 * `document-too-large`; with `onUnreadable` they are told there, and the others follow
 */
export async function* documentsAt(path: string, options: OpenOptions = {}): AsyncGenerator<Document> {
  for await (const file of filesAt(path, options)) {
    try {
      yield* documentsInFile(file, options)
    } catch (error) {
      tell(fileTrouble(file.name, error), options)
    }
  }
}

/** As `documentsAt`, of what has no path: bytes, a text, or bytes that come in pieces, as standard input does. */
export async function* documentsIn(
  name: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: OpenOptions = {},
): AsyncGenerator<Document> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const meter = openMeter(name)
  try {
    const chunks = counted(bytes instanceof Uint8Array ? pieceOf(bytes) : bytes, meter)
    yield* documentsOf({ name, meter, depth: 0, ...(await peek(chunks)) }, options)
  } catch (error) {
    tell(fileTrouble(name, error), options)
  }
}

async function* documentsInFile({ path, name }: FoundFile, options: OpenOptions): AsyncGenerator<Document> {
  const file = await open(path)
  try {
    const stats = await file.stat()
    const size = stats.isFile() ? stats.size : undefined
    const meter = openMeter(name)
    const beginning = await peek(counted(piecesOf(file, size), meter))
    const whole = size === undefined ? {} : { file, size }
    yield* documentsOf({ name, meter, depth: 0, ...whole, ...beginning }, options)
  } finally {
    await file.close()
  }
}

async function* documentsOf(source: Source, options: OpenOptions): AsyncGenerator<Document> {
  const { name, chunks, depth, size, meter } = source
  const container = kindOf(source.head)?.opens
  const limit = depth === 0 ? longestPlain : longestPacked
  if (container === undefined) yield* documentsOfText(name, chunks, { limit, expected: size })
  else if (depth === deepest) {
    throw trouble(
      'refused-entry',
      name,
      `It is packed more than ${deepest} times over; unpack the outer archives first.`,
    )
  } else if (container === 'gzip') {
    const { inflateGzip } = await import('./gzip.js')
    const inflated = await peek(inflateGzip(name, chunks, meter))
    yield* documentsOf({ name, meter, depth: depth + 1, ...inflated }, options)
  } else yield* documentsInZip(source, limit, options)
}

async function* documentsInZip(source: Source, limit: number, options: OpenOptions): AsyncGenerator<Document> {
  const { zipEntries } = await import('./zip.js')
  const { name, meter, depth, file, size = 0 } = source
  if (file) meter.countPacked(size)
  // What has no file, or was packed itself, is held in memory as long as it is read.
  const pages = file ? pagesOfFile(file, size) : pagesOfBytes(await gatherAll(source, limit))
  for await (const entry of zipEntries(name, pages, options)) {
    meter.countInflated(entry.bytes.length)
    try {
      const inside = { name: entry.name, head: entry.bytes, chunks: pieceOf(entry.bytes), size: entry.bytes.length }
      yield* documentsOf({ ...inside, meter, depth: depth + 1 }, options)
    } catch (error) {
      tell(error, options)
    }
  }
}

async function gatherAll({ name, chunks }: Source, limit: number): Promise<Uint8Array> {
  const whole = gather(name, limit)
  for await (const chunk of chunks) whole.add(chunk)
  return whole.bytes()
}
