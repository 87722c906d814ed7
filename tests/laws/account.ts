/** Laws 2 and 3 as a function: what in a comparison and in its two ends does not add up. */
import { isDeepStrictEqual } from 'node:util'
import fjp from 'fast-json-patch'
import { diff, key, render, unkey, type Comparison, type Operation, type ParsedTrial } from '../../src/index.js'

/** One sentence for each law that this pair breaks. */
export async function lawsBrokenBetween(before: ParsedTrial, after: ParsedTrial): Promise<string[]> {
  const comparison = diff(before, after)
  return [
    ...endsBroken(comparison),
    ...operationsBroken(comparison),
    ...idsBroken(comparison, diff(before, after)),
    ...(await patchBroken(comparison)),
  ]
}

/** What a trial compared with itself must not tell. */
export function changesOfNothing(parsed: ParsedTrial): string[] {
  return diff(parsed, parsed).changes.map(({ code, subject }) => `${code} of ${subject} between a trial and itself`)
}

function endsBroken({ before, after, alignments }: Comparison): string[] {
  return [
    isDeepStrictEqual(unkey(key(before.trial, alignments, 'before')), before.trial)
      ? ''
      : 'unkey(key(before)) is another',
    isDeepStrictEqual(unkey(key(after.trial, alignments, 'after')), after.trial) ? '' : 'unkey(key(after)) is another',
    isDeepStrictEqual(unkey(key(before.trial)), before.trial) ? '' : 'unkey(key(before)) without alignments is another',
  ].filter((each) => each !== '')
}

/** Every operation is in one change or set aside, and all together lead from one end to the other. */
function operationsBroken({ before, after, alignments, changes, setAside }: Comparison): string[] {
  const from = key(before.trial, alignments, 'before')
  const to = key(after.trial, alignments, 'after')
  const needed = fjp.compare(from, to)
  const claimed = [...changes.flatMap(({ operations }) => operations), ...setAside]
  const open = countBy(claimed)
  const unclaimed = needed.filter((operation) => !take(open, operation))
  const surplus = [...open.values()].reduce((sum, count) => sum + count, 0)
  const broken: string[] = []
  if (unclaimed.length > 0)
    broken.push(`${unclaimed.length} operations unclaimed, first ${JSON.stringify(unclaimed[0])}`)
  if (surplus > 0) broken.push(`${surplus} operations claimed twice or made up`)
  // Applied in the order in which the operations were made, each taken from where it was claimed.
  const applied = fjp.applyPatch(from, inOrderOf(needed, claimed), true, false).newDocument
  if (!isDeepStrictEqual(applied, to)) broken.push('the operations do not lead from key(before) to key(after)')
  return broken
}

function countBy(operations: readonly Operation[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const operation of operations) {
    const name = JSON.stringify(operation)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

function take(open: Map<string, number>, operation: Operation): boolean {
  const name = JSON.stringify(operation)
  const count = open.get(name) ?? 0
  if (count === 0) return false
  if (count === 1) open.delete(name)
  else open.set(name, count - 1)
  return true
}

function inOrderOf(needed: readonly Operation[], claimed: readonly Operation[]): Operation[] {
  const places = new Map(needed.map((operation, index) => [JSON.stringify(operation), index]))
  const placed = claimed.map((operation) => ({ operation, place: places.get(JSON.stringify(operation)) ?? -1 }))
  return placed.toSorted((a, b) => a.place - b.place).map(({ operation }) => operation)
}

function idsBroken({ changes }: Comparison, again: Comparison): string[] {
  const ids = changes.map(({ id }) => id)
  const broken: string[] = []
  if (new Set(ids).size < ids.length) broken.push('two changes have one id')
  if (
    !isDeepStrictEqual(
      ids,
      again.changes.map(({ id }) => id),
    )
  )
    broken.push('a second run gives other ids')
  return broken
}

async function patchBroken(comparison: Comparison): Promise<string[]> {
  const patch = JSON.parse(await render('json-patch', comparison)) as Operation[]
  const patched = fjp.applyPatch(comparison.before.trial, patch, true, false).newDocument
  return isDeepStrictEqual(patched, comparison.after.trial)
    ? []
    : ['the json-patch report does not lead from the first Trial to the second']
}
