/** Reading two versions of one trial from a store: by the days they were in force, or by a baseline. */
import { UsageError, type ParsedTrial, type Proof, type Store } from '../index.js'
import { chooseFrom } from './baseline.js'
import { forceSentence, inForceOn, versionBefore } from './in-force-on.js'
import { readAllKept, readKept, snapshotsOf } from './kept-versions.js'
import type { Pair } from './pair.js'
import { inStore, locationOf, type StoreChoice } from './store-choice.js'
import { refuseForTrial } from './trial-id.js'

export interface KeptPair extends Pair {
  proof: Proof
}

interface Wishes extends StoreChoice {
  baseline?: string
  from?: string
  to?: string
  trial?: string
  format?: string
}

/** @throws RecordError, UsageError, StoreError */
export async function readPairFromStore(nctId: string, wishes: Wishes): Promise<KeptPair> {
  refuseForTrial(nctId, wishes)
  const { baseline, from, to } = wishes
  if (baseline !== undefined && from !== undefined) {
    throw new UsageError('bad-usage', '--baseline and --from both choose the earlier version; give one of the two.')
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new UsageError('bad-usage', `--from ${from} is later than --to ${to}; exchange them.`)
  }
  return inStore(locationOf(wishes), 'read', async (store) => {
    const { digest } = await store.head()
    const pair =
      baseline === undefined ? await byDays(store, nctId, from, to) : await byBaseline(store, nctId, baseline, to)
    const { before, after } = pair
    return { ...pair, proof: { head: digest, before: idOf(before), after: idOf(after) } }
  })
}

/** The version in force on each of two days; without days the latest, and the one before it. */
async function byDays(store: Store, nctId: string, from?: string, to?: string): Promise<Pair> {
  const snapshots = await snapshotsOf(store, nctId)
  const after = inForceOn(snapshots, nctId, to)
  const before = from === undefined ? versionBefore(snapshots, after) : inForceOn(snapshots, nctId, from)
  for (const [day, version] of [
    [from, before],
    [to, after],
  ] as const) {
    if (day !== undefined) process.stderr.write(`trialdiff: ${forceSentence(day, version)}\n`)
  }
  if (before.snapshot.id === after.snapshot.id) {
    process.stderr.write('trialdiff: Both are one version, as far as is kept; there is nothing to compare it with.\n')
  }
  const [earlier, later] = [await readKept(store, before.snapshot), await readKept(store, after.snapshot)]
  return { before: earlier.parsed, after: later.parsed }
}

async function byBaseline(store: Store, nctId: string, baseline: string, to?: string): Promise<Pair> {
  const versions = await readAllKept(store, nctId)
  const until = versions.filter(({ snapshot: { day } }) => to === undefined || (day !== undefined && day <= to))
  if (until.length === 0)
    inForceOn(
      versions.map(({ snapshot }) => snapshot),
      nctId,
      to,
    )
  return chooseFrom(
    until.map(({ parsed }) => parsed),
    baseline,
  )
}

/** What is read from a store is named as its snapshot. */
function idOf({ source }: ParsedTrial): string {
  return source.document ?? ''
}
