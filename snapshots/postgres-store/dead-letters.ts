/** What the fleet gave up: read without pg-boss, so that a reader without further privileges sees it too. */
import type { DeadLetter, QueueOptions } from '../fleet.js'
import { jobsSchema, queueName } from './boss.js'
import type { Database, Row } from './database.js'

export function deadQueueName(options: Pick<QueueOptions, 'name'>): string {
  return queueName('dead-trials', options)
}

/** None before the first worker made the queue. */
export async function readDeadLetters(
  database: Database,
  options: Pick<QueueOptions, 'name'>,
): Promise<readonly DeadLetter[]> {
  const [table] = await database.read(
    `select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relname = 'job'`,
    [jobsSchema(database)],
  )
  if (!table) return []
  const rows = await database.read(
    `select data, output, created_on from ${jobsSchema(database)}.job where name = $1 and state = 'created'
     order by created_on, id`,
    [deadQueueName(options)],
  )
  return rows.map(deadLetterOf)
}

function deadLetterOf({ data, output, created_on }: Row): DeadLetter {
  const { nctId, reason } = data as { nctId: string; reason: string }
  const { error = 'expired' } = (output ?? {}) as { error?: string }
  return { nctId, reason, error, since: new Date(String(created_on)).toISOString() }
}
