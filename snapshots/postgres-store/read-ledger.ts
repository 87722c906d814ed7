/** What is read of the ledger: its head, its lines, and what stands in them. */
import { StoreError } from '../../src/model/errors.js'
import { isEntry } from '../ledger-entry.js'
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

export async function* readEvents(
  database: Database,
  { at, seq }: { at?: string; seq?: number },
): AsyncGenerator<LedgerLine> {
  const lines =
    at === undefined
      ? pages(database, 'and has_events', [], seq)
      : pages(database, 'and has_events and at >= $3', [at], seq)
  for await (const line of lines) yield { ...line, entries: line.entries.filter(({ kind }) => kind === 'event') }
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
    for (const { line, seq } of rows) yield lineIn(line, Number(seq))
    if (rows.length < page) return
    last = Number(rows.at(-1)?.['seq'])
  }
}

/** @param subject a snapshot, of which `reading` counts from 1 for the line that kept it; or a trial that was forgotten */
export async function readLineOf(
  { schema, read }: Database,
  subject: string,
  reading = 1,
): Promise<LedgerLine | undefined> {
  const [row] = await read(
    `select line, seq from ${schema}.lines where seq = coalesce(
       (select seq from ${schema}.snapshots where id = $1 and $2 = 1),
       (select seq from ${schema}.readings where snapshot = $1 and reading = $2),
       (select seq from ${schema}.forgotten where nct_id = $1))`,
    [subject, reading],
  )
  return row && lineIn(row['line'], Number(row['seq']))
}

/** What somebody wrote into the table by hand is told as such. */
function lineIn(text: unknown, seq: number): LedgerLine {
  try {
    const line = JSON.parse(String(text)) as Partial<LedgerLine> | null
    if (Array.isArray(line?.entries) && line.entries.every(isEntry)) return line as LedgerLine
  } catch {
    // Told below, as what is JSON and no line.
  }
  const sentence = `Line ${seq} in the table of lines is no line of a ledger; bring it back from a copy.`
  throw new StoreError('store-broken', sentence)
}
