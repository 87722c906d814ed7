/** The file of the ledger: lines read in order as far as they are whole, and appended one by one. */
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../../src/model/errors.js'
import type { LedgerLine } from '../../src/model/ledger.js'
import { lineDigest, lineText } from '../chain.js'
import { ledgerName } from './places.js'
import { storeTrouble } from './trouble.js'

export interface LedgerFile {
  path: string
  handle: FileHandle
  /** Where each line begins, the first at 0; its last number is where the next one will. */
  starts: number[]
}

const pieceSize = 4 * 1024 * 1024
/** Bytes; a step of ten thousand snapshots is a hundredth of it, and Node reads no text twice as long. */
const longestLine = 256 * 1024 * 1024

export async function openLedgerFile(folder: string, access: 'read' | 'write'): Promise<LedgerFile> {
  const path = join(folder, ledgerName)
  try {
    return { path, handle: await open(path, access === 'write' ? 'r+' : 'r'), starts: [0] }
  } catch (error) {
    throw storeTrouble(error, path, access === 'write' ? 'written' : 'read')
  }
}

/** What stands after the last whole line: written by half when its writer died. */
export interface Tail {
  at: number
  bytes: Buffer
  /** The line that stands there whole and lacks its line break alone. */
  line?: LedgerLine
}

/**
 * Reads on after what was read before.
 * @returns what stands after the last whole line, where anything does
 * @throws StoreError `store-broken` for a line that is none and after which others follow
 */
export async function readOn(file: LedgerFile, tell: (line: LedgerLine) => void): Promise<Tail | undefined> {
  let at = endOf(file)
  let rest: Buffer
  // The beginnings of a line that goes on, put together once: put together at every piece they cost the square of its length.
  let held: Buffer[] = []
  let broken: { number: number; at: number } | undefined
  for await (const piece of piecesAfter(file, at)) {
    held.push(piece)
    if (!piece.includes(10)) {
      if (held.length * pieceSize > longestLine) throw brokenLine(file, file.starts.length)
      continue
    }
    rest = Buffer.concat(held)
    let from = 0
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
      const line = lineIn(rest.subarray(from, end))
      if (line && broken) throw brokenLine(file, broken.number)
      if (line) {
        file.starts.push(at + end + 1 - from)
        tell(line)
      } else broken ??= { number: file.starts.length, at }
      at += end + 1 - from
      from = end + 1
    }
    held = [rest.subarray(from)]
  }
  rest = Buffer.concat(held)
  const line = lineIn(rest)
  if (broken && line) throw brokenLine(file, broken.number)
  if (broken) return { at: broken.at, bytes: await bytesAfter(file, broken.at) }
  if (rest.length === 0) return undefined
  return { at, bytes: rest, ...(line && lineDigest(line) === line.digest && { line }) }
}

export function endOf({ starts }: LedgerFile): number {
  return starts.at(-1) ?? 0
}

/** Lines by their number, from one of them to another; numbers are places in the file, as they stand. */
export async function* linesBetween(file: LedgerFile, from: number, to: number): AsyncIterable<LedgerLine> {
  const starts = file.starts.slice(from - 1, to + 1)
  for (let first = 0; first < starts.length - 1;) {
    const begin = starts[first] ?? 0
    let last = first + 1
    while (last < starts.length - 1 && (starts[last + 1] ?? 0) - begin <= pieceSize) last += 1
    const bytes = await bytesBetween(file, begin, starts[last] ?? begin)
    for (; first < last; first += 1) {
      const line = lineIn(bytes.subarray((starts[first] ?? 0) - begin, (starts[first + 1] ?? 0) - begin - 1))
      if (!line) throw brokenLine(file, from + first)
      yield line
    }
  }
}

/** On disk when it returns; the file is as before where it throws. */
export async function append(file: LedgerFile, line: LedgerLine): Promise<void> {
  const end = endOf(file)
  const bytes = Buffer.from(`${lineText(line)}\n`)
  try {
    const { size } = await file.handle.stat()
    if (size !== end)
      throw new StoreError('store-conflict', `Another has written to ${file.path}; open the store anew.`)
    for (let done = 0; done < bytes.length;) {
      done += (await file.handle.write(bytes, done, bytes.length - done, end + done)).bytesWritten
    }
    await file.handle.datasync()
  } catch (error) {
    if (!(error instanceof StoreError)) await file.handle.truncate(end).catch(() => undefined)
    throw storeTrouble(error, file.path, 'written')
  }
  file.starts.push(end + bytes.length)
}

function lineIn(bytes: Buffer): LedgerLine | undefined {
  try {
    const line: unknown = JSON.parse(bytes.toString('utf8'))
    return isLine(line) ? line : undefined
  } catch {
    return undefined
  }
}

function isLine(value: unknown): value is LedgerLine {
  if (typeof value !== 'object' || value === null || !('entries' in value)) return false
  return Array.isArray(value.entries) && 'seq' in value && isTexts(value, ['digest', 'previous', 'at'])
}

function isTexts(value: object, keys: readonly string[]): boolean {
  return keys.every((key) => typeof (value as Record<string, unknown>)[key] === 'string')
}

async function* piecesAfter(file: LedgerFile, at: number): AsyncIterable<Buffer> {
  for (let from = at; ;) {
    const piece = await bytesBetween(file, from, from + pieceSize)
    if (piece.length === 0) return
    yield piece
    from += piece.length
  }
}

async function bytesAfter(file: LedgerFile, at: number): Promise<Buffer> {
  const { size } = await file.handle.stat()
  return bytesBetween(file, at, size)
}

async function bytesBetween(file: LedgerFile, from: number, to: number): Promise<Buffer> {
  try {
    const buffer = Buffer.allocUnsafe(to - from)
    let length = 0
    while (length < buffer.length) {
      const { bytesRead } = await file.handle.read(buffer, length, buffer.length - length, from + length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return buffer.subarray(0, length)
  } catch (error) {
    throw storeTrouble(error, file.path, 'read')
  }
}

function brokenLine({ path }: LedgerFile, number: number): StoreError {
  const sentence = `Line ${number} of ${path} is no line of a ledger, though more follows; bring the file back from a copy.`
  return new StoreError('store-broken', sentence)
}
