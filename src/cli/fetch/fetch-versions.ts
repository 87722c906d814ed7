/** Bringing the history of one trial into a store: the versions that matter and are not kept yet. */
import {
  parsedOf,
  planHistory,
  RegistryError,
  TrialdiffError,
  type ListedVersion,
  type Registry,
  type Snapshot,
  type Store,
} from '../../index.js'
import { keepRecord, type KeepWishes } from './keep-record.js'
import type { Memory } from './memory.js'

export interface VersionWishes extends KeepWishes {
  since?: string
  all?: boolean
  /** Hears how far it is. */
  onVersion?: (version: number, place: number, of: number) => void
}

/** How many versions the registry lists, and what became of them. */
export interface FetchedVersions {
  listed: number
  kept: number
  /** Kept by an earlier fetch. */
  known: number
  /** Nothing in them differs from the version before. */
  unchanged: number
  /** They were no longer in force when the time asked about began. */
  earlier: number
  failed: readonly { version: number; error: TrialdiffError }[]
}

/** @throws RegistryError `no-history` …, where not even the list of versions came; StoreError */
export async function fetchVersions(
  { registry, store, memory }: { registry: Registry; store: Store; memory: Memory },
  nctId: string,
  wishes: VersionWishes,
): Promise<FetchedVersions> {
  const versions = (await memory.versionsOf(nctId)) ?? (await askVersions(registry, memory, nctId))
  const plan = planHistory(versions, await settledVersions(store, nctId, versions), wishes)
  const failed: { version: number; error: TrialdiffError }[] = []
  let kept = 0
  for (const [place, { version }] of plan.fetch.entries()) {
    wishes.onVersion?.(version, place + 1, plan.fetch.length)
    try {
      await keepRecord(store, await registry.historyVersion(nctId, version), wishes)
      kept++
    } catch (error) {
      if (!(error instanceof TrialdiffError) || error.name === 'StoreError') throw error
      failed.push({ version, error })
      // Who is refused, or finds nobody there, does not ask for the next one.
      if (endsAll(error)) break
    }
  }
  return {
    listed: versions.length,
    kept,
    known: plan.kept.length,
    unchanged: plan.unchanged.length,
    earlier: plan.earlier.length,
    failed,
  }
}

/** Whether it would go the same way with everything else that is asked for. */
export function endsAll(error: TrialdiffError): boolean {
  if (!(error instanceof RegistryError)) return false
  if (error.code === 'registry-refused') return error.status === 403 || error.status === 407
  return error.code === 'registry-unreachable' || error.code === 'registry-busy'
}

async function askVersions(registry: Registry, memory: Memory, nctId: string): Promise<readonly ListedVersion[]> {
  const { versions } = await registry.historyIndex(nctId)
  await memory.rememberVersions(nctId, versions)
  return versions
}

/** The versions that are kept and stay as they are. */
async function settledVersions(
  store: Store,
  nctId: string,
  versions: readonly ListedVersion[],
): Promise<ReadonlySet<number>> {
  const kept = (await store.snapshots(nctId)).filter(
    ({ source, version }) => source.format === 'history-api' && version !== undefined,
  )
  const numbers = new Set(kept.flatMap(({ version }) => version ?? []))
  const newest = Math.max(-1, ...numbers)
  const last = kept.findLast(({ version }) => version === newest)
  if (last && newest < (versions.at(-1)?.version ?? -1) && (await isPainted(store, last))) numbers.delete(newest)
  return numbers
}

/** The registry paints "unknown status" over the newest version alone: once a newer one is there, it reads otherwise. */
async function isPainted(store: Store, snapshot: Snapshot): Promise<boolean> {
  return parsedOf(await store.document(snapshot)).trial.overallStatus === 'UNKNOWN'
}
