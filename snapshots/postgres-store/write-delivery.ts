/** What composed messages and receipts change in the outbox. */
import type { LedgerEntry } from '../../src/model/ledger.js'
import type { Query } from './database.js'

export async function writeDelivery(query: Query, schema: string, entry: LedgerEntry): Promise<void> {
  if (entry.kind === 'composed') {
    const { message, items } = entry
    await query(`insert into ${schema}.messages (id) values ($1) on conflict do nothing`, [message])
    await query(`update ${schema}.outbox set message = $1 where id = any($2) and is_open`, [message, items])
  }
  if (entry.kind !== 'receipt') return
  const { message, outcome, attempt, nextAt } = entry
  if (outcome === 'sent') await query(`update ${schema}.messages set is_sent = true where id = $1`, [message])
  if (outcome === 'retry') {
    const values = [message, attempt, nextAt ?? null]
    await query(`update ${schema}.outbox set attempts = $2, next_at = $3 where message = $1 and is_open`, values)
  } else {
    await query(`update ${schema}.outbox set is_open = false where message = $1 and is_open`, [message])
  }
}
