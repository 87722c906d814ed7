/** planRecord: what a retrieved record comes to, as one step: kept, compared with what was told last, and routed. */
import {
  digestOf,
  parse,
  parsedOf,
  planKeeping,
  withoutContacts,
  type Keeping,
  type LedgerEntry,
  type ParsedTrial,
  type RawRecord,
  type Snapshot,
  type Store,
  type TrialEvent,
} from '../../index.js'
import { endAt, snapshotOf } from './end.js'
import { findEvents } from './find-events.js'
import { memberKey } from '../asking/membership.js'
import { nearlyEmpty } from './nearly-empty.js'
import { momentOf, putTogether, type Remembered, type Taken, type Taking } from './taking.js'
import { trialEvent } from './trial-events.js'

/**
 * Reads the store, writes nothing.
 * @throws FormatError, RecordError where the record cannot be read; StoreError
 */
export async function planRecord(record: RawRecord, remembered: Remembered, given: Taking): Promise<Taken> {
  const { store, config, accept } = given
  const { nctId } = record
  const taking = await turnedOnce(nctId, given)
  const drop = config.keep.contacts === 'drop'
  const read = await parse(record.bytes, { trial: nctId })
  const parsed = drop ? withoutContacts(read) : read
  const accepted = accept.has(nctId)
  const last = remembered.told === undefined ? undefined : await lastTold(store, nctId, remembered.told, drop)
  const empty = accepted ? undefined : nearlyEmpty(last?.parsed, parsed)
  if (empty !== undefined) return setAside(record, parsed, empty, remembered, taking)

  const { address, retrievedAt } = record
  const wishes = { raw: drop ? ('none' as const) : config.keep.raw }
  const keeping = await planKeeping(store, { parsed, raw: record.bytes, address, retrievedAt }, wishes)
  const since = accepted ? undefined : laterDay(keeping.snapshot, last?.snapshot, taking.postedOf(nctId))
  if (since !== undefined) return { is: 'stale', step: keeping.step, remember: false, since }
  const end = await endOf(store, keeping, remembered.told)
  const about = { nctId, end, snapshot: keeping.snapshot, parsed }
  const events = [...presence(about, remembered, taking), ...(last ? between(last, about, taking) : [])]
  const marks = marksOf(about, keeping, remembered, taking)
  return putTogether({ about, last, keeping, events, marks }, remembered, taking)
}

/** Another run may have told already that it entered or left. */
async function turnedOnce(nctId: string, taking: Taking): Promise<Taking> {
  const [entering, leaving] = [taking.entering(nctId), taking.leaving(nctId)]
  const members = new Set<string>()
  for (const { id } of [...entering, ...leaving]) {
    const key = memberKey(id, nctId)
    if ((await taking.store.marks(key)).has(key)) members.add(id)
  }
  return {
    ...taking,
    entering: () => entering.filter(({ id }) => !members.has(id)),
    leaving: () => leaving.filter(({ id }) => members.has(id)),
  }
}

interface About {
  nctId: string
  end: string
  snapshot: Snapshot
  parsed: ParsedTrial
}

/** The record as it was told last, read again by the parser of today, so that a better one tells nothing. */
async function lastTold(
  store: Store,
  nctId: string,
  end: string,
  drop: boolean,
): Promise<{ end: string; snapshot: Snapshot; parsed: ParsedTrial } | undefined> {
  const snapshot = (await store.snapshots(nctId)).find(({ id }) => id === snapshotOf(end))
  if (!snapshot) return undefined
  try {
    const raw = await store.raw(snapshot)
    const { format } = snapshot.source
    const parsed = raw ? await parse(raw, { trial: nctId, format }) : parsedOf(await store.document(snapshot))
    return { end, snapshot, parsed: drop ? withoutContacts(parsed) : parsed }
  } catch (error) {
    // Forgotten on request: there is nothing left to compare with, the next record is a new beginning.
    if (error instanceof Error && 'code' in error && error.code === 'payload-forgotten') return undefined
    throw error
  }
}

