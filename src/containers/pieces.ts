/** Bytes that come in pieces, from a file or from memory. */
import type { FileHandle } from 'node:fs/promises'
import { headLength } from './kinds.js'
import type { Meter } from './meter.js'

const pieceSize = 1_048_576

export interface Peeked {
  /** The first bytes, enough to tell what it is. */
  head: Uint8Array
  /** All bytes, to be asked for once. */
  chunks: AsyncIterable<Uint8Array>
}

/** Looks at the beginning of what comes in pieces, and gives it back with the rest. */
export async function peek(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]()
  const begun: Uint8Array[] = []
  for (let length = 0; length < headLength;) {
    const next = await iterator.next()
    if (next.done) break
    begun.push(next.value)
    length += next.value.length
  }
  const [first] = begun
  const head = first && begun.length === 1 ? first : Buffer.concat(begun)
  async function* all(): AsyncGenerator<Uint8Array> {
    yield head
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { head, chunks: all() }
}

/** Bytes in memory, as one piece. */
export async function* pieceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Counts what passes as packed bytes. */
export async function* counted(chunks: AsyncIterable<Uint8Array>, meter: Meter): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    meter.countPacked(chunk.length)
    yield chunk
  }
}

/**
 * The bytes of an open file.
 * @param size the file's size, undefined for a pipe
 */
export async function* piecesOf(file: FileHandle, size: number | undefined): AsyncGenerator<Uint8Array> {
  for (let position = 0; ;) {
    const length = Math.min(pieceSize, Math.max((size ?? pieceSize) - position + 1, 65_536))
    const { bytesRead, buffer } = await file.read(
      Buffer.allocUnsafe(length),
      0,
      length,
      size === undefined ? null : position,
    )
    if (bytesRead === 0) return
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
