/** deliverDue: sends what is due from the outbox; what makes a message is committed before it is sent, the receipt after. */
import {
  openSender,
  send,
  sendFailureOf,
  type Happening,
  type OpenSender,
  type PendingItem,
  type Receipt,
  type Step,
  type Store,
} from '../../index.js'
import { claimChannel } from '../fleet/claim-channel.js'
import { digestFor, fitLetter, groupDue } from './compose.js'
import { messageId } from '../taking/event-id.js'
import { healthRoute, recipientDigest } from './receivers.js'
import type { ReadyChannel, RunParts } from '../run-parts.js'
import type { RunFailure } from '../run-outcome.js'
import type { WatchConfig } from '../watch-config.js'

export interface Delivered {
  sent: number
  dropped: number
  failures: readonly RunFailure[]
  /** Channels that were tried: `channel:<name>`. */
  tried: ReadonlySet<string>
}

/**
 * Channels are served side by side, one that fails or hangs keeps none of the others waiting; each by one worker of a
 * fleet at a time.
 */
export async function deliverDue(config: WatchConfig, parts: RunParts): Promise<Delivered> {
  const { store, clock, progress, signal, channelPatience: patience = 30_000 } = parts
  const commit = oneAfterTheOther(store)
  const due = async (): Promise<PendingItem[][]> => groupDue(await store.outbox(), clock.now())
  const groups = await due()
  let done = 0
  const delivered = { sent: 0, dropped: 0, failures: [] as RunFailure[], tried: new Set<string>() }
  const serve = async (name: string): Promise<void> => {
    const claim = await claimChannel(store, name, { patience, ...(signal && { signal }) })
    if (!claim) return
    const sender = openSender(parts.channels.get(name))
    let inARow = 0
    try {
      // What another worker sent in the meantime is not sent again.
      const waiting = (claim.isShared ? await due() : groups).filter((group) => channelOf(group) === name)
      for (const group of waiting) {
        // A channel that takes nothing is left alone until the next run.
        if (signal?.aborted || claim.lost?.aborted || inARow === 3) return
        const outcome = await deliverGroup(group, { config, parts, commit, sender })
        inARow = outcome.failure ? inARow + 1 : 0
        done++
        progress?.({ doing: 'sending', done, of: Math.max(done, groups.length) })
        delivered.sent += outcome.sent
        delivered.dropped += outcome.dropped
        if (outcome.tried) delivered.tried.add(`channel:${name}`)
        if (outcome.failure) delivered.failures.push(outcome.failure)
      }
    } finally {
      await sender.close()
      await claim.release()
    }
  }
  const served = await Promise.allSettled([...new Set(groups.map(channelOf))].map(serve))
  for (const each of served) if (each.status === 'rejected') throw each.reason
  return { ...delivered, failures: oneEach(delivered.failures) }
}

function channelOf([first]: readonly PendingItem[]): string {
  return first?.channel ?? ''
}

interface Delivering {
  config: WatchConfig
  parts: RunParts
  commit: (step: Step) => Promise<void>
  sender: OpenSender
}

interface GroupOutcome {
  sent: number
  dropped: number
  tried: boolean
  failure?: RunFailure
}

async function deliverGroup(group: readonly PendingItem[], delivering: Delivering): Promise<GroupOutcome> {
  const { parts, commit } = delivering
  const [first] = group
  if (!first) return { sent: 0, dropped: 0, tried: false }
  const channel = parts.channels.get(first.channel)
  const recipient = channel?.recipients.find((each) => recipientDigest(each) === first.recipient)
  if (!channel || recipient === undefined) {
    await commit(receiptStep(group, { outcome: 'dropped', reason: 'no-recipient' }))
    return { sent: 0, dropped: group.length, tried: false }
  }
  const happenings = await loadHappenings(parts.store, group)
  if (happenings.size === 0 && group.every(({ route }) => route !== healthRoute)) {
    await commit(receiptStep(group, { outcome: 'dropped', reason: 'payload-forgotten' }))
    return { sent: 0, dropped: group.length, tried: false }
  }
  const { letter, rest } = await compose(group, happenings, channel, delivering)
  const outcome = await attempt(letter, recipient, delivering)
  await commit(receiptStep(letter.items, outcome.receipt))
  const sum = { sent: outcome.receipt.outcome === 'sent' ? 1 : 0, dropped: 0, tried: true }
  const here = { ...sum, ...(outcome.failure && { failure: outcome.failure }) }
  if (rest.length === 0 || outcome.failure) return here
  const others = await deliverGroup(rest, delivering)
  return { ...others, sent: others.sent + sum.sent, tried: true }
}

