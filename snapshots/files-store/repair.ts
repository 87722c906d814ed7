/** Repairs the end of a ledger whose writer died in the middle of a line. */
import { join } from 'node:path'
import type { LedgerLine } from '../../src/model/ledger.js'
import { digestOf } from '../chain.js'
import { writeFiles } from './durable.js'
import type { LedgerFile, Tail } from './ledger-file.js'
import { storeTrouble } from './trouble.js'

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
      await writeFiles(folder, [{ place: tornPlace(file.starts.length, bytes), content: bytes }])
      await file.handle.truncate(at)
    }
    await file.handle.datasync()
  } catch (error) {
    throw storeTrouble(error, file.path, 'written')
  }
  return line
}

/** `torn/line-17~1a2b3c4d`, with the first digits of its digest: the same line may be torn more than once. */
function tornPlace(number: number, bytes: Buffer): string {
  return join('torn', `line-${number}~${digestOf(bytes).slice('sha256:'.length, 'sha256:'.length + 8)}`)
}
