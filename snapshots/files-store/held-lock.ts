/** A lock that was won: it beats until it is released, and proves before each step that it is still one's own. */
import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { StoreError } from '../../src/model/errors.js'
import { beat, beatEvery, type Pulse } from './heartbeat.js'
import { holderOf, type Holder } from './holder.js'
import { storeTrouble } from './trouble.js'

export interface Lock {
  /** @throws StoreError `store-conflict` where it has passed to another, or was removed */
  prove(): Promise<void>
  release(): Promise<void>
}

export interface Held {
  folder: string
  path: string
  own: Holder
  words: string
}

export function hold({ folder, path, own, words }: Held, pulse: Pulse): Lock {
  let last: Promise<unknown> = Promise.resolve()
  // A beat that fails is made good by the next; a lock that is lost is told where it matters, before a step.
  const end = pulse.every(beatEvery, () => (last = last.then(() => beat(path, words)).catch(() => undefined)))
  return {
    async prove() {
      const holder = await holderOf(path).catch((error: unknown) => {
        throw storeTrouble(error, path, 'read')
      })
      if (holder?.token !== own.token) throw lost(folder, holder)
    },
    async release() {
      end()
      await last
      await release(path, own)
    },
  }
}

function lost(folder: string, holder: Holder | undefined): StoreError {
  const how = holder?.host
    ? `was taken over by process ${holder.pid} on ${holder.host} since ${holder.since}`
    : 'was removed'
  const sentence = `The lock of ${folder} ${how}, so nothing more is written by this process; run it again.`
  return new StoreError('store-conflict', sentence)
}

/** Only what is still one's own is removed, and never what came into its place meanwhile. */
async function release(path: string, own: Holder): Promise<void> {
  const holder = await holderOf(path).catch(() => undefined)
  if (holder?.token !== own.token) return
  const aside = `${path}.draft-${randomUUID()}`
  await rename(path, aside)
  await rm(aside, { force: true })
}
