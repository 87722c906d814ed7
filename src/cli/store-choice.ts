/** Which store a command works on, by option, environment or default, opened and closed around its work. */
import type { Command } from 'commander'
import { openStore, StoreError, UsageError, type Store } from '../index.js'

export interface StoreChoice {
  store?: string
}

/** Where snapshots are kept unless the command line or `TRIALDIFF_STORE` says otherwise. */
const usual = './trials'

export function addStoreOption(command: Command): Command {
  return command.option('--store <location>', `a folder or postgres://…; else TRIALDIFF_STORE, else ${usual}`)
}

export function locationOf({ store }: StoreChoice): string {
  if (store === '') throw new UsageError('bad-usage', '--store names no location; give a folder or postgres://….')
  return store ?? (process.env.TRIALDIFF_STORE || usual)
}

export type Wish =
  | 'read'
  | 'write'
  /** As `write`; makes the store where there is none. */
  | 'make'

/**
 * Opens the store, works on it, closes it whatever happens.
 * @throws StoreError `store-not-found` with what makes one, and whatever opening and the work throw
 */
export async function inStore<Made>(
  location: string,
  wish: Wish,
  work: (store: Store) => Promise<Made>,
): Promise<Made> {
  const store = await open(location, wish)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function open(location: string, wish: Wish): Promise<Store> {
  const now = clock()
  try {
    return await openStore(location, {
      access: wish === 'read' ? 'read' : 'write',
      create: wish === 'make',
      ...(now && { now }),
    })
  } catch (cause) {
    if (!(cause instanceof StoreError) || cause.code !== 'store-not-found') throw cause
    const message = `There is no store at ${nameOfLocation(location)}; trialdiff keep FILE makes one, --store names another.`
    throw new StoreError('store-not-found', message, { cause })
  }
}

/** A location as it may be printed: without a password. */
export function nameOfLocation(location: string): string {
  return location.replace(/^([a-z][a-z+]*:\/\/)[^/?#]*@/i, '$1').replace(/([?&](?:ssl)?password=)[^&#]*/gi, '$1…')
}

/** `TRIALDIFF_NOW` holds the clock still, so that examples come out the same every time. */
function clock(): (() => Date) | undefined {
  const text = process.env.TRIALDIFF_NOW
  if (!text) return undefined
  const moment = new Date(text)
  if (!Number.isNaN(moment.getTime())) return () => moment
  throw new UsageError('bad-usage', `TRIALDIFF_NOW is ${text}, which is no moment; write 2026-11-22T09:30:00Z.`)
}
