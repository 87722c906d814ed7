/** Which eligibility item is which of the later version: across inclusion and exclusion, through moves, splits and merges. */
import type { ListAlignment } from '../../model/change.js'
import type { Eligibility, Trial } from '../../model/trial.js'
import { fold } from '../../normalize/fold.js'
import { align, type AlignOptions } from './align.js'
import { flatten } from '../keyed/flat-criteria.js'
import { keysFor, keysOfBoth, lazily, listOfKeys } from './paired-keys.js'
import { sameValue } from '../meaning/same-value.js'

export const sides = ['inclusion', 'exclusion', 'other'] as const
export type Side = (typeof sides)[number]

interface Item {
  text: string
  side: Side
  /** The text folded, and that without case and without marks at its ends. */
  folded: string
  bare: string
}

/** All sides are one list here, so that an item which changed sides keeps its key. */
const options: AlignOptions<Item> = {
  exact: [
    ({ side, folded }) => `${side}|${folded}`,
    ({ side, bare }) => `${side}|${bare}`,
    ({ text, bare }) => (isTelling(text) ? bare : undefined),
  ],
  text: ({ text }) => text,
  threshold: 0.5,
  thresholdInPlace: 0.34,
  listOf: ({ side }) => side,
  thresholdAcross: 0.6,
  regroups: true,
}

export function alignCriteria(
  before: Trial['eligibility'],
  after: Trial['eligibility'],
): Record<string, ListAlignment> {
  if (sameValue(before, after)) return sameCriteria(before)
  const earlier = itemsOf(before)
  const later = itemsOf(after)
  const { pairs, regroups } = align(earlier, later, options)
  const keys = keysFor('criteria', earlier.map(textOf), later.map(textOf), pairs)
  const runs = regroups.map(({ before: from, after: to, isExact }) => ({
    side: later[to[0] ?? 0]?.side,
    run: {
      before: from.map((index) => keys.before[index] ?? ''),
      after: to.map((index) => keys.after[index] ?? ''),
      isExact,
    },
  }))
  return Object.fromEntries(
    sides.map((side) => {
      const here = runs.filter((each) => each.side === side).map(({ run }) => run)
      const list = {
        before: keys.before.filter((_, index) => earlier[index]?.side === side),
        after: keys.after.filter((_, index) => later[index]?.side === side),
      }
      return [`eligibility.${side}`, here.length > 0 ? { ...list, regroups: here } : list]
    }),
  )
}

/** Keys of criteria that are the same in both versions, made when somebody asks for them. */
function sameCriteria(eligibility: Eligibility | undefined): Record<string, ListAlignment> {
  const all = lazily(() => {
    const items = sides.flatMap((side) => flatten(eligibility?.[side] ?? []).map(({ text }) => ({ text, side })))
    const keys = keysOfBoth(
      'criteria',
      items.map(({ text }) => text),
    ).before
    return items.map(({ side }, index) => ({ side, key: keys[index] ?? '' }))
  })
  return Object.fromEntries(
    sides.map((side) => {
      const keys = lazily(() => all().flatMap((each) => (each.side === side ? [each.key] : [])))
      return [`eligibility.${side}`, listOfKeys(keys)]
    }),
  )
}

function itemsOf(eligibility: Eligibility | undefined): Item[] {
  return sides.flatMap((side) =>
    flatten(eligibility?.[side] ?? []).map(({ text }) => {
      const folded = fold(text)
      const bare = folded.toLowerCase().replace(/^[^\p{L}\p{N}<>=%+-]+|[^\p{L}\p{N}<>=%+)]+$/gu, '')
      return { text, side, folded, bare }
    }),
  )
}

function textOf({ text }: Item): string {
  return text
}

/** Whether a text says enough to be known by on another side: `Age:` or `Other` may stand on each. */
function isTelling(text: string): boolean {
  return text.length >= 12 && !/:\s*$/.test(text)
}
