/** loadFold: as much of what the ledger says as planning one step asks for. */
import type { Snapshot } from '../../src/model/snapshot.js'
import { type Fold, newFold } from '../fold.js'
import type { Step } from '../store.js'
import type { Query } from './database.js'

interface Slices {
  marks: readonly (readonly [string, string])[]
  events: readonly string[]
  pended: readonly string[]
  messages: readonly (readonly [string, boolean])[]
  snapshots: readonly { snapshot: string; seq: number; derivations: NonNullable<Snapshot['derivations']> }[]
}

/** Asked after the head of the chain is held: nothing of it changes until the step is committed. */
export async function loadFold(query: Query, schema: string, step: Step): Promise<Fold> {
  const { keep = [], derive = [], expects = [], entries = [] } = step
  const idsOf = (kind: 'event' | 'pending'): string[] =>
    entries.flatMap((entry) => (entry.kind === kind && 'id' in entry ? [entry.id] : []))
  const [row] = await query(
    `select
       (select coalesce(jsonb_agg(jsonb_build_array(key, value)), '[]') from ${schema}.marks where key = any($1)) as marks,
       (select coalesce(jsonb_agg(id), '[]') from ${schema}.events where id = any($2)) as events,
       (select coalesce(jsonb_agg(id), '[]') from ${schema}.outbox where id = any($3)) as pended,
       (select coalesce(jsonb_agg(jsonb_build_array(id, is_sent)), '[]') from ${schema}.messages where id = any($4)) as messages,
       (select coalesce(jsonb_agg(jsonb_build_object('snapshot', snapshot, 'seq', seq, 'derivations', ${derivationsOf(schema)})), '[]')
          from ${schema}.snapshots s where id = any($5)) as snapshots`,
    [
      expects.map(({ key }) => key),
      idsOf('event'),
      idsOf('pending'),
      entries.flatMap((entry) => (entry.kind === 'receipt' ? [entry.message] : [])),
      [...keep.map(({ snapshot }) => snapshot.id), ...derive.map(({ snapshot }) => snapshot)],
    ],
  )
  const { marks, events, pended, messages, snapshots } = row as unknown as Slices
  return {
    ...newFold(),
    marks: new Map(marks),
    events: new Set(events),
    pended: new Set(pended),
    messages: new Map(messages.map(([id]) => [id, []])),
    sent: new Set(messages.flatMap(([id, isSent]) => (isSent ? [id] : []))),
    snapshots: new Map(
      snapshots.map((each) => {
        const snapshot = snapshotOf(each.snapshot, each.derivations)
        return [snapshot.id, { snapshot, seq: each.seq, derived: [], forgotten: false }]
      }),
    ),
  }
}

/** The derivations of a snapshot `s` as an array of JSON, oldest first. */
export function derivationsOf(schema: string): string {
  return `(select coalesce(jsonb_agg(jsonb_build_object('document', r.document, 'by', r.made_by) order by r.reading), '[]')
    from ${schema}.readings r where r.snapshot = s.id)`
}

export function snapshotOf(text: string, derivations: NonNullable<Snapshot['derivations']>): Snapshot {
  const snapshot = JSON.parse(text) as Snapshot
  return derivations.length > 0 ? { ...snapshot, derivations } : snapshot
}
