/** The contents of a store as files: written before the line that names them, read and proven by their digests. */
import { constants as buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { StoreError } from '../../src/model/errors.js'
import type { LedgerEntry } from '../../src/model/ledger.js'
import type { Digest } from '../../src/model/snapshot.js'
import { digestOf } from '../chain.js'
import type { Fold } from '../fold.js'
import type { Step } from '../store.js'
import { writeFiles, type NewFile } from './durable.js'
import { documentPlace, payloadPlace, rawPlace } from './places.js'
import { codeOf, storeTrouble } from './trouble.js'

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

/** Quick rather than small: records shrink to a quarter already. */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }

/** Writes what the entries of a line will speak of. Raw bytes that lie beside another snapshot are not written twice. */
export async function writeContents(
  folder: string,
  fold: Fold,
  step: Omit<Step, 'entries' | 'expects'>,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const files: NewFile[] = []
  const homes = new Set(fold.rawHomes.keys())
  for (const { snapshot, document, raw } of step.keep ?? []) {
    files.push({ place: documentPlace(snapshot.id, 1), content: document })
    const { digest } = snapshot.source
    if (raw && !homes.has(digest)) files.push({ place: rawPlace(snapshot.id), content: await compress(raw, options) })
    if (snapshot.source.raw) homes.add(digest)
  }
  for (const entry of entries) {
    if (entry.kind !== 'derived') continue
    const text = step.derive?.find(
      (each) => each.snapshot === entry.snapshot && digestOf(each.document) === entry.document,
    )
    if (text) files.push({ place: documentPlace(entry.snapshot, entry.reading), content: text.document })
  }
  for (const { nctId, digest, bytes } of step.payloads ?? []) {
    if (fold.trials.get(nctId)?.payloads.get(digest) !== true)
      files.push({ place: payloadPlace(nctId, digest), content: await compress(bytes, options) })
  }
  await writeFiles(folder, files)
}

export async function readText(folder: string, place: string, digest: Digest): Promise<string> {
  return (await readProven(folder, place, digest, (bytes) => Promise.resolve(bytes))).toString('utf8')
}

/** @param most bytes it may come to, so that a small file cannot claim to hold more than there is memory */
export async function readPacked(
  folder: string,
  place: string,
  digest: Digest,
  most: number = buffer.MAX_STRING_LENGTH,
): Promise<Uint8Array> {
  return readProven(folder, place, digest, (bytes) => decompress(bytes, { maxOutputLength: Math.max(1, most) }))
}

async function readProven(
  folder: string,
  place: string,
  digest: Digest,
  open: (bytes: Buffer) => Promise<Buffer>,
): Promise<Buffer> {
  const path = join(folder, place)
  const stored = await readFile(path).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw storeTrouble(error, path, 'read')
    const sentence = `${path} is gone, though the ledger says it was kept (${digest}); bring it back from a copy.`
    throw new StoreError('store-broken', sentence, { cause: error })
  })
  const bytes = await open(stored).catch((error: unknown) => {
    throw new StoreError('store-broken', `${path} was changed: it cannot be decompressed; bring it back from a copy.`, {
      cause: error,
    })
  })
  const found = digestOf(bytes)
  if (found === digest) return bytes
  const sentence = `${path} was changed: its digest is ${found}, but the ledger says ${digest}; bring it back from a copy.`
  throw new StoreError('store-broken', sentence)
}
