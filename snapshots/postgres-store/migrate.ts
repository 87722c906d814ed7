/** Brings the tables of a store to the form this version writes, whoever comes first. */
import { StoreError } from '../../src/model/errors.js'
import type { Database, Query } from './database.js'
import { emptyHead } from '../chain.js'
import { migrations, newestForm } from './migrations.js'

/** The oldest PostgreSQL that is tried. */
const oldest = 140_000

/**
 * @throws StoreError `store-not-found` where there are no tables and none may be made; `store-trouble` for tables of a
 *   newer version or a server that is too old
 */
export async function prepare(
  database: Database,
  options: { access: 'read' | 'write'; create: boolean },
): Promise<void> {
  const { printed, schema, read } = database
  const [server] = await read(`select current_setting('server_version_num')::int as version`)
  if (Number(server?.['version']) < oldest)
    throw new StoreError('store-trouble', `The server of ${printed} is older than PostgreSQL 14; use a newer one.`)
  const found = await formOf(read, schema)
  refuseNewer(found, database)
  if (found === newestForm) return
  if (found === 0 && !(options.create && options.access === 'write')) {
    const sentence = `There is no store in schema ${schema} of ${printed}; keep or fetch something first, or name another schema with ?schema=.`
    throw new StoreError('store-not-found', sentence)
  }
  if (options.access === 'read') {
    const sentence = `The store at ${printed} was made by an older trialdiff; open it once for writing, with watch run for example.`
    throw new StoreError('store-trouble', sentence)
  }
  await database.transact(async (query) => migrate(query, database))
}

/** Under a lock of its own, which nobody holds longer than his migration. */
async function migrate(query: Query, database: Database): Promise<void> {
  const { schema } = database
  await query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`trialdiff.${schema}`])
  const found = await formOf(query, schema)
  refuseNewer(found, database)
  const [namespace] = await query(`select from pg_catalog.pg_namespace where nspname = $1`, [schema])
  if (!namespace) await query(`create schema ${schema}`)
  for (const [index, migration] of migrations.entries()) {
    if (index < found) continue
    await query(migration(schema))
    await query(`insert into ${schema}.form (version) values ($1)`, [index + 1])
  }
  if (found === 0) await query(`update ${schema}.head set digest = $1`, [emptyHead.digest])
}

/** 0 where there are no tables. The catalogue is read as a table, since `to_regclass` may answer from memory. */
async function formOf(query: Query, schema: string): Promise<number> {
  const [table] = await query(
    `select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relname = 'form'`,
    [schema],
  )
  if (!table) return 0
  const [{ version } = {}] = await query(`select max(version) as version from ${schema}.form`)
  return Number(version ?? 0)
}

function refuseNewer(found: number, { printed }: Database): void {
  if (found <= newestForm) return
  const sentence = `The store at ${printed} is of form ${found}, and this trialdiff knows forms up to ${newestForm}; install a newer one.`
  throw new StoreError('store-trouble', sentence)
}
