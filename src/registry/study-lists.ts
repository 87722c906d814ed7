/** Lists of studies by id, whatever one bad id, an answer too large or a page cut short does to the batch. */
import { RegistryError } from '../model/errors.js'
import type { Asking } from './ask.js'
import { batchesOf, halvesOf, partsOf } from './batches.js'
import { listPath } from './paths.js'
import { readPage, type ServedStudy } from './study-page.js'
import { AnswerTooLarge, unreadable } from './trouble.js'

/** What came of one batch: the studies that are in the registry's list, or why there is none. */
export type Batch = { ids: readonly string[] } & ({ studies: readonly ServedStudy[] } | { error: RegistryError })

/** Each id is in exactly one batch; a batch of a single id may have been refused by itself. */
export async function* listStudies(
  asking: Asking,
  ids: readonly string[],
  wish: { most: number; fields?: readonly string[] },
): AsyncGenerator<Batch> {
  const open = batchesOf(ids, wish.most)
  for (let batch = open.shift(); batch; batch = open.shift()) {
    try {
      yield { ids: batch, studies: await listBatch(asking, batch, wish.fields) }
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error
      const parts = batch.length === 1 ? undefined : smallerParts(batch, error)
      if (parts) open.unshift(...parts)
      else yield { ids: batch, error }
    }
  }
}

function smallerParts(ids: readonly string[], error: RegistryError): string[][] | undefined {
  if (error instanceof AnswerTooLarge || error.status === 413 || error.status === 414) return halvesOf(ids)
  return error.status === 400 ? partsOf(ids, error.message) : undefined
}

/** A page may be cut short, or be empty, and still name a next one. */
async function listBatch(
  asking: Asking,
  ids: readonly string[],
  fields: readonly string[] | undefined,
): Promise<ServedStudy[]> {
  const studies: ServedStudy[] = []
  const seen = new Set<string>()
  const parameters = { 'filter.ids': ids.join(',') }
  let pageToken: string | undefined
  do {
    const path = listPath({ parameters, fields, pageSize: ids.length, pageToken })
    const page = await asking.ask(path, readPage)
    studies.push(...page.studies)
    pageToken = page.next
    if (pageToken !== undefined && seen.has(pageToken)) throw turnsInCircles(asking, path)
    if (pageToken !== undefined) seen.add(pageToken)
  } while (pageToken !== undefined)
  return studies
}

export function turnsInCircles(asking: Asking, path: string): RegistryError {
  return unreadable(new URL(path, asking.address), 'the same place in the list twice; try again later', true)
}
