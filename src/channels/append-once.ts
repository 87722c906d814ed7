/** Appends an entry to a file, unless it is at its end already, and waits until the disk has it. */
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface Entry {
  entry: string
  /** Its last words, by which it is known again: they are there only when the whole of it is. */
  mark: string
}

/** A letter is sent again only right after a crash, so that its first copy is looked for near the end. */
const tail = 8 * 1024 * 1024

/** @returns false where the file would grow beyond its longest */
export async function appendOnce(path: string, { entry, mark }: Entry, longest = Infinity): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true })
  const handle = await open(path, 'a+')
  try {
    const { size } = await handle.stat()
    const end = await endOf(handle, size)
    if (!end.includes(mark)) {
      if (size + Buffer.byteLength(entry) > longest) return false
      // After a crash in the midst of an entry the next one begins on a line of its own.
      await handle.appendFile(end === '' || end.endsWith('\n') ? entry : `\n${entry}`)
    }
    await handle.sync()
    return true
  } finally {
    await handle.close()
  }
}

async function endOf(handle: FileHandle, size: number): Promise<string> {
  const length = Math.min(size, tail)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length)
  return buffer.toString('utf8', 0, bytesRead)
}
