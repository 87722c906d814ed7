/** The heartbeat of a lock: its holder writes the same words over themselves, and the time of the file tells that it lives. */
import { open } from 'node:fs/promises'
import { codeOf } from './trouble.js'

/** Milliseconds. */
export const beatEvery = 15_000
/** A holder that cannot be seen from here is gone after so long a silence. */
const longestSilence = 180_000
/** A clock that was set forward makes everybody look silent, until the next beat. */
const watchedFor = beatEvery + 5000

export interface Pulse {
  sleep(milliseconds: number): Promise<void>
  /** Does it again and again, and keeps no process alive for that. @returns what ends it */
  every(milliseconds: number, act: () => void): () => void
}

export const systemPulse: Pulse = {
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  every(milliseconds, act) {
    const timer = setInterval(act, milliseconds).unref()
    return () => clearInterval(timer)
  },
}

/** @returns whether the file at this path says these words, and so has been written with them once more */
export async function beat(path: string, words: string): Promise<boolean> {
  const file = await open(path, 'r+').catch(unlessAbsent)
  if (!file) return false
  try {
    if ((await file.readFile('utf8')) !== words) return false
    // Whoever reads it meanwhile finds the words whole; what came to this path meanwhile is another file.
    await file.write(words, 0)
    return true
  } finally {
    await file.close()
  }
}

/**
 * Compares no clocks of two machines: both times are those that the disk gave its files.
 * @param fresh a file written just now in the same folder
 * @returns whether the lock has been silent; undefined where it is there no more, which says nothing of its holder: who
 * succeeds another moves from one place to the next
 */
export async function isSilent(lock: string, fresh: string, { sleep }: Pulse): Promise<boolean | undefined> {
  const [last, now] = await Promise.all([timeOf(lock), timeOf(fresh)])
  if (last === undefined) return undefined
  if (now === undefined || now - last <= longestSilence) return false
  await sleep(watchedFor)
  const since = await timeOf(lock)
  return since === undefined ? undefined : since === last
}

/** Of the opened file, since a network disk may answer from memory for one that is not. */
async function timeOf(path: string): Promise<number | undefined> {
  const file = await open(path, 'r').catch(unlessAbsent)
  if (!file) return undefined
  try {
    return (await file.stat()).mtimeMs
  } finally {
    await file.close()
  }
}

function unlessAbsent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}
