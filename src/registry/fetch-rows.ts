/** Poll rows: of given ids, or of all that a search finds. */
import { RegistryError, UsageError } from '../model/errors.js'
import type { Asking } from './ask.js'
import { sortIds } from './batches.js'
import { listPath } from './paths.js'
import { rowFields, rowOf } from './poll-row.js'
import { rowsAtOnce, type PollRow, type SearchTerms } from './registry.js'
import { listStudies, turnsInCircles } from './study-lists.js'
import { readPage } from './study-page.js'

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
/** How often a list is begun anew before the search is given up. */
const mostBeginnings = 5
const own = ['format', 'markupFormat', 'fields', 'pageSize', 'pageToken', 'countTotal']

/** @throws UsageError for a parameter that is not a searcher's to set; RegistryError */
export async function* searchRows(asking: Asking, terms: SearchTerms): AsyncGenerator<PollRow> {
  const odd = Object.keys(terms).find((name) => own.includes(name))
  if (odd !== undefined) throw new UsageError('bad-usage', `${odd} cannot be set for a search; leave it out.`)
  const told = new Set<string>()
  let begun = 1
  let pageToken: string | undefined
  let seen = new Set<string>()
  for (;;) {
    const path = listPath({ parameters: terms, fields: rowFields, pageSize: rowsAPage, pageToken })
    try {
      const { studies, next } = await asking.ask(path, readPage)
      for (const served of studies) {
        if (told.has(served.nctId)) continue
        told.add(served.nctId)
        yield rowOf(served)
      }
      if (next === undefined) return
      if (seen.has(next)) throw turnsInCircles(asking, path)
      seen.add(next)
      pageToken = next
    } catch (error) {
      // The registry has built its data anew meanwhile: places in the old list are gone.
      const isExpired = error instanceof RegistryError && error.code === 'token-expired'
      if (!isExpired || begun >= mostBeginnings) throw error
      begun++
      pageToken = undefined
      seen = new Set()
    }
  }
}
