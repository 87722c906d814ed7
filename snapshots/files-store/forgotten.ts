/** What is forgotten of a trial: named by its digests, and gone from the disk. */
import { readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Digest } from '../../src/model/snapshot.js'
import type { Fold } from '../fold.js'
import { refuseLinks, syncFolder } from './durable.js'
import { documentPlace, payloadPlace, rawPlace, trialPlace } from './places.js'
import { codeOf, storeTrouble } from './trouble.js'

/** Removes what no line names but as forgotten, with what a step that never committed left there. */
export async function removeForgotten(folder: string, fold: Fold, nctId: string): Promise<void> {
  const keep = keptPlaces(fold, nctId)
  const trial = trialPlace(nctId)
  for (const inner of [join(trial, 'payloads'), trial]) {
    await refuseLinks(folder, inner)
    const names = await readdir(join(folder, inner), { withFileTypes: true }).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return []
      throw storeTrouble(error, join(folder, inner), 'read')
    })
    const gone = names.filter((each) => !each.isDirectory() && !keep.has(join(inner, each.name)))
    for (const { name } of gone) await remove(join(folder, inner, name))
    await syncFolder(join(folder, inner)).catch(() => undefined)
    await rmdir(join(folder, inner)).catch(() => undefined)
  }
  for (const id of fold.emptied) {
    await refuseLinks(folder, trialPlace(id.split('/')[0] ?? ''))
    await remove(join(folder, rawPlace(id)))
  }
}

/** Where the contents of a trial lie that were not forgotten. */
export function keptPlaces(fold: Fold, nctId: string): Set<string> {
  const trial = fold.trials.get(nctId)
  const places = (trial?.ids ?? []).flatMap((id) => {
    const folded = fold.snapshots.get(id)
    if (!folded || folded.forgotten) return []
    const readings = [1, ...(folded.snapshot.derivations ?? []).map((_each, index) => index + 2)]
    const isHome = fold.rawHomes.get(folded.snapshot.source.digest) === id
    const raw = isHome ? [rawPlace(id)] : []
    return [...raw, ...readings.map((reading) => documentPlace(id, reading))]
  })
  const payloads = [...(trial?.payloads ?? [])].filter(([, isKept]) => isKept)
  return new Set([...places, ...payloads.map(([digest]) => payloadPlace(nctId, digest))])
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true }).catch((error: unknown) => {
    throw storeTrouble(error, path, 'written')
  })
}

/** Every digest of a trial that is not forgotten yet: documents, readings, raw bytes and payloads. */
export function digestsOf(fold: Fold, nctId: string): Digest[] {
  const trial = fold.trials.get(nctId)
  const digests = new Set<Digest>()
  for (const id of trial?.ids ?? []) {
    const folded = fold.snapshots.get(id)
    if (!folded || folded.forgotten) continue
    const { document, derivations = [], source } = folded.snapshot
    for (const digest of [document, ...derivations.map((each) => each.document)]) digests.add(digest)
    if (source.raw && fold.rawHomes.has(source.digest)) digests.add(source.digest)
  }
  for (const [digest, isKept] of trial?.payloads ?? []) if (isKept) digests.add(digest)
  return [...digests]
}
