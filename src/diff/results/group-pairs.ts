/** Group pairs: which group of later results is which of the earlier ones, by title where titles tell groups apart, else by id. */
import { presentValue } from '../describe.js'
import { keyText } from '../keyed/identities.js'
import type { Pair } from '../rule.js'
import { titlesIn } from './group-titles.js'

export interface GroupPairs {
  /** The title of each group by the id that `alike` gives it, the later one where it has two. */
  titles: ReadonlyMap<string, string>
  /** Whether a group has another id than before, or its id belongs to another group now. */
  isMoved: boolean
  /** The same values, every group under the same id in both. */
  alike(before: unknown, after: unknown): [unknown, unknown]
}

/** Ids are places in a table: a group put first shifts all others, and its figures are still those of its title. */
export function pairGroups(before: unknown, after: unknown): GroupPairs {
  const [earlier, later] = [titlesIn(before), titlesIn(after)]
  const ids = laterIds(earlier, later)
  const isMoved = [...ids].some(([from, to]) => from !== to)
  return {
    titles: new Map([...earlier, ...later.map(([id, title]) => [ids.get(id) ?? id, title] as const)]),
    isMoved,
    alike: (from, to) => (isMoved ? [withIds('', from, new Map()), withIds('', to, ids)] : [from, to]),
  }
}

/** @param path the part of the keyed form that holds the list of groups */
export function groupsAt({ keyed }: Pair, path: readonly string[]): GroupPairs {
  return pairGroups(presentValue(keyed.before, path), presentValue(keyed.after, path))
}

/** The lists in which groups stand. */
export const groupLists: ReadonlySet<string> = new Set(['groups', 'eventGroups'])

type Titles = readonly (readonly [id: string, title: string])[]

/** For each later id the earlier one of the same group; a new one where that id was another group's. */
function laterIds(before: Titles, after: Titles): ReadonlyMap<string, string> {
  const [earlier, later] = [idsByTitle(before), idsByTitle(after)]
  const ids = new Map([...later].flatMap(([title, id]) => (earlier.has(title) ? [[id, earlier.get(title) ?? id]] : [])))
  const taken = new Set(ids.values())
  for (const [id] of after) if (!ids.has(id)) ids.set(id, taken.has(id) ? `new ${id}` : id)
  return ids
}

/** The ids of groups by their titles, as far as one group alone has it. */
function idsByTitle(groups: Titles): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const shared = new Set<string>()
  for (const [id, title] of groups) {
    const name = keyText(title).toLowerCase()
    if (ids.has(name)) shared.add(name)
    ids.set(name, id)
  }
  for (const name of shared) ids.delete(name)
  return ids
}

/** In an analysis the groups stand in the order of their ids. */
function withIds(list: string, value: unknown, ids: ReadonlyMap<string, string>): unknown {
  const idOf = (id: unknown): unknown => ids.get(String(id)) ?? id
  if (list === 'groupIds' && Array.isArray(value)) return value.map(idOf).toSorted()
  if (Array.isArray(value)) return value.map((item) => withIds(list, item, ids))
  if (typeof value !== 'object' || value === null) return value
  const isGroup = groupLists.has(list)
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === 'groupId' || (isGroup && name === 'id') ? idOf(part) : withIds(name, part, ids),
    ]),
  )
}
