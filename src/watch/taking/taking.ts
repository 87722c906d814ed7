/** What taking a record needs to know and what it comes to; and how its parts are put together as one step. */
import {
  digestOf,
  type Happening,
  type HappeningEnd,
  type Keeping,
  type LedgerEntry,
  type ParsedTrial,
  type Snapshot,
  type Step,
  type Store,
  type TrialEvent,
} from '../../index.js'
import { memberKey } from '../asking/membership.js'
import { quotesPeople } from './names-people.js'
import { routeHappening, type PendingEntry, type Receivers } from '../telling/route.js'
import type { Watch, WatchConfig } from '../watch-config.js'

export interface Taking {
  store: Store
  config: WatchConfig
  now: Date
  /** The build of the registry's data that is read. */
  dataset: string
  receivers: Receivers
  watchesOf(nctId: string): readonly string[]
  entering(nctId: string): readonly Watch[]
  leaving(nctId: string): readonly Watch[]
  isMuted(nctId: string): boolean
  /** The day of its last update, as the trial's row told it in this run. */
  postedOf(nctId: string): string | undefined
  /** The digest of that row. */
  rowOf(nctId: string): string | undefined
  accept: ReadonlySet<string>
  /** The pending items by which the operator hears of something, told by a code. */
  alert(words: string): readonly PendingEntry[]
}

/** The marks of one trial. */
export interface Remembered {
  told?: string | undefined
  gone?: string | undefined
  quarantined?: string | undefined
}

/** The marks of a trial as they are now. */
export async function rememberedIn(store: Store, nctId: string): Promise<Remembered> {
  const mark = async (key: string): Promise<string | undefined> => (await store.marks(key)).get(key)
  return {
    told: await mark(`told/${nctId}`),
    gone: await mark(`gone/${nctId}`),
    quarantined: await mark(`quarantined/${nctId}`),
  }
}

export interface Taken {
  is: 'baseline' | 'told' | 'quiet' | 'seen' | 'stale' | 'quarantined' | 'gone' | 'merged' | 'unknown'
  step: Step
  happening?: Happening
  /** Whether the trial's row may be remembered once the step is committed. */
  remember: boolean
  /** The day that was known already, where the answer is older. */
  since?: string
}

export interface Parts {
  about: { nctId: string; end: string; snapshot: Snapshot; parsed: ParsedTrial }
  last: { end: string; snapshot: Snapshot; parsed: ParsedTrial } | undefined
  keeping: Keeping
  events: readonly TrialEvent[]
  marks: readonly LedgerEntry[]
}

export function putTogether(
  { about, last, keeping, events, marks }: Parts,
  remembered: Remembered,
  taking: Taking,
): Taken {
  const { nctId, end, snapshot, parsed } = about
  const happening: Happening = {
    nctId,
    ...namesOf(parsed),
    ...(last && last.end !== end && { before: happeningEnd(last.snapshot) }),
    after: happeningEnd(snapshot),
    foundAt: taking.now.toISOString(),
    watches: watchesOf(nctId, taking),
    events,
  }
  const first = remembered.told === undefined || (last === undefined && remembered.told !== end)
  const is = events.length > 0 ? 'told' : first ? 'baseline' : remembered.told === end ? 'seen' : 'quiet'
  const told = events.length > 0 ? telling(happening, taking) : { payloads: [], entries: [] }
  const step: Step = {
    ...(keeping.step.keep && { keep: keeping.step.keep }),
    payloads: told.payloads,
    entries: [...(keeping.step.entries ?? []), ...told.entries, ...marks],
    expects: marks.length > 0 ? [...expectations(nctId, remembered), ...memberships(nctId, taking)] : [],
  }
  return { is, step, remember: true, ...(events.length > 0 && { happening }) }
}

/** What a trial is called by: a title or a sponsor that quotes a person is left out, for it goes to every reader. */
export function namesOf(parsed: ParsedTrial): Pick<Happening, 'title' | 'sponsor'> {
  const quotes = quotesPeople(parsed)
  const { briefTitle: title, leadSponsor: { name: sponsor } = {} } = parsed.trial
  return {
    ...(title !== undefined && !quotes(title) && { title }),
    ...(sponsor !== undefined && !quotes(sponsor) && { sponsor }),
  }
}

/** A happening as a payload, its events, and who has to hear of it. */
export function telling(happening: Happening, taking: Taking): Required<Pick<Step, 'payloads' | 'entries'>> {
  const { nctId, events } = happening
  const bytes = new TextEncoder().encode(JSON.stringify(happening))
  const payload = digestOf(bytes)
  const muted = taking.isMuted(nctId)
  return {
    payloads: [{ nctId, digest: payload, bytes }],
    entries: [
      ...events.map(({ id, code, severity }) => ({ kind: 'event' as const, id, nctId, code, severity, payload })),
      ...routeHappening(happening, payload, taking.receivers, { muted }),
    ],
  }
}

/** The watches to which it belongs, and those whose search it just left. */
export function watchesOf(nctId: string, { watchesOf: belongs, leaving }: Taking): string[] {
  return [...new Set([...belongs(nctId), ...leaving(nctId).map(({ id }) => id)])]
}

export function expectations(nctId: string, { told, gone, quarantined }: Remembered): NonNullable<Step['expects']> {
  return [
    { key: `told/${nctId}`, value: told },
    { key: `gone/${nctId}`, value: gone },
    { key: `quarantined/${nctId}`, value: quarantined },
  ]
}

function memberships(nctId: string, { entering, leaving }: Taking): NonNullable<Step['expects']> {
  return [
    ...entering(nctId).map(({ id }) => ({ key: memberKey(id, nctId), value: undefined })),
    ...leaving(nctId).map(({ id }) => ({ key: memberKey(id, nctId), value: '1' })),
  ]
}

/** What tells an entering, leaving, going or coming back from the same on another day, or in another run of one build. */
export function momentOf({ dataset, now }: Taking): string {
  return `${dataset} ${now.toISOString()}`
}

export function happeningEnd({ id, day, version, document }: Snapshot): HappeningEnd {
  return {
    snapshot: id,
    ...(day !== undefined && { day }),
    ...(version !== undefined && { version }),
    digest: document,
  }
}
