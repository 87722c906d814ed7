/** What is read of the ledger: its head, its lines, and what stands in them. */
import type { LedgerHead, LedgerLine } from '../../src/model/ledger.js'
import type { Database } from './database.js'

/** Lines that are brought at once. */
const page = 500

export async function readHead({ schema, read }: Database): Promise<LedgerHead> {
  const [row] = await read(`select seq, digest, at from ${schema}.head`)
  const { seq, digest, at } = row ?? {}
  return { seq: Number(seq ?? 0), digest: String(digest), ...(typeof at === 'string' && { at }) }
}

export function readLines(database: Database, after = 0): AsyncIterable<LedgerLine> {
  return pages(database, '', [], after)
}

export function readEvents(database: Database, since: { at?: string; seq?: number }): AsyncIterable<LedgerLine> {
  const { at, seq } = since
  return at === undefined
    ? pages(database, 'and has_events', [], seq)
    : pages(database, 'and has_events and at >= $3', [at], seq)
}

async function* pages(
  { schema, read }: Database,
  filter: string,
  values: readonly string[],
  after = 0,
): AsyncGenerator<LedgerLine> {
  for (let last = after; ;) {
    const sql = `select seq, line from ${schema}.lines where seq > $1 ${filter} order by seq limit $2`
    const rows = await read(sql, [last, page, ...values])
    for (const { line } of rows) yield JSON.parse(String(line)) as LedgerLine
    if (rows.length < page) return
    last = Number(rows.at(-1)?.['seq'])
  }
}

/** The line in which a snapshot was kept. */
export async function readLineOf({ schema, read }: Database, snapshot: string): Promise<LedgerLine | undefined> {
  const sql = `select line from ${schema}.lines join ${schema}.snapshots s using (seq) where s.id = $1`
  const [row] = await read(sql, [snapshot])
  return row && (JSON.parse(String(row['line'])) as LedgerLine)
}
