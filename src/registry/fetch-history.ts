/** The history of a record as the registry's own pages read it: the list of its versions, and each of them. */
import { RegistryError } from '../model/errors.js'
import type { Asking } from './ask.js'
import { idsOf, isObject, objectAt, textIn, textsIn } from './answers/json-object.js'
import { readJson } from './answers/json-answer.js'
import { historyPath } from './paths.js'
import type { HistoryIndex, ListedVersion, RawRecord } from './registry.js'
import type { Answer } from './transport/transport.js'
import { unreadable } from './trouble.js'
import { spellVersion } from './version-numbers.js'

/** @throws RegistryError `no-history`, `registry-not-found`, `registry-refused` … */
export function fetchIndex(asking: Asking, nctId: string, now: () => Date): Promise<HistoryIndex> {
  return asking.ask(historyPath(nctId), (answer) => {
    const json = readJson(answer)
    const changes = json.changes ?? objectAt(json, 'history').changes
    if (!Array.isArray(changes)) throw unreadable(answer.url, 'no list of versions; look for a newer trialdiff', false)
    const versions = changes.flatMap(listedVersion).toSorted((one, other) => one.version - other.version)
    return { nctId, versions, raw: rawOf(answer, nctId, now()) }
  })
}

function listedVersion(change: unknown): ListedVersion[] {
  if (!isObject(change)) return []
  const { version } = change
  const date = textIn(change, 'date')
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || date === undefined) return []
  const status = textIn(change, 'status')
  return [
    {
      version,
      date,
      ...(status !== undefined && { status }),
      ...(Array.isArray(change.moduleLabels) && { modules: textsIn(change, 'moduleLabels') }),
      ...(change.reviewNotPassed === true && { reviewNotPassed: true }),
    },
  ]
}

/**
 * @param version as the interface counts, from 0
 * @throws RegistryError `registry-not-found` where there is no such version, `registry-refused` where the client is refused …
 */
export async function fetchVersion(
  asking: Asking,
  nctId: string,
  version: number,
  now: () => Date,
): Promise<RawRecord> {
  try {
    return await asking.ask(historyPath(nctId, version), (answer) => {
      const json = readJson(answer)
      const found = idsOf(json.study).nctId
      const isAsked = json.studyVersion === version && (found === undefined || found === nctId)
      if (isAsked && isObject(json.study)) return rawOf(answer, nctId, now())
      throw unreadable(answer.url, 'another version or record than was asked for; try again later', true)
    })
  } catch (error) {
    // A version beyond the last is refused as a client is: only the list of versions tells the two apart.
    if (!(error instanceof RegistryError) || error.status !== 403) throw error
    const { versions } = await fetchIndex(asking, nctId, now)
    if (versions.some((each) => each.version === version)) throw error
    throw noVersion(error, nctId, version, versions)
  }
}

function noVersion(
  cause: RegistryError,
  nctId: string,
  version: number,
  listed: readonly ListedVersion[],
): RegistryError {
  const [first, last] = [listed[0], listed.at(-1)]
  const range = first && last ? `${spellVersion(first.version)} to ${spellVersion(last.version)}` : 'none'
  const message = `${nctId} has no ${spellVersion(version)}; the registry lists ${range}.`
  return new RegistryError('registry-not-found', message, { url: cause.url, status: 403, retryable: false, cause })
}

function rawOf(answer: Answer, nctId: string, now: Date): RawRecord {
  return { nctId, bytes: new Uint8Array(answer.body), address: answer.url, retrievedAt: now.toISOString() }
}
