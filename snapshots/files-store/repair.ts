/** Repairs the end of a ledger whose writer died in the middle of a line. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { LedgerLine } from '../../src/model/ledger.js'
import { writeFiles } from './durable.js'
import type { LedgerFile, Tail } from './ledger-file.js'
import { codeOf, storeTrouble } from './trouble.js'

/**
 * A line that lacks its line break alone was whole on its way and gets it; anything else was told to nobody and is cut
 * off, with a copy of it under `torn/`.
 * @returns the line that became whole
 */
export async function repair(
  folder: string,
  file: LedgerFile,
  { at, bytes, line }: Tail,
): Promise<LedgerLine | undefined> {
  try {
    if (line) {
      await file.handle.write('\n', at + bytes.length)
      file.starts.push(at + bytes.length + 1)
    } else {
      await writeFiles(folder, [{ place: await freePlace(folder, file.starts.length), content: bytes }])
      await file.handle.truncate(at)
    }
    await file.handle.datasync()
  } catch (error) {
    throw storeTrouble(error, file.path, 'written')
  }
  return line
}

/** `torn/line-17`, or `torn/line-17-2` where the same line was torn before. */
async function freePlace(folder: string, number: number): Promise<string> {
  for (let count = 1; ; count += 1) {
    const place = join('torn', `line-${number}${count === 1 ? '' : `-${count}`}`)
    const there = await open(join(folder, place), 'r').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined
      throw error
    })
    if (!there) return place
    await there.close()
  }
}
