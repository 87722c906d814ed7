/** The lock that keeps two writers apart and outlives a crash: a file that names its holder, passed on when that is gone or silent. */
import { copyFile, link, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreError } from '../../src/model/errors.js'
import { isSilent, systemPulse, type Pulse } from './heartbeat.js'
import { hold, type Lock } from './held-lock.js'
import { holderOf, presentHolder, sightOf, type Holder } from './holder.js'
import { lockName } from './places.js'
import { codeOf, storeTrouble } from './trouble.js'

/** What a test brings instead of the machine's own. */
export interface LockOptions {
  pulse?: Pulse
  own?: Holder
}

/**
 * The first lock is `ledger.lock`; who finds its holder gone succeeds it with `ledger.lock.<token of that holder>`, of
 * which there can be but one, and then puts its own in the place of both.
 * @throws StoreError `store-locked`
 */
export async function takeLock(folder: string, now: Date, options: LockOptions = {}): Promise<Lock> {
  const path = join(folder, lockName)
  const { pulse = systemPulse, own = await presentHolder(now) } = options
  const draft = join(folder, `${lockName}.draft-${own.token}`)
  const words = `${JSON.stringify(own)}\n`
  const held = (): Lock => hold({ folder, path, own, words }, pulse)
  try {
    await writeFile(draft, words)
    // Each turn is lost only to another who won it, so that a few are enough.
    for (let turn = 0; turn < 20; turn += 1) {
      const { places, last } = await wayFrom(path)
      const place = places.at(-1) ?? path
      if (last && !(await isFree(last, own, () => isSilent(last.at, draft, pulse)))) continue
      if (!(await claim(draft, place))) continue
      if (place === path) return held()
      if (await succeeds(path, own)) {
        await rename(draft, path)
        await Promise.all(places.slice(1).map((each) => rm(each, { force: true })))
        return held()
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

interface Way {
  /** Where a lock is, and last where the next would be. */
  places: readonly string[]
  last?: { holder: Holder; at: string }
}

/** Each lock leads to the place of the one that succeeds it. */
async function wayFrom(path: string): Promise<Way> {
  const way: Way & { places: string[] } = { places: [path] }
  for (let at = path; ;) {
    const holder = await holderOf(at)
    if (!holder) return way
    way.last = { holder, at }
    at = `${path}.${holder.token}`
    way.places.push(at)
  }
}

/** Whether the way from the first lock still leads to this one: who came too late has claimed a place that is over. */
async function succeeds(path: string, own: Holder): Promise<boolean> {
  return (await wayFrom(path)).places.includes(`${path}.${own.token}`)
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

/**
 * @returns whether the holder is gone; false where the lock moved meanwhile and the way has to be gone anew
 * @throws StoreError `store-locked` where the holder lives, or is neither seen nor silent
 */
async function isFree(
  { holder, at }: { holder: Holder; at: string },
  own: Holder,
  isSilentNow: () => Promise<boolean | undefined>,
): Promise<boolean> {
  const sight = await sightOf(holder, own)
  if (sight === 'gone') return true
  const silent = sight === 'unseen' ? await isSilentNow() : false
  if (silent !== false) return silent === true
  const passes = 'a lock that is silent for three minutes is taken over'
  const who = `${dirname(at)} is being written by process ${holder.pid} on ${holder.host} since ${holder.since}`
  const sentence =
    holder.host === ''
      ? `The store is locked by ${at}, which does not say by whom; try again later, since ${passes}.`
      : sight === 'unseen'
        ? `${who}; wait for it, since ${passes}.`
        : `${who}; wait for it, or end it if it hangs.`
  throw new StoreError('store-locked', sentence, { retryable: true })
}
