/** Lists of studies by id, whatever one bad id, an answer too large or a page cut short does to the batch. */
import { RegistryError } from '../../model/errors.js'
import type { Asking } from '../ask.js'
import { batchesOf, halvesOf, partsOf } from '../batches.js'
import type { ServedStudy } from './study-page.js'
import { studyPages } from '../study-pages.js'
import { AnswerTooLarge } from '../trouble.js'

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

async function listBatch(
  asking: Asking,
  ids: readonly string[],
  fields: readonly string[] | undefined,
): Promise<readonly ServedStudy[]> {
  const studies = new Map<string, ServedStudy>()
  const parameters = { 'filter.ids': ids.join(',') }
  for await (const page of studyPages(asking, { parameters, fields, pageSize: ids.length })) {
    for (const served of page.studies) studies.set(served.nctId, served)
  }
  return [...studies.values()]
}
