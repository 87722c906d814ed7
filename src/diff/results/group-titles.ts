/** Group titles: what the groups of one part of posted results are called, by the ids under which its figures stand. */
import { presentValue } from '../describe.js'
import type { Pair } from '../rule.js'

/**
 * @param path the part of the keyed form that holds the list of groups: a measure, the baseline, the flow, the events
 * @returns the later version's titles, the earlier one's where a group is gone
 */
export function groupTitles({ keyed }: Pair, path: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...titlesIn(presentValue(keyed.before, path)), ...titlesIn(presentValue(keyed.after, path))])
}

export function titlesIn(part: unknown): [string, string][] {
  const { groups = [], eventGroups = groups } = (part ?? {}) as { groups?: Group[]; eventGroups?: Group[] }
  return eventGroups.flatMap(({ id, title }) => (id !== undefined && title !== undefined ? [[id, title]] : []))
}

interface Group {
  id?: string
  title?: string
}
