/** planGone: what it comes to that the registry has no record of its own for a trial, as one step. */
import {
  parsedOf,
  StoreError,
  TrialdiffError,
  type Found,
  type Happening,
  type LedgerEntry,
  type ParsedTrial,
  type Snapshot,
  type Step,
  type Store,
} from '../../index.js'
import { snapshotOf } from './end.js'
import { memberKey } from '../asking/membership.js'
import { planRecord } from './take-record.js'
import {
  expectations,
  happeningEnd,
  momentOf,
  namesOf,
  rememberedIn,
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
  const left = taking.leaving(nctId).map(({ id }) => ({ kind: 'mark' as const, key: memberKey(id, nctId) }))
  // That it is gone was told already, and what becomes of the record it is part of is told of that one: from a search
  // that broke off then it goes in silence.
  if (gone === now || gone?.startsWith('merged:')) return { is: 'seen', step: { entries: left }, remember: true }
  const mark: LedgerEntry = { kind: 'mark', key: `gone/${nctId}`, value: now }
  const heir = merged ? await planHeir(found, taking) : {}
  const step = {
    ...(heir.keep && { keep: heir.keep }),
    entries: [mark, ...left, ...(heir.entries ?? [])],
    expects: [...expectations(nctId, remembered), ...(heir.expects ?? [])],
  }
  // An alias that was listed: the record it stands for is watched in its place.
  if (told === undefined) return { is: 'merged', step, remember: true }
  const event = trialEvent(
    nctId,
    merged ? 'trial/merged' : 'trial/removed',
    { before: told, after: `${now}@${momentOf(taking)}` },
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

/**
 * The baseline of the record that is watched from now on in this one's place, where nothing was told of it yet: what
 * changes in it from this build to the next is told.
 */
async function planHeir({ into, record }: Extract<Gone, { is: 'merged' }>, taking: Taking): Promise<Step> {
  const remembered = await rememberedIn(taking.store, into)
  if (record === undefined || remembered.told !== undefined) return {}
  try {
    const { is, step } = await planRecord(record, remembered, { ...taking, entering: () => [], leaving: () => [] })
    return is === 'baseline' ? step : {}
  } catch (error) {
    // It is asked for by its own number with the next build.
    if (error instanceof TrialdiffError && !(error instanceof StoreError)) return {}
    throw error
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
