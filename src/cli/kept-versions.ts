/** Reading the versions of a trial from a store, as they would be read from files. */
import { parsedOf, RecordError, type ParsedTrial, type Snapshot, type Store } from '../index.js'

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

/** All versions of a trial, in the order in which they were kept. @throws as `snapshotsOf` and `readKept` do */
export async function readAllKept(store: Store, nctId: string): Promise<readonly KeptVersion[]> {
  const versions: KeptVersion[] = []
  for (const snapshot of await snapshotsOf(store, nctId)) versions.push(await readKept(store, snapshot))
  return versions
}
