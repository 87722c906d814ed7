/** Who holds a lock: a process, told apart from another that got the same number later. */
import { randomUUID } from 'node:crypto'
import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import process from 'node:process'

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

/** Whether the holder is certainly gone, as far as another process can see it. */
export async function isGone(holder: Holder, seenBy: Holder): Promise<boolean> {
  if (holder.host !== seenBy.host) return false
  if (holder.boot !== seenBy.boot) return true
  if (holder.space !== seenBy.space) return false
  return !isAlive(holder.pid) || (holder.started !== undefined && (await startOf(holder.pid)) !== holder.started)
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
