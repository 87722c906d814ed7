/** Who holds a lock: a process, told apart from another that got the same number later. */
import { randomUUID } from 'node:crypto'
import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename } from 'node:path'
import process from 'node:process'
import { codeOf } from './trouble.js'

export interface Holder {
  host: string
  pid: number
  /** When the machine and the process were started, as the system numbers them; absent where it does not tell. */
  boot?: string
  started?: string
  /** The numbering of processes this one lives in: containers of one host have their own. */
  space?: string
  /** Of this one lock. */
  token: string
  since: string
}

export async function presentHolder(now: Date): Promise<Holder> {
  const [boot, started, space] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined),
    startOf(process.pid),
    readlink('/proc/self/ns/pid').catch(() => undefined),
  ])
  return {
    host: hostname(),
    pid: process.pid,
    ...(boot !== undefined && { boot: boot.trim() }),
    ...(started !== undefined && { started }),
    ...(space !== undefined && { space }),
    token: randomUUID(),
    since: now.toISOString(),
  }
}

/** Whom the file of a lock names; a host without a name where it is there and names nobody. */
export async function holderOf(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    const holder: unknown = JSON.parse(text)
    if (isHolder(holder)) return holder
  } catch {
    // A machine that lost its power may leave a lock without its words, which is succeeded as any other.
  }
  return { host: '', pid: 0, token: `unnamed-${basename(path)}`, since: '' }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false
  return 'host' in value && 'pid' in value && 'token' in value && 'since' in value
}

/** `unseen`: of another host or another numbering, where nobody can tell from here whether it lives. */
export type Sight = 'lives' | 'gone' | 'unseen'

export async function sightOf(holder: Holder, seenBy: Holder): Promise<Sight> {
  if (holder.host !== seenBy.host) return 'unseen'
  if (holder.boot !== seenBy.boot) return 'gone'
  if (holder.space !== seenBy.space) return 'unseen'
  if (!isAlive(holder.pid)) return 'gone'
  return holder.started === undefined || (await startOf(holder.pid)) === holder.started ? 'lives' : 'gone'
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The 22nd field of the process's state; its second, the name, may hold blanks and brackets. */
async function startOf(pid: number): Promise<string | undefined> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return state.slice(state.lastIndexOf(')') + 2).split(' ')[19]
}
