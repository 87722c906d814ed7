/** The keyed forms of two versions, made together: what is the same in both need not be keyed. */
import type { Alignments, ListAlignment } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import { identityOf, unique } from './identities.js'
import { derivedLists, emptyKeyed, keyEligibility, keyValue, type KeyedList, type KeyedTrial } from './key.js'
import { sameValue } from '../meaning/same-value.js'

/**
 * Both keyed forms of a pair, to be compared: fields that are the same are left out, and what is the same within a
 * field stands in both forms as it is in the earlier Trial, its lists not keyed. Most of a record never changes.
 */
export function keyBoth(
  before: Trial,
  after: Trial,
  alignments: Alignments,
): { before: KeyedTrial; after: KeyedTrial } {
  const earlier = emptyKeyed()
  const later = { ...earlier }
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [from, to] = [(before as KeyedTrial)[name], (after as KeyedTrial)[name]]
    if (sameValue(from, to)) continue
    if (name === 'eligibility') {
      if (before.eligibility) earlier[name] = keyEligibility(before.eligibility, alignments, 'before')
      if (after.eligibility) later[name] = keyEligibility(after.eligibility, alignments, 'after')
    } else if (from !== undefined && to !== undefined) {
      ;[earlier[name], later[name]] = keyValues(name, from, to, alignments[name])
    } else if (from !== undefined) earlier[name] = keyValue(name, from, alignments[name]?.before)
    else later[name] = keyValue(name, to, alignments[name]?.after)
  }
  return { before: earlier, after: later }
}

/** Two values that stand at one place, keyed as far as they differ. */
function keyValues(name: string, before: unknown, after: unknown, keys?: ListAlignment): [unknown, unknown] {
  if (sameValue(before, after)) return [before, before]
  if (Array.isArray(before) && Array.isArray(after) && !derivedLists.has(name)) {
    return keyLists(name, before, after, keys)
  }
  if (!isObject(before) || !isObject(after)) {
    return [keyValue(name, before, keys?.before), keyValue(name, after, keys?.after)]
  }
  const [earlier, later]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
  for (const field in before) {
    if (Object.hasOwn(after, field)) [earlier[field], later[field]] = keyValues(field, before[field], after[field])
    else earlier[field] = keyValue(field, before[field])
  }
  for (const field in after) if (!Object.hasOwn(before, field)) later[field] = keyValue(field, after[field])
  return [earlier, later]
}

function keyLists(
  name: string,
  before: readonly unknown[],
  after: readonly unknown[],
  keys: ListAlignment = identitiesOfBoth(name, before, after),
): [KeyedList, KeyedList] {
  const earlier: KeyedList = { order: keys.before.join('\n'), items: {} }
  const later: KeyedList = { order: keys.after.join('\n'), items: {} }
  if (keys.before.length === keys.after.length && earlier.order === later.order) {
    for (const [at, key] of keys.before.entries()) {
      ;[earlier.items[key], later.items[key]] = keyValues(name, before[at], after[at])
    }
    return [earlier, later]
  }
  const places = new Map(keys.after.map((key, index) => [key, index]))
  const paired = new Map<string, unknown>()
  for (const [from, item] of before.entries()) {
    const key = keys.before[from] ?? String(from)
    const to = places.get(key)
    const [one, other] = to === undefined ? [keyValue(name, item)] : keyValues(name, item, after[to])
    earlier.items[key] = one
    if (to !== undefined) paired.set(key, other)
  }
  for (const [to, item] of after.entries()) {
    const key = keys.after[to] ?? String(to)
    later.items[key] = paired.has(key) ? paired.get(key) : keyValue(name, item)
  }
  return [earlier, later]
}

/** What stands at its place as before has its name as before. */
function identitiesOfBoth(name: string, before: readonly unknown[], after: readonly unknown[]): ListAlignment {
  const names = before.map((item) => identityOf(name, item))
  const later = after.map((item, at) =>
    sameValue(item, before[at]) ? (names[at] ?? identityOf(name, item)) : identityOf(name, item),
  )
  return { before: unique(names), after: unique(later) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
