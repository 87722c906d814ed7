/** planGone: what it comes to that the registry has no record of its own for a trial, as one step. */
import type { Found, Happening, LedgerEntry, ParsedTrial, Snapshot, Store } from '../index.js'
import { parsedOf } from '../index.js'
import { snapshotOf } from './end.js'
import { memberKey } from './membership.js'
import {
  expectations,
  happeningEnd,
  namesOf,
  telling,
  watchesOf,
  type Remembered,
  type Taken,
  type Taking,
} from './taking.js'
import { trialEvent } from './trial-events.js'

type Gone = Exclude<Found, { is: 'found' }>

/** Reads the store, writes nothing. An id that never was a record is `unknown`: nothing happened to it. */
export async function planGone(found: Gone, nctId: string, remembered: Remembered, taking: Taking): Promise<Taken> {
  const merged = found.is === 'merged'
  const now = merged ? `merged:${found.into}` : 'removed'
  const { told, gone } = remembered
  if (told === undefined && gone === undefined && !merged) return { is: 'unknown', step: {}, remember: false }
  if (gone === now) return { is: 'seen', step: {}, remember: true }
  const mark: LedgerEntry = { kind: 'mark', key: `gone/${nctId}`, value: now }
  const left = taking.leaving(nctId).map(({ id }) => ({ kind: 'mark' as const, key: memberKey(id, nctId) }))
  const step = { entries: [mark, ...left], expects: expectations(nctId, remembered) }
  // An alias that was listed: the record it stands for is watched in its place.
  if (told === undefined) return { is: 'merged', step, remember: true }
  const event = trialEvent(
    nctId,
    merged ? 'trial/merged' : 'trial/removed',
    { before: told, after: `${now}@${taking.dataset}` },
    merged ? { into: found.into } : {},
  )
  const happening: Happening = {
    nctId,
    ...(await lastKnown(taking.store, nctId, told)),
    foundAt: taking.now.toISOString(),
    watches: watchesOf(nctId, taking),
    events: [event],
  }
  const { payloads, entries } = telling(happening, taking)
  return {
    is: 'gone',
    happening,
    remember: true,
    step: { ...step, payloads, entries: [...entries, ...step.entries] },
  }
}

/** Title, sponsor and end of the record as it was last told; a reader should know which trial is gone. */
async function lastKnown(
  store: Store,
  nctId: string,
  told: string,
): Promise<Pick<Happening, 'title' | 'sponsor' | 'before'>> {
  const snapshot = (await store.snapshots(nctId)).find(({ id }) => id === snapshotOf(told))
  const parsed = snapshot && (await readingOf(store, snapshot))
  return {
    ...(parsed && namesOf(parsed)),
    ...(snapshot && { before: happeningEnd(snapshot) }),
  }
}

async function readingOf(store: Store, snapshot: Snapshot): Promise<ParsedTrial | undefined> {
  try {
    return parsedOf(await store.document(snapshot))
  } catch {
    // Forgotten or broken: the news that it is gone is told all the same.
    return undefined
  }
}
