/** Full records in batches: each id asked for is answered once, found, merged, removed or failed. */
import { RegistryError } from '../model/errors.js'
import type { Asking } from './ask.js'
import { sortIds } from './batches.js'
import { readJson } from './answers/json-answer.js'
import { idsOf } from './answers/json-object.js'
import { recordPath, studyPath } from './paths.js'
import { recordsAtOnce, type Found, type RawRecord } from './registry.js'
import { listStudies } from './answers/study-lists.js'
import type { ServedStudy } from './answers/study-page.js'
import type { Answer } from './transport/transport.js'
import { unreadable } from './trouble.js'

export type FoundOrFailed = Found | { is: 'failed'; nctId: string; error: RegistryError }

export async function* fetchRecords(
  asking: Asking,
  given: readonly string[],
  now: () => Date,
): AsyncGenerator<FoundOrFailed> {
  const { ids, odd } = sortIds(given)
  for (const nctId of odd) yield { is: 'failed', nctId, error: noId(asking, nctId) }
  for await (const batch of listStudies(asking, ids, { most: recordsAtOnce })) {
    if ('error' in batch && (batch.error.status !== 400 || batch.ids.length > 1)) {
      for (const nctId of batch.ids) yield { is: 'failed', nctId, error: batch.error }
      continue
    }
    const retrievedAt = now().toISOString()
    const studies = 'studies' in batch ? batch.studies : []
    for (const nctId of batch.ids) {
      const served =
        studies.find((each) => each.nctId === nctId) ?? studies.find((each) => each.aliases.includes(nctId))
      // An id that was refused or did not come back is asked for by itself, where the registry says what became of it.
      if (!served) yield await becomeOf(asking, nctId, now)
      else if (served.nctId === nctId) yield { is: 'found', record: recordOf(asking, served, retrievedAt) }
      else yield { is: 'merged', nctId, into: served.nctId, record: recordOf(asking, served, retrievedAt) }
    }
  }
}

function recordOf(asking: Asking, { nctId, bytes }: ServedStudy, retrievedAt: string): RawRecord {
  return { nctId, bytes: bytes(), address: new URL(recordPath(nctId), asking.address).href, retrievedAt }
}

/** What became of an id: where the registry points, the record that stands there is brought along. */
async function becomeOf(asking: Asking, nctId: string, now: () => Date): Promise<FoundOrFailed> {
  const found = await fetchOne(asking, nctId, now)
  if (found.is !== 'merged' || found.record) return found
  const present = await fetchOne(asking, found.into, now)
  return present.is === 'found' ? { ...found, record: present.record } : found
}

/** What the registry says of a number that is former or gone. */
const tellings: readonly number[] = [301, 302, 307, 308, 404, 410]

function isTelling({ status }: Answer): boolean {
  return tellings.includes(status)
}

async function fetchOne(asking: Asking, nctId: string, now: () => Date): Promise<FoundOrFailed> {
  try {
    return await asking.ask(studyPath(nctId), (answer) => readOne(answer, nctId, now().toISOString()), isTelling)
  } catch (error) {
    if (error instanceof RegistryError) return { is: 'failed', nctId, error }
    throw error
  }
}

/** Where the registry points is not followed: it says under which number the record stands now. */
function readOne(answer: Answer, nctId: string, retrievedAt: string): FoundOrFailed {
  if (answer.status === 404 || answer.status === 410) return { is: 'removed', nctId }
  if (answer.status >= 300) {
    const into = /\/studies\/(NCT\d{8})\b/i.exec(answer.headers.get('location') ?? '')?.[1]?.toUpperCase()
    if (into !== undefined && into !== nctId) return { is: 'merged', nctId, into }
    throw unreadable(
      answer.url,
      'a hint elsewhere than to a record, which is not followed; open the address in a browser',
      false,
    )
  }
  const found = idsOf(readJson(answer)).nctId
  if (found === undefined) throw unreadable(answer.url, 'no study; look for a newer trialdiff', false)
  const record: RawRecord = { nctId: found, bytes: new Uint8Array(answer.body), address: answer.url, retrievedAt }
  return found === nctId ? { is: 'found', record } : { is: 'merged', nctId, into: found, record }
}

function noId(asking: Asking, text: string): RegistryError {
  const message = `${text.slice(0, 60)} is no NCT number; write NCT and eight digits.`
  return new RegistryError('registry-refused', message, { url: asking.address.href, retryable: false })
}
