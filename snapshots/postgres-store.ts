/** The store of teams and fleets: PostgreSQL, into which many workers may write at once. */
import { StoreError } from '../src/model/errors.js'
import type { Digest, Snapshot } from '../src/model/snapshot.js'
import { bucketIn } from './postgres-store/bucket.js'
import { claimIn } from './postgres-store/claim.js'
import { adoptLine, commitStep, forgetTrial } from './postgres-store/commit.js'
import { readContent, readStrays } from './postgres-store/contents.js'
import { connect, type Database } from './postgres-store/database.js'
import { readDeadLetters } from './postgres-store/dead-letters.js'
import { prepare } from './postgres-store/migrate.js'
import { placeOf } from './postgres-store/place.js'
import { readEvents, readHead, readLineOf, readLines } from './postgres-store/read-ledger.js'
import {
  readKnown,
  readMarks,
  readOutbox,
  readRetrieved,
  readSnapshot,
  readSnapshots,
  readTrials,
} from './postgres-store/read-state.js'
import type { OpenOptions, Store } from './store.js'

/**
 * @param location `postgres://user@host/database?schema=trialdiff`; what it leaves out comes from `PGHOST`, `PGPASSWORD` …
 * @throws StoreError `store-not-found`, `store-trouble`; UsageError for an address that cannot be read
 */
export async function open(location: string, options: OpenOptions): Promise<Store> {
  const database = await connect(placeOf(location), { readOnly: options.access === 'read' })
  try {
    await prepare(database, { access: options.access, create: options.create ?? false })
  } catch (error) {
    await database.close()
    throw error
  }
  return storeOf(database, options.now ?? (() => new Date()))
}

function storeOf(database: Database, now: () => Date): Store {
  const { printed, schema, read } = database
  return {
    name: 'postgres',
    location: printed,
    trials: () => readTrials(database),
    snapshots: (nctId) => readSnapshots(database, nctId),
    lastRetrieved: (nctIds) => readRetrieved(database, nctIds),
    async document({ id }, reading) {
      const digest = documentDigest(await readSnapshot(database, id), reading)
      return (await readContent(database, `The document of ${id}`, digest)).toString('utf8')
    },
    async raw({ id }) {
      const { source } = await readSnapshot(database, id)
      return source.raw ? readContent(database, `The source of ${id}`, source.digest, source.bytes) : undefined
    },
    payload: (nctId, digest) => readContent(database, `A payload of ${nctId}`, digest),
    head: () => readHead(database),
    lines: (after) => readLines(database, after),
    lineOf: (subject, reading) => readLineOf(database, subject, reading),
    events: (since) => readEvents(database, since),
    marks: (prefix) => readMarks(database, prefix),
    known: (ids) => readKnown(database, ids),
    outbox: () => readOutbox(database),
    commit: (step) => commitStep(database, now, step),
    forget: (nctId) => forgetTrial(database, now, nctId),
    adopt: (line, contents) => adoptLine(database, line, contents),
    async note(name) {
      const [row] = await read(`select body from ${schema}.notes where name = $1`, [name])
      return row && String(row['body'])
    },
    async writeNote(name, text) {
      await read(
        `insert into ${schema}.notes (name, body) values ($1, $2)
         on conflict (name) do update set body = excluded.body, written_at = clock_timestamp()`,
        [name, text],
      )
    },
    strays: () => readStrays(database),
    fleet: {
      bucket: (host, rate) => bucketIn(database, host, rate),
      trials: async (options = {}) =>
        (await import('./postgres-store/trial-queue.js')).openTrialQueue(database, options),
      runs: async (options = {}) => (await import('./postgres-store/run-queue.js')).openRunQueue(database, options),
      claim: (what) => claimIn(database, what),
      deadLetters: (options = {}) => readDeadLetters(database, options),
    },
    close: () => database.close(),
  }
}

/** The newest reading unless one is named, 1 for the first. */
function documentDigest({ id, document, derivations = [] }: Snapshot, reading = derivations.length + 1): Digest {
  const digest = reading === 1 ? document : derivations[reading - 2]?.document
  if (digest !== undefined) return digest
  const sentence = `${id} was read ${derivations.length + 1} times; there is no reading ${reading}.`
  throw new StoreError('snapshot-not-found', sentence)
}
