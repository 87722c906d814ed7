/** copyStore: brings the lines of one store into another as they are, with their contents, so that both have one head. */
import { StoreError } from '../src/model/errors.js'
import type { LedgerEntry, LedgerHead, LedgerLine } from '../src/model/ledger.js'
import type { Digest } from '../src/model/snapshot.js'
import type { NewSnapshot, Step, Store } from './store.js'

export interface Copied {
  /** Lines that were brought now; the destination may have had some of them. */
  lines: number
  head: LedgerHead
}

/**
 * Goes on where an earlier copy was broken off. What was forgotten stays forgotten.
 * @param to empty, or with the beginning of the same chain
 * @throws StoreError `store-conflict` where the destination has another chain, or more of it; `store-broken` where a
 *   content of the source is not what was kept
 */
export async function copyStore(
  from: Store,
  to: Store,
  options: { onLine?: (line: LedgerLine) => void } = {},
): Promise<Copied> {
  const head = await to.head()
  await proveSameChain(from, to, head)
  let lines = 0
  for await (const line of from.lines(head.seq)) {
    await to.adopt(line, await contentsOf(from, line))
    lines += 1
    options.onLine?.(line)
  }
  return { lines, head: await to.head() }
}

async function proveSameChain(from: Store, to: Store, head: LedgerHead): Promise<void> {
  if (head.seq === 0) return
  const source = await from.head()
  const isAhead = head.seq > source.seq
  const [long, short, end] = isAhead ? [to, from, source] : [from, to, head]
  const isSame = end.seq === 0 || (await digestAt(long, end.seq)) === end.digest
  if (isSame && !isAhead) return
  const sentence = isSame
    ? `${to.location} has all ${end.seq} lines of ${from.location} and ${head.seq - end.seq} more; nothing is to be brought.`
    : `${to.location} has a chain of its own: line ${end.seq} of ${short.location} is not that of ${long.location}; copy into an empty store.`
  throw new StoreError('store-conflict', sentence)
}

async function digestAt(store: Store, seq: number): Promise<Digest | undefined> {
  for await (const line of store.lines(seq - 1)) return line.digest
  return undefined
}

/** All that the entries of a line speak of, but what was forgotten. */
async function contentsOf(from: Store, line: LedgerLine): Promise<Omit<Step, 'entries' | 'expects'>> {
  const keep: NewSnapshot[] = []
  const derive: { snapshot: string; document: string; by: string }[] = []
  const payloads = new Map<string, { nctId: string; digest: Digest; bytes: Uint8Array }>()
  for (const entry of line.entries) {
    if (entry.kind === 'kept') {
      const { snapshot } = entry
      const document = await unlessForgotten(from.document(snapshot, 1))
      const raw = await unlessForgotten(from.raw(snapshot))
      if (document !== undefined) keep.push({ snapshot, document, ...(raw && { raw }) })
    } else if (entry.kind === 'derived') {
      const { snapshot, reading, by } = entry
      const document = await unlessForgotten(readingOf(from, snapshot, reading))
      if (document !== undefined) derive.push({ snapshot, document, by })
    } else {
      const digest = payloadOf(entry)
      if (!('nctId' in entry) || digest === undefined || payloads.has(`${entry.nctId} ${digest}`)) continue
      const bytes = await unlessForgotten(from.payload(entry.nctId, digest))
      if (bytes) payloads.set(`${entry.nctId} ${digest}`, { nctId: entry.nctId, digest, bytes })
    }
  }
  return { keep, derive, payloads: [...payloads.values()] }
}

/** What an entry of an event, of an item or of a quarantine holds by digest. */
export function payloadOf(entry: LedgerEntry): Digest | undefined {
  return entry.kind === 'event' || entry.kind === 'quarantined' || entry.kind === 'pending' ? entry.payload : undefined
}

async function readingOf(from: Store, id: string, reading: number): Promise<string> {
  const [nctId = ''] = id.split('/')
  const snapshot = (await from.snapshots(nctId)).find((each) => each.id === id)
  if (!snapshot)
    throw new StoreError(
      'store-broken',
      `There is no snapshot ${id} in ${from.location}, though a reading of it was derived.`,
    )
  return from.document(snapshot, reading)
}

async function unlessForgotten<T>(content: Promise<T>): Promise<T | undefined> {
  try {
    return await content
  } catch (error) {
    if (error instanceof StoreError && error.code === 'payload-forgotten') return undefined
    throw error
  }
}
