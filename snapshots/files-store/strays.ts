/** Files among those of the trials that no line of the ledger names. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fold } from '../fold.js'
import { keptPlaces } from './forgotten.js'
import { codeOf, storeTrouble } from './trouble.js'

export async function* straysIn(folder: string, fold: Fold): AsyncIterable<string> {
  for (const { name } of await entriesIn(folder, '.')) {
    if (!name.startsWith('NCT')) continue
    const known = fold.trials.has(name) ? keptPlaces(fold, name) : new Set<string>()
    for (const inner of [name, join(name, 'payloads')]) {
      for (const each of await entriesIn(folder, inner)) {
        const place = join(inner, each.name)
        if (!each.isDirectory() && !known.has(place)) yield place
      }
    }
  }
}

async function entriesIn(folder: string, place: string) {
  return readdir(join(folder, place), { withFileTypes: true }).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return []
    throw storeTrouble(error, join(folder, place), 'read')
  })
}
