/** compareMembers: which trials entered a search and which left it since it was last made whole. */
import type { LedgerEntry } from '../../index.js'
import type { Memory } from '../memory.js'
import type { Watch } from '../watch-config.js'
import { searchDigest } from '../targets/watched.js'

export interface Turnover {
  watch: Watch
  /** The first time, or the first time with these terms: what it finds is the baseline, nobody entered or left. */
  baseline: boolean
  entered: readonly string[]
  left: readonly string[]
}

/** @param found all that the search found; never a part of it */
export function compareMembers(watch: Watch, found: ReadonlySet<string>, memory: Memory): Turnover {
  const members = memory.members.get(watch.id) ?? new Set()
  return {
    watch,
    baseline: memory.baselines.get(watch.id) !== searchDigest(watch),
    entered: [...found].filter((id) => !members.has(id)),
    left: [...members].filter((id) => !found.has(id)),
  }
}

/** Leaving so many at once is more likely a fault of the registry than news. */
export function isMassLeaving({ watch, left }: Turnover, memory: Memory): boolean {
  return left.length >= 10 && left.length * 2 > (memory.members.get(watch.id)?.size ?? 0)
}

/** The marks of a baseline in portions, the last of which says that it is whole. */
export function baselineMarks({ watch, entered, left }: Turnover, atOnce = 500): LedgerEntry[][] {
  const marks: LedgerEntry[] = [
    ...entered.map((id) => ({ kind: 'mark' as const, key: memberKey(watch.id, id), value: '1' })),
    ...left.map((id) => ({ kind: 'mark' as const, key: memberKey(watch.id, id) })),
    { kind: 'mark', key: `baseline/${watch.id}`, value: searchDigest(watch) },
  ]
  return Array.from({ length: Math.ceil(marks.length / atOnce) }, (_, at) =>
    marks.slice(at * atOnce, (at + 1) * atOnce),
  )
}

export function memberKey(watch: string, nctId: string): string {
  return `in/${watch}/${nctId}`
}
