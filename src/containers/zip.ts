/** Reading a zip, Zip64 too, entry by entry: only one of them is in memory at a time. */
import { constants, isUtf8 } from 'node:buffer'
import { EventEmitter } from 'node:events'
import { callbackify } from 'node:util'
import { crc32, inflateRawSync } from 'node:zlib'
import { fromRandomAccessReaderPromise, getFileNameLowLevel } from 'yauzl'
import type { Entry, RandomAccessReader, ZipFile } from 'yauzl'
import { TrialdiffError } from '../model/errors.js'
import { tell, type OpenOptions } from './document.js'
import { tooLarge } from './gather.js'
import { bomb, inflatesTooFar } from './meter.js'
import { isLeftBySystem, leadsOut, printable } from './names.js'
import type { Pages } from './pages.js'
import { trouble } from './trouble.js'

export interface ZipEntry {
  name: string
  bytes: Uint8Array
}

/** Names stay bytes and sizes unchecked: yauzl would give up the whole zip where one entry's are wrong. */
const lenient = { autoClose: false, decodeStrings: false, validateEntrySizes: false }

const longest = constants.MAX_STRING_LENGTH

/**
 * Yields the entries that are documents, in the order of the archive's own list.
 * @throws FormatError `broken-archive` or `refused-entry` where the list cannot be read; one entry's trouble is told
 */
export async function* zipEntries(name: string, pages: Pages, options: OpenOptions): AsyncGenerator<ZipEntry> {
  try {
    const zip = await fromRandomAccessReaderPromise(readerOf(pages), pages.size, lenient)
    for await (const entry of zip.eachEntry()) {
      const path = pathOf(entry)
      if (path.endsWith('/') || isLeftBySystem(path)) continue
      const entryName = `${name}/${printable(path)}`
      try {
        if (leadsOut(path)) throw refused(entryName, 'Its name leads out of the archive, as in one made to do harm')
        yield { name: entryName, bytes: await readEntry(entryName, entry, zip, pages) }
      } catch (error) {
        tell(error, options)
      }
    }
  } catch (cause) {
    throw cause instanceof TrialdiffError ? cause : damaged(name, cause)
  }
}

/** What yauzl reads by; of its own reader, nothing else is asked for. */
function readerOf(pages: Pages): RandomAccessReader {
  async function read(target: Buffer, offset: number, length: number, position: number): Promise<number> {
    const bytes = await pages.read(position, length)
    target.set(bytes, offset)
    return bytes.length
  }
  const reader = Object.assign(new EventEmitter(), { ref() {}, unref() {}, read: callbackify(read) })
  return reader as unknown as RandomAccessReader
}

/** Old programs write their own code page and backslashes, and some begin with `./`. */
function pathOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const path = isUtf8(fileNameRaw)
    ? fileNameRaw.toString('utf8')
    : getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
}

async function readEntry(name: string, entry: Entry, zip: ZipFile, pages: Pages): Promise<Uint8Array> {
  const { compressionMethod, compressedSize, uncompressedSize } = entry
  if (entry.isEncrypted()) throw refused(name, 'It is encrypted, unpack the archive with its password')
  if (!entry.canDecodeFileData()) throw refused(name, `It is packed by the rare method ${compressionMethod}`)
  if (Math.max(compressedSize, uncompressedSize) > longest) throw tooLarge(name, longest)
  if (inflatesTooFar(compressedSize, uncompressedSize)) throw bomb(name)
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = await pages.read(fileDataStart, compressedSize)
    const bytes = compressionMethod === 0 ? packed : inflate(packed, uncompressedSize)
    if (bytes.length === uncompressedSize && crc32(bytes) === entry.crc32) return bytes
  } catch (cause) {
    throw damagedEntry(name, cause)
  }
  throw damagedEntry(name)
}

/** Inflates up to the size it is said to have, not a byte further. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size, 64) })
}

function refused(name: string, sentence: string): Error {
  return trouble('refused-entry', name, `${sentence}; it was not read.`)
}

function damagedEntry(name: string, cause?: unknown): Error {
  const sentence = 'It is damaged: its size or its checksum is not what the archive says; fetch the archive again.'
  return trouble('broken-archive', name, sentence, cause)
}

function damaged(name: string, cause: unknown): Error {
  const reason = String(cause)
  if (reason.includes('multi-disk')) return refused(name, 'It is one part of a zip archive, join all parts first')
  if (reason.includes('encryption')) return refused(name, 'It is encrypted, unpack the archive with its password')
  return trouble('broken-archive', name, 'The zip archive is damaged or ends too early; fetch it again.', cause)
}
