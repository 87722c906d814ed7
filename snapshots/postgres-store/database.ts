/** The Database: a few connections to PostgreSQL, and transactions that are tried again where others were in the way. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, Pool, PoolClient } from 'pg'
import type { Place } from './place.js'
import { codeOf, isLoss, passes, storeTrouble } from './trouble.js'

export type Row = Record<string, unknown>
export type Query = (sql: string, values?: readonly unknown[]) => Promise<Row[]>

export interface Database {
  readonly printed: string
  /** Of its tables; safe to be put into SQL as it is. */
  readonly schema: string
  /** One statement of its own. Reads are tried again where the connection broke. */
  read: Query
  /**
   * All that `work` asks, or nothing. `work` may run several times, so it keeps nothing outside itself.
   * @param wasDone asked on a new connection where the answer to COMMIT was lost: whether it took place
   * @throws StoreError `retryable` where the same may be tried again
   */
  transact<T>(
    work: (query: Query) => Promise<T>,
    wasDone?: (result: T & {}, query: Query) => Promise<boolean>,
  ): Promise<T>
  /** One statement or script, tried once, with the error as the database gave it. */
  once: Query
  /** A connection beside the others, for what holds while it lives; whoever asked for it ends it. */
  alone(): Promise<Client>
  close(): Promise<void>
}

const attempts = 6

/** Of every connection. */
const settings = {
  application_name: 'trialdiff',
  connectionTimeoutMillis: 15_000,
  statement_timeout: 120_000,
  idle_in_transaction_session_timeout: 60_000,
  keepAlive: true,
}

/** @throws StoreError `store-not-found`, `store-trouble`; UsageError */
export async function connect(place: Place, { readOnly }: { readOnly: boolean }): Promise<Database> {
  const { default: pg } = await import('pg')
  const { printed, schema } = place
  let pool: Pool
  try {
    pool = new pg.Pool({
      ...settings,
      connectionString: place.connectionString,
      max: 4,
      idleTimeoutMillis: 30_000,
      allowExitOnIdle: true,
      ...(readOnly && { onConnect: (client) => client.query('set default_transaction_read_only = on') }),
    })
  } catch (cause) {
    throw storeTrouble(cause, printed)
  }
  // A connection that breaks while nobody uses it is replaced when the next is needed.
  pool.on('error', () => {})
  return {
    printed,
    schema,
    read: (sql, values) => again(printed, async () => (await pool.query<Row>(sql, [...(values ?? [])])).rows),
    transact: (work, wasDone) => again(printed, () => transactOnce(pool, work, wasDone)),
    async once(sql, values) {
      const client = await pool.connect()
      let broken = false
      // A connection that ends between two questions says so to nobody in particular; the next question fails.
      const note = (): void => {
        broken = true
      }
      client.on('error', note)
      try {
        // A script may bring its own transaction, which ends with its connection where it fails.
        return (await client.query<Row>(sql, values && [...values])).rows
      } catch (error) {
        broken ||= values === undefined || isLoss(error)
        throw error
      } finally {
        client.off('error', note)
        client.release(broken)
      }
    },
    async alone() {
      const { connectionString } = place
      const client = new pg.Client({ ...settings, connectionString })
      // Who asks on it hears of its end by his question; without a listener it would end the process.
      client.on('error', () => {})
      await client.connect()
      return client
    },
    async close() {
      if (!pool.ended) await pool.end()
    },
  }
}

async function transactOnce<T>(
  pool: Pool,
  work: (query: Query) => Promise<T>,
  wasDone?: (result: T & {}, query: Query) => Promise<boolean>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const note = (error: Error): void => {
    broken = error
  }
  client.on('error', note)
  let result: { of: T } | undefined
  let lost: unknown
  try {
    await client.query('begin')
    result = { of: await work(queryOf(client)) }
    await client.query('commit')
    return result.of
  } catch (error) {
    lost = error
    if (isLoss(error)) note(new Error('The connection broke.'))
    if (!broken) await client.query('rollback').catch(note)
  } finally {
    client.off('error', note)
    client.release(broken)
  }
  // Whether a COMMIT without an answer took place is asked on a connection that lives.
  const of = result?.of ?? undefined
  if (of !== undefined && wasDone && isLoss(lost) && (await pooled(pool, (query) => wasDone(of, query)))) return of
  throw lost
}

/** Asked with patience: the server that just fell may be starting up. */
async function pooled<T>(pool: Pool, ask: (query: Query) => Promise<T>): Promise<T> {
  return retried(async () => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      return await ask(queryOf(client))
    } catch (error) {
      broken = error instanceof Error ? error : new Error('The connection broke.')
      throw error
    } finally {
      client.release(broken)
    }
  })
}

function queryOf(client: PoolClient): Query {
  return async (sql, values) => (await client.query<Row>(sql, [...(values ?? [])])).rows
}

async function again<T>(printed: string, attempt: () => Promise<T>): Promise<T> {
  try {
    return await retried(attempt)
  } catch (error) {
    throw storeTrouble(error, printed)
  }
}

/** Waits a random moment that grows, so that those in one another's way part. */
async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (n === attempts || !passes(error) || refusesAtOnce(error)) throw error
      await sleep(Math.random() * 50 * 2 ** n)
    }
  }
}

/** Where nothing listens there is nobody in the way; the caller decides whether to come back. */
function refusesAtOnce(error: unknown): boolean {
  if (error instanceof Error && /timeout.*connect|connect.*timeout/i.test(error.message)) return true
  return ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', '57014'].includes(codeOf(error) ?? '')
}
