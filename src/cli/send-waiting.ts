/** What a service does between its runs: looking when the next letter may go out, and sending it then. */
import { StoreError, writeLetter } from '../index.js'
import type { WatchConfig } from '../watch/watch-config.js'
import { forLog } from './github.js'

export interface Ahead {
  /** When the last run began. */
  last?: string
  /** When the next letter may go out. */
  sending?: Date
}

/** Before the first run there is nothing. */
export async function lookAhead(config: WatchConfig): Promise<Ahead> {
  const { lastRun, nextSending, openStoreOf } = await import('../watch/watching.js')
  try {
    const store = await openStoreOf(config, process.env, 'read')
    try {
      const last = await lastRun(store)
      const sending = nextSending(await store.outbox())
      return { ...(last && { last: last.startedAt }), ...(sending && { sending }) }
    } finally {
      await store.close()
    }
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store-not-found') return {}
    throw error
  }
}

/** Sends what is due, and asks the registry nothing. */
export async function deliverOnly(
  config: WatchConfig,
  signal?: AbortSignal,
): Promise<{ sent: number; failed: number }> {
  const { deliverDue, openWatch } = await import('../watch/watching.js')
  const opened = await openWatch(config, {
    env: process.env,
    now: () => new Date(),
    write: writeLetter,
    print: (text) => new Promise((resolve) => process.stdout.write(forLog(text), () => resolve())),
    ...(signal && { signal }),
  })
  try {
    const { sent, failures } = await deliverDue(config, opened.parts)
    for (const { target, code, message } of failures) {
      process.stderr.write(`trialdiff: ${target}: ${message} [${code}]\n`)
    }
    return { sent, failed: failures.length }
  } finally {
    await opened.close()
  }
}
