/** What an entry of the ledger speaks of by digest, and whether the store hands out exactly that. */
import { StoreError } from '../src/model/errors.js'
import type { LedgerEntry } from '../src/model/ledger.js'
import type { Digest } from '../src/model/snapshot.js'
import { digestOf } from './chain.js'
import type { Fold } from './fold.js'
import type { Store } from './store.js'

export type ProvenKind = 'document' | 'reading' | 'source' | 'payload'

export interface SpokenOf {
  kind: ProvenKind
  /** The same for the same content, which is proven once. */
  key: string
  /** As a sentence names it. */
  name: string
  digest: Digest
  isForgotten: boolean
  read(store: Store): Promise<string | Uint8Array | undefined>
}

/** @param fold what the whole ledger says: a later line may have forgotten it */
export function contentsIn(entry: LedgerEntry, fold: Fold): SpokenOf[] {
  if (entry.kind === 'kept') {
    const { snapshot } = entry
    const isForgotten = fold.snapshots.get(snapshot.id)?.forgotten === true
    const document: SpokenOf = {
      kind: 'document',
      key: snapshot.id,
      name: `The document of ${snapshot.id}`,
      digest: snapshot.document,
      isForgotten,
      read: (store) => store.document(snapshot, 1),
    }
    const source: SpokenOf = {
      kind: 'source',
      // Bytes in which several trials stand are read once.
      key: isForgotten ? `source of ${snapshot.id}` : snapshot.source.digest,
      name: `The source of ${snapshot.id}`,
      digest: snapshot.source.digest,
      isForgotten: isForgotten || !fold.rawHomes.has(snapshot.source.digest),
      read: (store) => (isForgotten ? Promise.resolve(undefined) : store.raw(snapshot)),
    }
    return snapshot.source.raw ? [document, source] : [document]
  }
  if (entry.kind === 'derived') {
    const folded = fold.snapshots.get(entry.snapshot)
    if (!folded) return []
    return [
      {
        kind: 'reading',
        key: `${entry.snapshot} ${entry.reading}`,
        name: `Reading ${entry.reading} of ${entry.snapshot}`,
        digest: entry.document,
        isForgotten: folded.forgotten,
        read: (store) => store.document(folded.snapshot, entry.reading),
      },
    ]
  }
  if (entry.kind !== 'event' && entry.kind !== 'quarantined' && entry.kind !== 'pending') return []
  const { nctId, payload } = entry
  if (payload === undefined) return []
  return [
    {
      kind: 'payload',
      key: `${nctId} ${payload}`,
      name: `A payload of ${nctId}`,
      digest: payload,
      isForgotten: fold.trials.get(nctId)?.payloads.get(payload) === false,
      read: (store) => store.payload(nctId, payload),
    },
  ]
}

/**
 * @param isWhole whether all lines hold together, so that everything forgotten is known
 * @returns `proven`, `forgotten`, or a sentence that says what differs
 */
export async function proveContent(store: Store, content: SpokenOf, isWhole: boolean): Promise<string> {
  const { name, digest, isForgotten } = content
  try {
    const found = await content.read(store)
    if (isForgotten && found !== undefined) return `${name} is still there, though the ledger says it was forgotten.`
    if (isForgotten) return 'forgotten'
    if (found === undefined) return `${name} (${digest}) is not there.`
    return digestOf(found) === digest
      ? 'proven'
      : `${name} has the digest ${digestOf(found)}, but the ledger says ${digest}.`
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    if (error.code === 'payload-forgotten' && (isForgotten || !isWhole)) return 'forgotten'
    if (error.code === 'payload-forgotten') return `${name} is said to be forgotten, but no line says so.`
    if (error.code === 'store-trouble') throw error
    return `${name}: ${error.message}`
  }
}
