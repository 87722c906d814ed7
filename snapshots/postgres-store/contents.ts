/** Contents by their digest: documents, sources and payloads, compressed. */
import { constants as buffer } from 'node:buffer'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { StoreError } from '../../src/model/errors.js'
import type { Digest } from '../../src/model/snapshot.js'
import { digestOf } from '../chain.js'
import type { Step } from '../store.js'
import type { Database, Query } from './database.js'

export interface PackedContent {
  digest: Digest
  body: Buffer
}

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

/** Quality 1 already takes nine tenths away from a record; a better one costs more time than it saves. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }

/** What a step brings, once each, in an order that all writers share, so that none waits for another in a circle. */
export async function packContents({ keep = [], derive = [], payloads = [] }: Step): Promise<PackedContent[]> {
  const contents = new Map<Digest, string | Uint8Array>([
    ...keep.map(({ snapshot, document }) => [snapshot.document, document] as const),
    ...keep.flatMap(({ snapshot, raw }) => (raw ? [[snapshot.source.digest, raw] as const] : [])),
    ...derive.map(({ document }) => [digestOf(document), document] as const),
    ...payloads.map(({ digest, bytes }) => [digest, bytes] as const),
  ])
  const sorted = [...contents].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Promise.all(sorted.map(async ([digest, content]) => ({ digest, body: await compress(content, quality) })))
}

/** @returns those that were not there before */
export async function insertContents(
  query: Query,
  schema: string,
  contents: readonly PackedContent[],
): Promise<readonly Digest[]> {
  if (contents.length === 0) return []
  const rows = await query(
    `insert into ${schema}.contents as c (digest, body)
     select * from unnest($1::bytea[], $2::bytea[])
     on conflict (digest) do update set body = excluded.body where c.body is null
     returning encode(digest, 'hex') as digest`,
    [contents.map(({ digest }) => bytesOf(digest)), contents.map(({ body }) => body)],
  )
  return rows.map(({ digest }) => `sha256:${String(digest)}`)
}

/** Those of which only the digest is left. */
export async function forgottenOf(
  query: Query,
  schema: string,
  contents: readonly PackedContent[],
): Promise<readonly PackedContent[]> {
  if (contents.length === 0) return []
  const rows = await query(
    `select encode(digest, 'hex') as digest from ${schema}.contents where digest = any($1::bytea[]) and body is null`,
    [contents.map(({ digest }) => bytesOf(digest))],
  )
  const gone = new Set(rows.map(({ digest }) => `sha256:${String(digest)}`))
  return contents.filter(({ digest }) => gone.has(digest))
}

/** Takes back what no line came to speak of. */
export async function dropUnspoken(query: Query, schema: string, digests: readonly Digest[]): Promise<void> {
  if (digests.length === 0) return
  await query(
    `delete from ${schema}.contents c where digest = any($1::bytea[])
     and not exists (select from ${schema}.spoken s where s.digest = c.digest)`,
    [digests.map(bytesOf)],
  )
}

/**
 * @param what as the sentences name it: `The document of NCT04984356/2023-04-07`
 * @param most bytes it may come to, so that a few bytes cannot claim to hold more than there is memory
 * @throws StoreError `payload-forgotten`, `store-broken`
 */
export async function readContent(
  database: Database,
  what: string,
  digest: Digest,
  most: number = buffer.MAX_STRING_LENGTH,
): Promise<Buffer> {
  const { printed, schema, read } = database
  const [row] = await read(`select body from ${schema}.contents where digest = $1`, [bytesOf(digest)])
  if (!row) throw new StoreError('store-broken', `${what} is gone from ${printed}; restore it from a copy.`)
  const { body } = row
  if (!Buffer.isBuffer(body)) throw forgottenTrouble(what)
  const content = await decompress(body, { maxOutputLength: Math.max(1, most) }).catch(() => undefined)
  if (content && digestOf(content) === digest) return content
  throw new StoreError('store-broken', `${what} in ${printed} is not what was kept; restore it from a copy.`)
}

/** Contents of which no line speaks: no step leaves any, so somebody put them there by hand. */
export async function* readStrays({ schema, read }: Database): AsyncGenerator<string> {
  const rows = await read(
    `select encode(digest, 'hex') as digest from ${schema}.contents c
     where not exists (select from ${schema}.spoken s where s.digest = c.digest) order by 1`,
  )
  for (const { digest } of rows) yield `content sha256:${String(digest)}`
}

export function forgottenTrouble(what: string): StoreError {
  return new StoreError('payload-forgotten', `${what} was removed on request; the ledger holds its digest alone.`)
}

/** Thirty-two bytes instead of seventy-one letters. */
export function bytesOf(digest: Digest): Buffer {
  return Buffer.from(digest.replace('sha256:', ''), 'hex')
}
