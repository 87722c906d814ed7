/** A claim: what is one worker's alone, by an advisory lock that ends with his connection. */
import { StoreError } from '../../src/model/errors.js'
import type { Claim } from '../fleet.js'
import type { Database } from './database.js'
import { storeTrouble } from './trouble.js'

/** Well before the server ends a transaction in which nothing is asked. */
const beat = 15_000

/**
 * The lock is a transaction's, which a pooler leaves on one connection. It reads nothing, so that it is in nobody's way,
 * and where the network is cut the server ends it after a minute of silence.
 */
export async function claimIn(database: Database, what: string): Promise<Claim | undefined> {
  const { printed } = database
  const losing = new AbortController()
  const lose = (): void =>
    losing.abort(
      new StoreError('store-trouble', `The connection to ${printed} broke; another worker goes on.`, {
        retryable: true,
      }),
    )
  try {
    const client = await database.alone()
    client.on('error', lose).on('end', lose)
    await client.query('begin')
    const { rows } = await client.query<{ ours: boolean }>(`select ${tryLock} as ours`, [keyOf(database, what)])
    if (rows[0]?.ours !== true) {
      await client.end()
      return undefined
    }
    const beating = setInterval(() => void client.query('select 1').catch(lose), beat)
    beating.unref()
    return {
      lost: losing.signal,
      async release() {
        clearInterval(beating)
        client.off('end', lose)
        // Where the connection is gone already, so is the lock.
        await client.end().catch(() => {})
      },
    }
  } catch (error) {
    throw storeTrouble(error, printed)
  }
}

/** Looks without a connection of its own. Whoever claims at that very moment may be refused, and tries again. */
export async function isFree(database: Database, what: string): Promise<boolean> {
  const [row] = await database.read(`select ${tryLock} as ours`, [keyOf(database, what)])
  return row?.['ours'] === true
}

const tryLock = 'pg_try_advisory_xact_lock(hashtextextended($1, 0))'

function keyOf({ schema }: Database, what: string): string {
  return `trialdiff.${schema}/${what}`
}
