/** planKeeping: what has to be committed so that a retrieved record is kept: a new snapshot, or that it was seen. */
import { diff } from '../src/diff/diff.js'
import { RecordError, StoreError } from '../src/model/errors.js'
import type { ParsedTrial } from '../src/model/parsed-trial.js'
import type { Snapshot, SnapshotSource } from '../src/model/snapshot.js'
import { digestOf } from './chain.js'
import { dayOf, documentOf, parsedOf } from './document.js'
import { withoutContacts } from './without-contacts.js'
import type { Step, Store } from './store.js'

/** A record as it was retrieved, read. */
export interface Retrieved {
  parsed: ParsedTrial
  raw: Uint8Array
  address?: string
  retrievedAt?: string
}

export interface Keeping {
  /**
   * `kept`: a snapshot of its own. `seen`: it differs from a kept one in noise alone. `known`: the very bytes were kept
   * before, and nobody says when these were retrieved or it is what was said then, so that there is nothing to add.
   */
  is: 'kept' | 'seen' | 'known'
  snapshot: Snapshot
  step: Step
}

/**
 * Reads the store, writes nothing. With the people of a record its raw bytes are dropped, which name them as well.
 * @throws RecordError `no-trial` for a record without an NCT number
 */
export async function planKeeping(
  store: Store,
  { parsed: read, raw, address, retrievedAt }: Retrieved,
  wishes: { raw?: 'keep' | 'none'; contacts?: 'keep' | 'drop' } = {},
): Promise<Keeping> {
  const parsed = wishes.contacts === 'drop' ? withoutContacts(read) : read
  const { nctId } = parsed.trial
  if (nctId === undefined) throw new RecordError('no-trial', 'A record without an NCT number cannot be kept.')
  const source: SnapshotSource = {
    format: parsed.source.format,
    ...(address !== undefined && { address }),
    ...(retrievedAt !== undefined && { retrievedAt }),
    digest: digestOf(raw),
    bytes: raw.length,
    raw: wishes.raw !== 'none' && wishes.contacts !== 'drop',
  }
  const kept = await store.snapshots(nctId)
  const same = await sameAs(store, kept, parsed)
  if (same) {
    const seen = { ...source, raw: false }
    const isTold = retrievedAt === undefined || retrievedAt === same.source.retrievedAt
    if (isTold && same.source.digest === source.digest) {
      return { is: 'known', snapshot: same, step: {} }
    }
    return { is: 'seen', snapshot: same, step: { entries: [{ kind: 'seen', nctId, snapshot: same.id, source: seen }] } }
  }
  const document = documentOf(parsed, nctId, source.digest)
  const snapshot: Snapshot = {
    id: freeId(kept, nctId, dayOf(parsed).day, digestOf(document)),
    nctId,
    ...dayOf(parsed),
    ...(parsed.source.version !== undefined && { version: parsed.source.version }),
    source,
    document: digestOf(document),
  }
  const step = { keep: [{ snapshot, document, ...(source.raw && { raw }) }] }
  return { is: 'kept', snapshot, step }
}

/** The kept snapshot of the same day and kind of source from which this reading differs in noise at most. */
async function sameAs(store: Store, kept: readonly Snapshot[], parsed: ParsedTrial): Promise<Snapshot | undefined> {
  const { day, dayKind } = dayOf(parsed)
  for (const each of kept.toReversed()) {
    if (each.day !== day || each.dayKind !== dayKind || each.source.format !== parsed.source.format) continue
    if (each.version !== parsed.source.version) continue
    const document = await documentUnlessForgotten(store, each)
    if (document === undefined) continue
    const before = parsedOf(document)
    if (String(before.source.omits) !== String(parsed.source.omits)) continue
    if (diff(before, parsed).changes.every(({ severity }) => severity === 'noise')) return each
  }
  return undefined
}

async function documentUnlessForgotten(store: Store, snapshot: Snapshot): Promise<string | undefined> {
  try {
    return await store.document(snapshot)
  } catch (error) {
    if (error instanceof StoreError && error.code === 'payload-forgotten') return undefined
    throw error
  }
}

function freeId(kept: readonly Snapshot[], nctId: string, day: string | undefined, digest: string): string {
  const digits = digest.replace('sha256:', '')
  const taken = new Set(kept.map(({ id }) => id))
  const id = `${nctId}/${day ?? 'undated'}`
  if (day !== undefined && !taken.has(id)) return id
  let free = `${id}~${digits.slice(0, 8)}`
  // The very same record was forgotten before and is kept again.
  for (let count = 2; taken.has(free); count += 1) free = `${id}~${digits.slice(0, 8)}-${count}`
  return free
}
