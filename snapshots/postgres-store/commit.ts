/** What writes to the ledger: a step, a trial forgotten, a line of another store; each one transaction, one line. */
import { StoreError } from '../../src/model/errors.js'
import type { LedgerEntry, LedgerHead, LedgerLine } from '../../src/model/ledger.js'
import { lineDigest, lineText, nextLine } from '../chain.js'
import { planLine, prove, proveSnapshot } from '../plan-line.js'
import type { Step } from '../store.js'
import { dropUnspoken, forgottenOf, insertContents, packContents } from './contents.js'
import type { Database, Query } from './database.js'
import { loadFold } from './load-fold.js'
import { writeLine } from './write-line.js'

export async function commitStep(database: Database, now: () => Date, step: Step): Promise<LedgerLine | undefined> {
  const { schema } = database
  const contents = await packContents(step)
  return transactLine(database, async (query) => {
    // What is large goes first, while others may still write; only then is the head held.
    const fresh = await insertContents(query, schema, contents)
    const head = await holdHead(query, schema)
    // What was there already may have been forgotten before the head was free.
    const again = await forgottenOf(query, schema, contents)
    await insertContents(query, schema, again)
    const entries = planLine(await loadFold(query, schema, step), step)
    const line = entries.length > 0 ? lineAfter(head, now, entries) : undefined
    if (line) await writeLine(query, schema, line)
    await dropUnspoken(query, schema, fresh)
    return line
  })
}

export async function forgetTrial(database: Database, now: () => Date, nctId: string): Promise<LedgerLine | undefined> {
  const { schema } = database
  return transactLine(database, async (query) => {
    const head = await holdHead(query, schema)
    const rows = await query(
      `select encode(c.digest, 'hex') as digest from ${schema}.spoken s join ${schema}.contents c using (digest)
       where s.nct_id = $1 and c.body is not null order by 1`,
      [nctId],
    )
    if (rows.length === 0) return undefined
    const payloads = rows.map(({ digest }) => `sha256:${String(digest)}`)
    const line = lineAfter(head, now, [{ kind: 'forgotten', nctId, payloads }])
    await writeLine(query, schema, line)
    return line
  })
}

export async function adoptLine(
  database: Database,
  line: LedgerLine,
  contents: Omit<Step, 'entries' | 'expects'>,
): Promise<void> {
  const { printed, schema } = database
  for (const each of contents.keep ?? []) proveSnapshot(each)
  for (const { digest, bytes } of contents.payloads ?? []) prove('A payload', bytes, digest)
  const packed = await packContents(contents)
  await transactLine(database, async (query) => {
    await insertContents(query, schema, packed)
    const head = await holdHead(query, schema)
    if (line.seq !== head.seq + 1 || line.previous !== head.digest || lineDigest(line) !== line.digest) {
      const sentence = `Line ${line.seq} does not follow line ${head.seq} of ${printed}; copy into an empty store, or one that was copied before.`
      throw new StoreError('store-conflict', sentence)
    }
    await writeLine(query, schema, line)
    return line
  })
}

/** Where the answer to COMMIT is lost, the ledger itself says whether the line is in it. */
async function transactLine(
  database: Database,
  work: (query: Query) => Promise<LedgerLine | undefined>,
): Promise<LedgerLine | undefined> {
  const { schema } = database
  return database.transact(work, async (line, query) => {
    // Whoever still holds the head has not ended: his COMMIT is waited for.
    await query(`select seq from ${schema}.head for share`)
    const rows = await query(`select 1 from ${schema}.lines where seq = $1 and line = $2`, [line.seq, lineText(line)])
    return rows.length > 0
  })
}

/** From here to the end of the transaction nobody else writes a line. */
async function holdHead(query: Query, schema: string): Promise<LedgerHead> {
  await query(`set local lock_timeout = '60s'`)
  const [row] = await query(`select seq, digest, at from ${schema}.head for update`)
  if (!row) throw new StoreError('store-broken', `The head of the ledger in schema ${schema} is gone.`)
  const { seq, digest, at } = row
  return { seq: Number(seq), digest: String(digest), ...(typeof at === 'string' && { at }) }
}

/** The clocks of several machines differ; lines are never told in an order other than theirs. */
function lineAfter(head: LedgerHead, now: () => Date, entries: readonly LedgerEntry[]): LedgerLine {
  const moment = now().toISOString()
  const at = head.at !== undefined && head.at > moment ? head.at : moment
  const opening: LedgerEntry[] = head.seq === 0 ? [{ kind: 'opened', form: 1, by: 'trialdiff' }] : []
  return nextLine(head, at, [...opening, ...entries])
}
