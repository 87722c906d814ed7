/** The pages of a list of studies, to its end: begun anew where the registry no longer knows the place. */
import { RegistryError } from '../model/errors.js'
import type { Asking } from './ask.js'
import { listPath, type ListOptions } from './paths.js'
import { readPage, type StudyPage } from './answers/study-page.js'
import { unreadable } from './trouble.js'

/** How often a list is begun before it is given up. */
const mostBeginnings = 5
/** The registry holds a tenth of what stands on as many whole pages; a list beyond them has no end. */
const mostPages = 10_000
/** Pages in a row without a study and with a next one. */
const mostEmpty = 20

/**
 * A page may be cut short or empty and still name a next one. After a new beginning studies come again: whoever reads
 * them has to know those it has met.
 * @throws RegistryError
 */
export async function* studyPages(asking: Asking, options: Omit<ListOptions, 'pageToken'>): AsyncGenerator<StudyPage> {
  let begun = 1
  let pageToken: string | undefined
  let seen = new Set<string>()
  let empty = 0
  for (;;) {
    const path = listPath({ ...options, pageToken })
    let page: StudyPage
    try {
      page = await asking.ask(path, readPage)
    } catch (error) {
      // The registry has built its data anew meanwhile: places in the old list are gone.
      const isExpired = error instanceof RegistryError && error.code === 'token-expired'
      if (!isExpired || begun >= mostBeginnings) throw error
      begun++
      pageToken = undefined
      seen = new Set()
      continue
    }
    yield page
    pageToken = page.next
    if (pageToken === undefined) return
    empty = page.studies.length === 0 ? empty + 1 : 0
    if (empty >= mostEmpty || seen.size >= mostPages)
      throw unreadable(new URL(path, asking.address), 'a list without an end; try again later', true)
    if (seen.has(pageToken)) {
      throw unreadable(new URL(path, asking.address), 'the same place in the list twice; try again later', true)
    }
    seen.add(pageToken)
  }
}
