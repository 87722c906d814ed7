/** What is read of all that the ledger says: trials and their snapshots, marks, events known, what is still to be sent. */
import type { PendingItem } from '../../src/model/delivery.js'
import { StoreError } from '../../src/model/errors.js'
import type { Snapshot } from '../../src/model/snapshot.js'
import type { Database } from './database.js'
import { forgottenTrouble } from './contents.js'
import { derivationsOf, snapshotOf } from './load-fold.js'

const page = 1000

export async function* readTrials({ schema, read }: Database): AsyncGenerator<string> {
  for (let last = ''; ;) {
    const sql = `select distinct nct_id from ${schema}.snapshots where nct_id > $1 order by nct_id limit $2`
    const rows = await read(sql, [last, page])
    for (const { nct_id } of rows) yield String(nct_id)
    if (rows.length < page) return
    last = String(rows.at(-1)?.['nct_id'])
  }
}

export async function readSnapshots({ schema, read }: Database, nctId: string): Promise<Snapshot[]> {
  const rows = await read(
    `select snapshot, ${derivationsOf(schema)} as derivations
     from ${schema}.snapshots s where nct_id = $1 order by seq, place`,
    [nctId],
  )
  return rows.map(({ snapshot, derivations }) =>
    snapshotOf(String(snapshot), derivations as NonNullable<Snapshot['derivations']>),
  )
}

/**
 * As the store has it now, whatever the caller knows of its derivations.
 * @throws StoreError `snapshot-not-found`; `payload-forgotten` where its trial was forgotten after it was kept
 */
export async function readSnapshot({ printed, schema, read }: Database, id: string): Promise<Snapshot> {
  const [row] = await read(
    `select snapshot, ${derivationsOf(schema)} as derivations, coalesce(f.seq > s.seq, false) as is_forgotten
     from ${schema}.snapshots s left join ${schema}.forgotten f using (nct_id) where id = $1`,
    [id],
  )
  if (!row) throw new StoreError('snapshot-not-found', `There is no snapshot ${id} in ${printed}.`)
  if (row['is_forgotten'] === true) throw forgottenTrouble(id)
  return snapshotOf(String(row['snapshot']), row['derivations'] as NonNullable<Snapshot['derivations']>)
}

export async function readRetrieved(
  { schema, read }: Database,
  nctIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await read(`select nct_id, at from ${schema}.retrieved where nct_id = any($1)`, [nctIds])
  return new Map(rows.map(({ nct_id, at }) => [String(nct_id), String(at)]))
}

export async function readMarks({ schema, read }: Database, prefix: string): Promise<ReadonlyMap<string, string>> {
  const pattern = `${prefix.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const rows = await read(`select key, value from ${schema}.marks where key like $1 order by key`, [pattern])
  return new Map(rows.map(({ key, value }) => [String(key), String(value)]))
}

export async function readKnown({ schema, read }: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await read(`select id from ${schema}.events where id = any($1)`, [ids])
  return new Set(rows.map(({ id }) => String(id)))
}

export async function readOutbox({ schema, read }: Database): Promise<PendingItem[]> {
  const rows = await read(
    `select item, since, message, attempts, next_at from ${schema}.outbox where is_open order by seq, place`,
  )
  return rows.map(({ item, since, message, attempts, next_at }) => ({
    ...(JSON.parse(String(item)) as Omit<PendingItem, 'since' | 'attempts'>),
    since: String(since),
    attempts: Number(attempts),
    ...(typeof message === 'string' && { message }),
    ...(typeof next_at === 'string' && { nextAt: next_at }),
  }))
}
