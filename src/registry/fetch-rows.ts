/** Poll rows: of given ids, or of all that a search finds. */
import { UsageError } from '../model/errors.js'
import type { Asking } from './ask.js'
import { sortIds } from './batches.js'
import { rowFields, rowOf } from './poll-row.js'
import { rowsAtOnce, type PollRow, type SearchTerms } from './registry.js'
import { listStudies } from './answers/study-lists.js'
import { studyPages } from './study-pages.js'

/**
 * A batch that is refused for more than one of its ids fails; an id refused by itself has no row.
 * @throws RegistryError
 */
export async function* pollRows(asking: Asking, given: readonly string[]): AsyncGenerator<PollRow> {
  const told = new Set<string>()
  for await (const batch of listStudies(asking, sortIds(given).ids, { most: rowsAtOnce, fields: rowFields })) {
    if ('error' in batch) {
      if (batch.ids.length === 1 && batch.error.status === 400) continue
      throw batch.error
    }
    for (const served of batch.studies) {
      // A record comes twice where one batch holds its number and another its former one.
      if (!told.has(served.nctId)) yield rowOf(served)
      told.add(served.nctId)
    }
  }
}

const rowsAPage = 1000
/** What decides the form of the answer. */
const own = ['format', 'markupFormat', 'fields', 'pageSize', 'pageToken', 'countTotal']

/** @throws UsageError for a parameter that is not a searcher's to set; RegistryError */
export async function* searchRows(asking: Asking, terms: SearchTerms): AsyncGenerator<PollRow> {
  const odd = Object.keys(terms).find((name) => own.includes(name))
  if (odd !== undefined) throw new UsageError('bad-usage', `${odd} cannot be set for a search; leave it out.`)
  const told = new Set<string>()
  for await (const { studies } of studyPages(asking, { parameters: terms, fields: rowFields, pageSize: rowsAPage })) {
    for (const served of studies) {
      if (!told.has(served.nctId)) yield rowOf(served)
      told.add(served.nctId)
    }
  }
}
