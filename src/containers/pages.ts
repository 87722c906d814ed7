/** Reading here and there, a page at a time: a zip is read in many small pieces that stand close together. */
import type { FileHandle } from 'node:fs/promises'

export interface Pages {
  /** In bytes. */
  size: number
  /** So many bytes from there on; fewer where the end comes before. */
  read(start: number, length: number): Promise<Uint8Array>
}

const pageSize = 262_144
/** One page for the list of a zip, one for its entries. */
const kept = 2

export function pagesOfFile(file: FileHandle, size: number): Pages {
  let pages: { start: number; bytes: Uint8Array }[] = []
  return {
    size,
    async read(start, length) {
      const known = pages.find((each) => each.start <= start && start + length <= each.start + each.bytes.length)
      const page = known ?? { start, bytes: await readBytes(file, start, Math.max(length, pageSize)) }
      if (length <= pageSize) pages = [page, ...pages.filter((each) => each !== page)].slice(0, kept)
      return page.bytes.subarray(start - page.start, start - page.start + length)
    },
  }
}

export function pagesOfBytes(bytes: Uint8Array): Pages {
  return { size: bytes.length, read: async (start, length) => bytes.subarray(start, start + length) }
}

async function readBytes(file: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, start)
  return buffer.subarray(0, bytesRead)
}
