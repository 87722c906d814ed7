/** `trialdiff watch outbox`: what is still to be sent; a try again, or giving one up aloud. */
import type { Command } from 'commander'
import { digestOf, UsageError, type LedgerEntry, type PendingItem, type Store } from '../../../index.js'
import { addConfigOption, configAt, type ConfigOptions } from '../../config-at.js'
import { countOf } from '../../count-of.js'
import { deliverOnly } from '../../send-waiting.js'

const examples = `
Examples:
  trialdiff watch outbox
  trialdiff watch outbox --retry
  trialdiff watch outbox --drop 4f2a9c   by the beginning of its id

Nothing is ever given up by itself. What was tried in vain is tried again by
every run, after a while that grows to a day; --retry does not wait.`

interface Options extends ConfigOptions {
  retry?: true
  drop?: string
  json?: true
}

export function define(command: Command): void {
  addConfigOption(command)
    .option('--retry', 'send now what was tried in vain, and what is due')
    .option('--drop <id>', 'never send this one; the ledger says so')
    .option('--json', 'print the list as JSON')
    .addHelpText('after', examples)
    .action(act)
}

async function act(options: Options): Promise<void> {
  if (options.retry && options.drop !== undefined)
    throw new UsageError('bad-usage', 'Give --retry or --drop, not both.')
  const config = await configAt(options)
  const { openStoreOf } = await import('../../../watch/watching.js')
  const isRead = !options.retry && options.drop === undefined
  const store = await openStoreOf(config, process.env, isRead ? 'read' : 'write')
  try {
    if (options.drop !== undefined) await drop(store, options.drop)
    if (options.retry) await makeDue(store)
    if (isRead) process.stdout.write(await list(store, options.json ?? false))
  } finally {
    await store.close()
  }
  if (options.retry) {
    const { sent, failed } = await deliverOnly(config)
    process.stdout.write(`${countOf(sent, 'letter')} sent, ${failed} failed.\n`)
    if (failed > 0) process.exitCode = 4
  }
}

async function list(store: Store, asJson: boolean): Promise<string> {
  const items = await store.outbox()
  const { digest } = await store.head()
  if (asJson) return `${JSON.stringify({ form: 1, items, head: digest }, null, 2)}\n`
  const rows = items.map(
    (item) => `${item.id.slice(0, 8)}  ${item.channel}  ${item.nctId || 'health'}  ${stateOf(item)}`,
  )
  return `${[...(rows.length === 0 ? ['Nothing waits to be sent.'] : rows), `ledger head ${digest}`].join('\n')}\n`
}

function stateOf({ since, attempts, nextAt, notBefore }: PendingItem): string {
  if (attempts > 0)
    return `since ${since}, tried ${attempts === 1 ? 'once' : `${attempts} times`}, again at ${nextAt ?? 'the next run'}`
  return notBefore === undefined ? `since ${since}` : `since ${since}, to be sent at ${notBefore}`
}

/** What a message holds goes together, so that all of it is given up. */
async function drop(store: Store, id: string): Promise<void> {
  const items = await store.outbox()
  const found = items.filter((item) => item.id.startsWith(id.toLowerCase()))
  const [first] = found
  if (!first || found.length > 1 || id.length < 4) {
    const what = found.length > 1 ? 'several begin so' : 'nothing that waits has this id'
    throw new UsageError('bad-usage', `${id}: ${what}; trialdiff watch outbox lists them.`)
  }
  const message = first.message ?? digestOf(`dropped ${first.id}`).slice('sha256:'.length, 'sha256:'.length + 32)
  const composed: LedgerEntry[] = first.message === undefined ? [{ kind: 'composed', message, items: [first.id] }] : []
  const together = first.message === undefined ? 1 : items.filter((item) => item.message === message).length
  await store.commit({
    entries: [
      ...composed,
      { kind: 'receipt', message, outcome: 'dropped', attempt: first.attempts + 1, reason: 'by-hand' },
    ],
  })
  process.stdout.write(`${countOf(together, 'item')} dropped.\nledger head ${(await store.head()).digest}\n`)
}

/** A message that waits for its next try is due from now on. */
async function makeDue(store: Store): Promise<void> {
  const now = new Date().toISOString()
  const waiting = (await store.outbox()).filter(({ message, nextAt }) => message !== undefined && (nextAt ?? '') > now)
  const attempts = new Map(waiting.map(({ message = '', attempts: tried }) => [message, tried]))
  const entries = [...attempts].map(([message, attempt]): LedgerEntry => ({
    kind: 'receipt',
    message,
    outcome: 'retry',
    attempt,
    nextAt: now,
    reason: 'by-hand',
  }))
  if (entries.length > 0) await store.commit({ entries })
}
