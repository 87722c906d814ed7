/** Reading the versions of a trial from a store, as they would be read from files. */
import { parsedOf, RecordError, StoreError, type ParsedTrial, type Snapshot, type Store } from '../index.js'

export interface KeptVersion {
  snapshot: Snapshot
  /** The newest reading; its document is named as the snapshot. */
  parsed: ParsedTrial
}

/**
 * The snapshots of a trial in the order in which they were kept.
 * @throws RecordError `trial-not-found` where there are none
 */
export async function snapshotsOf(store: Store, nctId: string): Promise<readonly Snapshot[]> {
  const snapshots = await store.snapshots(nctId)
  if (snapshots.length > 0) return snapshots
  const message = `Nothing is kept of ${nctId} in ${store.location}; trialdiff keep FILE keeps a saved record.`
  throw new RecordError('trial-not-found', message, [nctId])
}

/** @throws StoreError `payload-forgotten` */
export async function readKept(store: Store, snapshot: Snapshot): Promise<KeptVersion> {
  const { trial, source, issues } = parsedOf(await store.document(snapshot))
  return { snapshot, parsed: { trial, source: { ...source, document: snapshot.id }, issues } }
}

/**
 * All versions of a trial, in the order in which they were kept. Those that were removed on request are counted on
 * standard error.
 * @throws as `snapshotsOf` does, and as `readKept` does where all were removed
 */
export async function readAllKept(store: Store, nctId: string): Promise<readonly KeptVersion[]> {
  const versions: KeptVersion[] = []
  let forgotten: StoreError | undefined
  let count = 0
  for (const snapshot of await snapshotsOf(store, nctId)) {
    try {
      versions.push(await readKept(store, snapshot))
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'payload-forgotten') throw error
      forgotten = error
      count++
    }
  }
  if (forgotten && versions.length === 0) throw forgotten
  if (count > 0) {
    const were = count === 1 ? 'One snapshot was' : `${count} snapshots were`
    process.stderr.write(`trialdiff: ${were} removed on request and cannot be told of.\n`)
  }
  return versions
}
