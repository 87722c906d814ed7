/** planReparse: what a better parser makes of the raw bytes that were kept, as steps that add a reading and rewrite none. */
import { StoreError, TrialdiffError } from '../src/model/errors.js'
import type { FormatName, ParsedTrial } from '../src/model/parsed-trial.js'
import type { Snapshot } from '../src/model/snapshot.js'
import { documentOf } from './document.js'
import type { Step, Store } from './store.js'

/** Reads one trial out of raw bytes that may hold several. */
export type ReadRaw = (raw: Uint8Array, of: { format: FormatName; nctId: string }) => Promise<ParsedTrial>

export interface Reread {
  snapshot: Snapshot
  /**
   * `derived`: it reads otherwise now. `same`: it does not. `no-raw`: its bytes were not kept. `forgotten`: they were
   * removed. `unreadable`: the present parser refuses them, and the reading there is stays.
   */
  is: 'derived' | 'same' | 'no-raw' | 'forgotten' | 'unreadable'
  /** To be committed, for what is `derived`. */
  step?: Step
  error?: TrialdiffError
}

/**
 * Reads the store, writes nothing.
 * @param by what reads: `trialdiff 0.2.0`
 * @throws StoreError `store-broken` where bytes are not those that were kept
 */
export async function planReparse(store: Store, snapshot: Snapshot, read: ReadRaw, by: string): Promise<Reread> {
  try {
    const raw = await store.raw(snapshot)
    if (!raw) return { snapshot, is: 'no-raw' }
    const before = await store.document(snapshot)
    const { format, digest } = snapshot.source
    const parsed = await read(raw, { format, nctId: snapshot.nctId })
    const document = documentOf(asVersion(parsed, snapshot), snapshot.nctId, digest)
    if (document === before) return { snapshot, is: 'same' }
    return { snapshot, is: 'derived', step: { derive: [{ snapshot: snapshot.id, document, by }] } }
  } catch (error) {
    if (!(error instanceof TrialdiffError)) throw error
    if (!(error instanceof StoreError)) return { snapshot, is: 'unreadable', error }
    if (error.code === 'payload-forgotten') return { snapshot, is: 'forgotten' }
    throw error
  }
}

/** What was known of a version beside its bytes is known still. */
function asVersion(parsed: ParsedTrial, { version }: Snapshot): ParsedTrial {
  if (version === undefined || parsed.source.version !== undefined) return parsed
  return { ...parsed, source: { ...parsed.source, version } }
}