/** The registry serves an old build at times: an earlier day than the one last told, or than the trial's own row told. */
function laterDay(now: Snapshot, last: Snapshot | undefined, row: string | undefined): string | undefined {
  const { day, dayKind } = now
  const known = [last?.dayKind === dayKind ? last.day : undefined, dayKind === 'posted' ? row : undefined]
  return day === undefined ? undefined : known.find((each) => each !== undefined && day < each)
}

/** The end of this record: the same as before while it is the same snapshot, else another than ever before. */
async function endOf(store: Store, { is, snapshot }: Keeping, told: string | undefined): Promise<string> {
  if (told !== undefined && snapshotOf(told) === snapshot.id) return told
  if (is === 'kept' || told === undefined) return snapshot.id
  return endAt(snapshot.id, Number((await store.marks(`returns/${snapshot.id}`)).get(`returns/${snapshot.id}`) ?? 1))
}

function between(
  last: { end: string; parsed: ParsedTrial },
  { end, parsed }: About,
  { config }: Taking,
): readonly TrialEvent[] {
  if (last.end === end) return []
  const noise = config.routes.some(({ min }) => min === 'noise')
  return findEvents(last.parsed, parsed, { before: last.end, after: end }, { rules: config.rules, noise })
}

/** That the trial is there again, entered a search or left it. */
function presence({ nctId, end }: About, { gone }: Remembered, taking: Taking): TrialEvent[] {
  const at = momentOf(taking)
  return [
    ...(gone === undefined ? [] : [trialEvent(nctId, 'trial/returned', { before: `${gone}@${at}`, after: end })]),
    ...taking
      .entering(nctId)
      .map(({ id, title }) =>
        trialEvent(nctId, 'trial/entered', { before: id, after: at }, { search: title ?? id }, id),
      ),
    ...taking
      .leaving(nctId)
      .map(({ id, title }) => trialEvent(nctId, 'trial/left', { before: id, after: at }, { search: title ?? id }, id)),
  ]
}

function marksOf(
  { nctId, end, snapshot }: About,
  { is }: Keeping,
  remembered: Remembered,
  taking: Taking,
): LedgerEntry[] {
  const moved = remembered.told !== end
  const returns = /#(\d+)$/.exec(end)?.[1]
  return [
    ...(moved ? [mark(`told/${nctId}`, end)] : []),
    ...(moved && is !== 'kept' && returns !== undefined ? [mark(`returns/${snapshot.id}`, returns)] : []),
    ...(remembered.gone === undefined ? [] : [mark(`gone/${nctId}`)]),
    ...(remembered.quarantined === undefined ? [] : [mark(`quarantined/${nctId}`)]),
    ...taking.entering(nctId).map(({ id }) => mark(memberKey(id, nctId), '1')),
    ...taking.leaving(nctId).map(({ id }) => mark(memberKey(id, nctId))),
  ]
}

function mark(key: string, value?: string): LedgerEntry {
  return { kind: 'mark', key, ...(value !== undefined && { value }) }
}

/** The answer goes into the ledger once and to the operator once; the record last told stays what it is. */
function setAside(
  record: RawRecord,
  parsed: ParsedTrial,
  reason: string,
  { quarantined }: Remembered,
  { config, alert }: Taking,
): Taken {
  const { nctId, bytes, address, retrievedAt } = record
  const day = parsed.trial.lastUpdatePosted?.date ?? 'undated'
  if (quarantined === day) return { is: 'quarantined', step: {}, remember: false }
  const raw = config.keep.raw === 'keep' && config.keep.contacts === 'keep'
  const digest = digestOf(bytes)
  const { format } = parsed.source
  const source = { format, address, retrievedAt, digest, bytes: bytes.length, raw }
  return {
    is: 'quarantined',
    remember: false,
    step: {
      ...(raw && { payloads: [{ nctId, digest, bytes }] }),
      entries: [
        { kind: 'quarantined', nctId, source, reason, ...(raw && { payload: digest }) },
        { kind: 'mark', key: `quarantined/${nctId}`, value: day },
        ...(quarantined === undefined ? alert(`quarantined ${nctId}`) : []),
      ],
      expects: [{ key: `quarantined/${nctId}`, value: quarantined }],
    },
  }
}
