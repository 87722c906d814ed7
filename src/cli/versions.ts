/** Reading all versions of one trial from files, folders and archives. */
import {
  isSameTrial,
  numberVersions,
  RecordError,
  TrialdiffError,
  type FormatName,
  type ParsedTrial,
  type Version,
} from '../index.js'
import { nameOf } from './files.js'
import { openTally, type Tally } from './tally.js'
import { trialsFrom } from './trials.js'
import { tellTrouble } from './trouble.js'

export interface Versions {
  /** In the order in which they were found. */
  versions: readonly ParsedTrial[]
  /** How many documents could not be read; each was told. */
  unreadable: number
}

/** More ids than this are not looked for, where a choice is needed. */
const mostIds = 100

/**
 * A document that lists versions and holds none is told, and gives them their numbers where it fits; one that cannot be
 * read is told and passed over.
 * @throws as `trialsFrom` does; RecordError `several-trials` naming the ids
 */
export async function readVersions(
  paths: readonly string[],
  options: { trial?: string; format?: FormatName },
): Promise<Versions> {
  const lists: (readonly Version[])[] = []
  const tally = passingLists(openTally(), lists)
  const versions: ParsedTrial[] = []
  const strangers = new Set<string>()
  for await (const parsed of trialsFrom(paths, options, tally)) {
    const [first] = versions
    if (first && !isSameTrial(first.trial, parsed.trial)) strangers.add(parsed.trial.nctId ?? '')
    // Once a choice is needed, the ids are all that is needed of the rest.
    else if (strangers.size === 0) versions.push(parsed)
    if (strangers.size === mostIds) break
  }
  if (strangers.size > 0) throw choiceNeeded(paths, [versions[0]?.trial.nctId ?? '', ...strangers])
  return { versions: numberVersions(versions, lists), unreadable: tally.unreadable }
}

/** A list of versions is no trouble beside the versions, and may give them their numbers. */
function passingLists(tally: Tally, lists: (readonly Version[])[]): Tally {
  return {
    get documents() {
      return tally.documents
    },
    get unreadable() {
      return tally.unreadable - lists.length
    },
    meet: tally.meet,
    settle: tally.settle,
    take: tally.take,
    refuse(error) {
      if (error instanceof RecordError && error.code === 'version-list') lists.push(error.versions)
      tally.refuse(error)
    },
  }
}

/** Paths as they are named in sentences; many are counted. */
export function namesOf(paths: readonly string[]): string {
  return paths.length > 3 ? `${paths.length} paths` : paths.map(nameOf).join(', ')
}

function choiceNeeded(paths: readonly string[], ids: readonly string[]): RecordError {
  const some =
    ids.length > 5
      ? `${ids.slice(0, 5).join(', ')} and ${ids.length > mostIds ? 'many' : ids.length - 5} more`
      : ids.join(', ')
  const count = ids.length > mostIds ? `more than ${mostIds}` : ids.length
  return new RecordError(
    'several-trials',
    `${namesOf(paths)}: There are versions of ${count} trials (${some}); choose one, --trial ${ids[0]}.`,
    ids,
  )
}

/** Says, after a report, that part of what was named could not be read. */
export function tellUnreadable({ versions, unreadable }: Versions): void {
  if (unreadable === 0) return
  process.exitCode = 2
  const documents = unreadable === 1 ? 'One document' : `${unreadable} documents`
  const read = versions.length === 1 ? 'one version was' : `${versions.length} versions were`
  const message = `${documents} could not be read and may hold versions that are missing here; ${read} read.`
  tellTrouble(new TrialdiffError('unreadable-documents', message))
}