interface Composed {
  items: readonly PendingItem[]
  message: Parameters<OpenSender['send']>[0]
}

/** A message that its channel cannot take even as counts is told in two, and so on; the rest waits for its turn. */
async function compose(
  group: readonly PendingItem[],
  happenings: ReadonlyMap<string, Happening>,
  channel: ReadyChannel,
  { config, parts, commit }: Delivering,
): Promise<{ letter: Composed; rest: readonly PendingItem[] }> {
  const { store, clock, write } = parts
  const facts = { at: clock.now().toISOString(), head: (await store.head()).digest }
  let items = group
  let fitted = fitLetter(digestFor(items, happenings, config.routes, facts), channel, write)
  while (!fitted.fits && items.length > 1 && group[0]?.message === undefined) {
    items = items.slice(0, Math.ceil(items.length / 2))
    fitted = fitLetter(digestFor(items, happenings, config.routes, facts), channel, write)
  }
  if (group[0]?.message === undefined) await commit({ entries: [composedEntry(items)] })
  return { letter: { items, message: fitted.letter }, rest: group.slice(items.length) }
}

async function attempt(
  { items, message }: Composed,
  recipient: string,
  { parts, sender }: Delivering,
): Promise<{ receipt: Omit<Receipt, 'kind' | 'message' | 'attempt'>; failure?: RunFailure }> {
  try {
    await send(sender, message, recipient, parts.sendTimeout ?? 60_000)
    return { receipt: { outcome: 'sent' } }
  } catch (error) {
    const { code, retryable, sentence } = sendFailureOf(error)
    const wait = retryable ? backoff((items[0]?.attempts ?? 0) + 1) : longest
    const nextAt = new Date(parts.clock.now().getTime() + wait).toISOString()
    const target = `channel:${items[0]?.channel ?? ''}`
    return { receipt: { outcome: 'retry', nextAt, reason: code }, failure: { target, code, message: sentence } }
  }
}

const longest = 24 * 3_600_000

/** Two minutes, four, eight … and a day at most: never given up. */
function backoff(attempts: number): number {
  return Math.min(longest, 60_000 * 2 ** Math.min(attempts, 20))
}

function receiptStep(items: readonly PendingItem[], receipt: Omit<Receipt, 'kind' | 'message' | 'attempt'>): Step {
  const composed = items[0]?.message === undefined && receipt.outcome === 'dropped' ? [composedEntry(items)] : []
  const message = items[0]?.message ?? messageId(items.map(({ id }) => id))
  return { entries: [...composed, { kind: 'receipt', message, attempt: (items[0]?.attempts ?? 0) + 1, ...receipt }] }
}

function composedEntry(items: readonly PendingItem[]): { kind: 'composed'; message: string; items: readonly string[] } {
  const ids = items.map(({ id }) => id)
  return { kind: 'composed', message: messageId(ids), items: ids }
}

async function loadHappenings(store: Store, items: readonly PendingItem[]): Promise<ReadonlyMap<string, Happening>> {
  const happenings = new Map<string, Happening>()
  for (const { nctId, payload } of items) {
    if (payload === undefined || happenings.has(payload)) continue
    try {
      happenings.set(payload, JSON.parse(new TextDecoder().decode(await store.payload(nctId, payload))) as Happening)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'payload-forgotten')) throw error
    }
  }
  return happenings
}

/** A store takes one step at a time. */
function oneAfterTheOther(store: Store): (step: Step) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return async (step) => {
    const next = last.then(() => store.commit(step))
    last = next.catch(() => undefined)
    await next
  }
}

function oneEach(failures: readonly RunFailure[]): RunFailure[] {
  return [...new Map(failures.map((each) => [each.target, each])).values()]
}
