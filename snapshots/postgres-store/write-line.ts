/** writeLine: a line of the ledger, and in every other table what it says. */
import type { LedgerEntry, LedgerLine } from '../../src/model/ledger.js'
import { lineText } from '../chain.js'
import { bytesOf } from './contents.js'
import type { Query } from './database.js'
import { writeDelivery } from './write-delivery.js'

type EntryOf<Kind extends LedgerEntry['kind']> = Extract<LedgerEntry, { kind: Kind }>
type Write = readonly [sql: string, rows: readonly object[]]

/** Within a transaction that holds the head of the chain. */
export async function writeLine(query: Query, schema: string, line: LedgerLine): Promise<void> {
  const events = of(line, 'event')
  await query(`insert into ${schema}.lines (seq, at, has_events, line) values ($1, $2, $3, $4)`, [
    line.seq,
    line.at,
    events.length > 0,
    lineText(line),
  ])
  for (const [sql, rows] of writesOf(schema, line)) if (rows.length > 0) await query(sql, [JSON.stringify(rows)])
  for (const entry of line.entries) await writeDelivery(query, schema, entry)
  for (const { nctId, payloads } of of(line, 'forgotten')) await blank(query, schema, nctId, payloads)
  await query(`update ${schema}.head set seq = $1, digest = $2, at = $3`, [line.seq, line.digest, line.at])
}

function writesOf(schema: string, line: LedgerLine): Write[] {
  const { seq, at } = line
  const marks = [...new Map(of(line, 'mark').map((entry) => [entry.key, entry.value]))]
  const into = (table: string, columns: string, types: string, rest: string): string =>
    `insert into ${schema}.${table} (${columns}) select ${columns} from jsonb_to_recordset($1::jsonb) as x (${types}) ${rest}`
  return [
    [
      into(
        'snapshots',
        'id, nct_id, seq, place, snapshot',
        'id text, nct_id text, seq bigint, place int, snapshot text',
        '',
      ),
      of(line, 'kept').map(({ snapshot }, place) => {
        return { id: snapshot.id, nct_id: snapshot.nctId, seq, place, snapshot: JSON.stringify(snapshot) }
      }),
    ],
    [
      into(
        'readings',
        'snapshot, reading, document, made_by, seq',
        'snapshot text, reading int, document text, made_by text, seq bigint',
        '',
      ),
      of(line, 'derived').map(({ snapshot, reading, document, by }) => ({
        snapshot,
        reading,
        document,
        made_by: by,
        seq,
      })),
    ],
    [
      `insert into ${schema}.spoken (nct_id, digest) select nct_id, decode(digest, 'hex')
       from jsonb_to_recordset($1::jsonb) as x (nct_id text, digest text) on conflict do nothing`,
      spokenIn(line),
    ],
    [
      into(
        'retrieved',
        'nct_id, at',
        'nct_id text, at text',
        `on conflict (nct_id) do update set at = greatest(retrieved.at, excluded.at)`,
      ),
      retrievedIn(line),
    ],
    [
      into('events', 'id, nct_id, seq', 'id text, nct_id text, seq bigint', 'on conflict do nothing'),
      of(line, 'event').map(({ id, nctId }) => ({ id, nct_id: nctId, seq })),
    ],
    [
      into(
        'outbox',
        'id, seq, place, since, item',
        'id text, seq bigint, place int, since text, item text',
        'on conflict do nothing',
      ),
      of(line, 'pending').map((entry, place) => {
        const { kind, ...item } = entry
        return kind && { id: item.id, seq, place, since: at, item: JSON.stringify(item) }
      }),
    ],
    [
      into(
        'forgotten',
        'nct_id, seq',
        'nct_id text, seq bigint',
        'on conflict (nct_id) do update set seq = excluded.seq',
      ),
      of(line, 'forgotten').map(({ nctId }) => ({ nct_id: nctId, seq })),
    ],
    [
      into('marks', 'key, value', 'key text, value text', 'on conflict (key) do update set value = excluded.value'),
      marks.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])),
    ],
    [
      `delete from ${schema}.marks using jsonb_to_recordset($1::jsonb) as x (key text) where marks.key = x.key`,
      marks.flatMap(([key, value]) => (value === undefined ? [{ key }] : [])),
    ],
  ]
}

/** A content that another store forgot before it was copied has never been here. */
async function blank(query: Query, schema: string, nctId: string, digests: readonly string[]): Promise<void> {
  await query(
    `insert into ${schema}.contents (digest, body) select unnest($1::bytea[]), null
     on conflict (digest) do update set body = null`,
    [digests.map(bytesOf)],
  )
  await query(`insert into ${schema}.spoken (nct_id, digest) select $1, unnest($2::bytea[]) on conflict do nothing`, [
    nctId,
    digests.map(bytesOf),
  ])
  await query(`delete from ${schema}.retrieved where nct_id = $1`, [nctId])
}

function spokenIn(line: LedgerLine): { nct_id: string; digest: string }[] {
  const spoken = line.entries.flatMap((entry) => {
    switch (entry.kind) {
      case 'kept': {
        const { nctId, document, source } = entry.snapshot
        return [[nctId, document] as const, ...(source.raw ? [[nctId, source.digest] as const] : [])]
      }
      case 'derived':
        return [[entry.snapshot.split('/')[0] ?? '', entry.document] as const]
      case 'event':
      case 'pending':
      case 'quarantined':
        return entry.payload === undefined ? [] : [[entry.nctId, entry.payload] as const]
      default:
        return []
    }
  })
  return spoken.map(([nct_id, digest]) => ({ nct_id, digest: digest.replace('sha256:', '') }))
}

function retrievedIn(line: LedgerLine): { nct_id: string; at: string }[] {
  const newest = new Map<string, string>()
  for (const entry of line.entries) {
    if (entry.kind !== 'kept' && entry.kind !== 'seen') continue
    const { nctId, source } = entry.kind === 'kept' ? entry.snapshot : entry
    const { retrievedAt: at } = source
    if (at !== undefined && at > (newest.get(nctId) ?? '')) newest.set(nctId, at)
  }
  return [...newest].map(([nct_id, at]) => ({ nct_id, at }))
}

function of<Kind extends LedgerEntry['kind']>(line: LedgerLine, kind: Kind): EntryOf<Kind>[] {
  return line.entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind)
}
