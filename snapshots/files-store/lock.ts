/** The lock that keeps two writers apart and outlives a crash: a file that names its holder, passed on when that is gone. */
import { randomUUID } from 'node:crypto'
import { copyFile, link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../../src/model/errors.js'
import { isGone, presentHolder, type Holder } from './holder.js'
import { lockName } from './places.js'
import { codeOf, storeTrouble } from './trouble.js'

export interface Lock {
  release(): Promise<void>
}

/**
 * The first lock is `ledger.lock`; who finds its holder gone succeeds it with `ledger.lock.<token of that holder>`, of
 * which there can be but one, and then puts its own in the place of both.
 * @throws StoreError `store-locked`
 */
export async function takeLock(folder: string, now: Date): Promise<Lock> {
  const path = join(folder, lockName)
  const own = await presentHolder(now)
  const draft = join(folder, `${lockName}.draft-${own.token}`)
  try {
    await writeFile(draft, `${JSON.stringify(own)}\n`)
    // Each turn is lost only to another who won it, so that a few are enough.
    for (let turn = 0; turn < 20; turn += 1) {
      const passed: string[] = []
      let holder = await holderOf(path)
      for (let next = holder; next; next = await holderOf(`${path}.${next.token}`)) {
        holder = next
        passed.push(`${path}.${next.token}`)
      }
      if (holder && !(await isGone(holder, own))) throw locked(folder, path, holder)
      const place = passed.at(-1) ?? path
      if (!(await claim(draft, place))) continue
      if (place === path) return { release: () => release(path, own) }
      if (await succeeds(path, own)) {
        await rename(draft, path)
        await Promise.all(passed.map((each) => rm(each, { force: true })))
        return { release: () => release(path, own) }
      }
      await rm(place, { force: true })
    }
    throw new StoreError('store-locked', `Others write to ${folder} all the time; try again.`, { retryable: true })
  } catch (error) {
    throw storeTrouble(error, path, 'written')
  } finally {
    await rm(draft, { force: true })
  }
}

/** Whether the way from the first lock still leads to this one: who came too late has claimed a place that is over. */
async function succeeds(path: string, own: Holder): Promise<boolean> {
  let holder = await holderOf(path)
  while (holder && holder.token !== own.token) holder = await holderOf(`${path}.${holder.token}`)
  return holder !== undefined
}

/** Puts the draft at a place where nothing is, whole at once. */
async function claim(draft: string, place: string): Promise<boolean> {
  try {
    await link(draft, place).catch((error: unknown) => {
      // A disk without links: the file is there at once, its words a moment later.
      if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(codeOf(error) ?? '')) throw error
      return copyFile(draft, place, 1)
    })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function holderOf(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    const holder: unknown = JSON.parse(text)
    if (isHolder(holder)) return holder
  } catch {
    // Told below, as what is JSON and names nobody.
  }
  const sentence = `The store is locked by ${path}, which does not say by whom; remove that file if nobody writes to the store.`
  throw new StoreError('store-locked', sentence, { retryable: true })
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false
  return 'host' in value && 'pid' in value && 'token' in value && 'since' in value
}

function locked(folder: string, path: string, { host, pid, since }: Holder): StoreError {
  const sentence = `${folder} is being written by process ${pid} on ${host} since ${since}; wait for it, or remove ${path} if that process is certainly gone.`
  return new StoreError('store-locked', sentence, { retryable: true })
}

/** Only what is still one's own is removed, and never what came into its place meanwhile. */
async function release(path: string, own: Holder): Promise<void> {
  const holder = await holderOf(path).catch(() => undefined)
  if (holder?.token !== own.token) return
  const aside = `${path}.draft-${randomUUID()}`
  await rename(path, aside)
  await rm(aside, { force: true })
}
