/** What is watched: each trial with the watches to which it belongs, by lists and by what the searches found. */
import { hash } from 'node:crypto'
import type { Memory } from '../memory.js'
import type { Watch, WatchConfig } from '../watch-config.js'

export type Watched = ReadonlyMap<string, readonly string[]>

/**
 * A record that was merged into another is watched as that one.
 * @param lists the ids each watch names, by its id
 * @param found what the searches of this run found; what they found before where one was not made
 */
export function watchedTrials(
  { watches }: WatchConfig,
  lists: ReadonlyMap<string, readonly string[]>,
  memory: Pick<Memory, 'gone' | 'members'>,
  found: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): Watched {
  const watched = new Map<string, string[]>()
  for (const { id, enabled, search } of watches) {
    if (!enabled) continue
    const members = search ? (found.get(id) ?? memory.members.get(id) ?? []) : []
    for (const nctId of new Set([...(lists.get(id) ?? []), ...members].map((each) => follow(each, memory.gone)))) {
      const ids = watched.get(nctId)
      if (ids) ids.push(id)
      else watched.set(nctId, [id])
    }
  }
  return watched
}

/** The record that stands for this one now. */
function follow(nctId: string, gone: ReadonlyMap<string, string>): string {
  let id = nctId
  for (let merges = 0; merges < 5; merges++) {
    const into = /^merged:(NCT\d{8})$/.exec(gone.get(id) ?? '')?.[1]
    if (into === undefined) return id
    id = into
  }
  return id
}

/** A digest of what is watched by the configuration: it changes when other trials or searches are named. */
export function digestOfWatches({ watches }: WatchConfig, lists: ReadonlyMap<string, readonly string[]>): string {
  const named = watches.flatMap((watch) =>
    watch.enabled ? [[watch.id, searchDigest(watch), (lists.get(watch.id) ?? []).toSorted()]] : [],
  )
  return hash('sha256', JSON.stringify(named))
}

/** A search is another one when its terms are. */
export function searchDigest({ search }: Watch): string {
  const terms = Object.entries(search ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return hash('sha256', JSON.stringify(terms)).slice(0, 16)
}
