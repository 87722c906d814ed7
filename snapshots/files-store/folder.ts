/** The folder of a store: found, made, or said why it is none. */
import { mkdir, open, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreError } from '../../src/model/errors.js'
import { syncFolder, writeFiles } from './durable.js'
import { ledgerName, lockName } from './places.js'
import { codeOf, storeTrouble } from './trouble.js'

/** Digests are over bytes: nobody may put other line breaks into them on the way through git. */
const attributes = { place: '.gitattributes', content: '* -text\n' }
const ignored = { place: '.gitignore', content: `${lockName}*\nnotes/\ntorn/\n` }

/** @throws StoreError `store-not-found` where there is no store, `store-trouble` where none can be */
export async function findFolder(folder: string, create: boolean): Promise<void> {
  const names = await namesIn(folder)
  if (names?.includes(ledgerName)) return
  const others = names?.filter((name) => !name.startsWith('.') && !name.startsWith(lockName)) ?? []
  if (others.length > 0) {
    const sentence = `${folder} is no store: it has no ${ledgerName}, but holds ${others.toSorted()[0]}; name a store, or an empty folder to make one in.`
    throw new StoreError('store-not-found', sentence)
  }
  if (!create) throw new StoreError('store-not-found', `There is no store at ${folder}; nothing was kept there yet.`)
  if (names === undefined) await makeFolder(folder)
}

/** The ledger of a new store, without a line; made under the lock. */
export async function makeLedger(folder: string): Promise<void> {
  const names = (await namesIn(folder)) ?? []
  if (names.includes(ledgerName)) return
  const files = [attributes, ignored].filter(({ place }) => !names.includes(place))
  await writeFiles(folder, files)
  const path = join(folder, ledgerName)
  try {
    await (await open(path, 'wx')).close()
  } catch (error) {
    throw storeTrouble(error, path, 'made')
  }
  await syncFolder(folder)
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    if (codeOf(error) === 'ENOTDIR' && (await isFile(folder)))
      throw new StoreError('store-trouble', `${folder} is a file, but a store is a folder; name another.`, {
        cause: error,
      })
    throw storeTrouble(error, folder, 'read')
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => !found.isDirectory(),
    () => false,
  )
}

async function makeFolder(folder: string): Promise<void> {
  try {
    const made = await mkdir(folder, { recursive: true })
    if (made !== undefined) await syncFolder(dirname(made))
  } catch (error) {
    throw storeTrouble(error, folder, 'made')
  }
}
