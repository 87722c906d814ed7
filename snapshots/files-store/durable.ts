/** Writes that outlive a crash: files and the folders that name them are on disk when these return. */
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf, storeTrouble } from './trouble.js'

/** How many files are on their way to the disk at once. */
const atOnce = 16

export interface NewFile {
  /** Within the folder of the store. */
  place: string
  content: string | Uint8Array
}

/** What lies at one of these places was left by a step that never committed, and is written over. */
export async function writeFiles(folder: string, files: readonly NewFile[]): Promise<void> {
  const folders = new Set<string>()
  for (const place of new Set(files.map((file) => dirname(file.place)))) {
    const path = join(folder, place)
    const made = await mkdir(path, { recursive: true }).catch((error: unknown) => {
      throw storeTrouble(error, path, 'made')
    })
    folders.add(path)
    if (made === undefined) continue
    for (let each = path; each.length >= made.length; each = dirname(each)) folders.add(dirname(each))
  }
  const waiting = [...files]
  const write = async (): Promise<void> => {
    for (let file = waiting.pop(); file; file = waiting.pop()) await writeSynced(join(folder, file.place), file.content)
  }
  await allOrFirst(Array.from({ length: Math.min(atOnce, files.length) }, write))
  await allOrFirst([...folders].map(syncFolder))
}

async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  try {
    const file = await open(path, 'w')
    try {
      await file.writeFile(content)
      await file.datasync()
    } finally {
      await file.close()
    }
  } catch (error) {
    throw storeTrouble(error, path, 'written')
  }
}

/** A new name is on disk only when its folder is. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch (error) {
    // Windows opens no folder, and some network disks sync none; their names are on disk without it.
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(codeOf(error) ?? ''))
      throw storeTrouble(error, path, 'written')
  }
}

/** Waits for all of them even where one fails, so that nothing is still being written afterwards. */
async function allOrFirst(all: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(all)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
