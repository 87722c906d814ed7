/** Writes that outlive a crash: files and the folders that name them are on disk when these return. */
import { constants } from 'node:fs'
import { lstat, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreError } from '../../src/model/errors.js'
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
    await refuseLinks(folder, place)
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

/** What is written over is a file of its own, never one elsewhere to which a link leads; Windows knows no such flag. */
const anew = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0)

/**
 * A store may come from somebody else, by git for one: a link in it could lead writing and removing out of it.
 * @throws StoreError `store-broken` where a part of the place is a link
 */
export async function refuseLinks(folder: string, place: string): Promise<void> {
  const parent = dirname(place)
  if (parent !== '.') await refuseLinks(folder, parent)
  const path = join(folder, place)
  const found = place === '.' ? undefined : await lstat(path).catch(() => undefined)
  if (!found?.isSymbolicLink()) return
  const sentence = `${path} is a link, which a store does not follow; put what it leads to in its place.`
  throw new StoreError('store-broken', sentence)
}

async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  try {
    const file = await open(path, anew)
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
