/** One page of a list of studies: each with its own bytes, and the token of the next page. */
import { idsOf, textIn, type JsonObject } from './json-object.js'
import { isObject } from './json-object.js'
import { readJson } from './json-answer.js'
import { isTooDeep, studySlices } from './study-slices.js'
import type { Answer } from '../transport/transport.js'
import { unreadable } from '../trouble.js'

export interface StudyPage {
  studies: readonly ServedStudy[]
  next: string | undefined
}

export interface ServedStudy {
  nctId: string
  aliases: readonly string[]
  study: JsonObject
  /** A copy: it does not hold the whole answer in memory. */
  bytes(): Uint8Array
}

/** @throws RegistryError `registry-answer` where it is no such page */
export function readPage(answer: Answer): StudyPage {
  const page = readJson(answer)
  if (!Array.isArray(page.studies))
    throw unreadable(answer.url, 'no list of studies; look for a newer trialdiff', false)
  const slices = studySlices(answer.body)
  if (slices.some((slice) => isTooDeep(answer.body.subarray(slice.start, slice.end))))
    throw unreadable(answer.url, 'a study nested deeper than any is; look for a newer trialdiff', false)
  const studies = page.studies.flatMap((study: unknown, place): ServedStudy[] => {
    const { nctId, aliases } = idsOf(study)
    const slice = slices[place]
    if (nctId === undefined || !slice || !isObject(study)) return []
    return [{ nctId, aliases, study, bytes: () => new Uint8Array(answer.body.subarray(slice.start, slice.end)) }]
  })
  return { studies, next: textIn(page, 'nextPageToken') }
}
