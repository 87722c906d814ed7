/** The keyed form of a Trial: each list becomes a map by identity, so that operations name things and never positions. */
import type { Alignments } from '../../model/change.js'
import schema from '../../model/trial.schema.json' with { type: 'json' }
import type { Criterion, Trial } from '../../model/trial.js'
import { flatten, type FlatCriterion } from './flat-criteria.js'
import { identitiesOf } from './identities.js'

/** A list in keyed form. `order` is one key a line; in criteria, a key is indented by one space for each level. */
export interface KeyedList {
  order: string
  items: Record<string, unknown>
}
/** A Trial in keyed form. */
export type KeyedTrial = Record<string, unknown>

/**
 * @param side which keys of the alignments are this Trial's; without alignments an item's own identity is its key
 */
export function key(trial: Trial, alignments: Alignments = {}, side: 'before' | 'after' = 'before'): KeyedTrial {
  const keyed: KeyedTrial = emptyKeyed()
  for (const [name, value] of Object.entries(trial)) {
    if (name === 'eligibility') keyed[name] = keyEligibility(trial.eligibility, alignments, side)
    else keyed[name] = keyValue(name, value, alignments[name]?.[side])
  }
  return keyed
}

/** The Trial that a keyed form came from. */
export function unkey(keyed: KeyedTrial): Trial {
  const trial: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(keyed)) {
    if (isEmpty(value)) continue
    trial[name] = name === 'eligibility' ? unkeyEligibility(value as Record<string, KeyedList>) : unkeyValue(value)
  }
  return trial
}

/** Lists and groups that a Trial lacks stand empty in its keyed form, so that what comes or goes is told item by item. */
export function emptyKeyed(): KeyedTrial {
  const keyed: KeyedTrial = { results: {}, annotations: {}, derived: {}, retired: {} }
  for (const name of listFields) keyed[name] = { order: '', items: {} }
  return keyed
}

const listFields = Object.entries(schema.properties).flatMap(([name, { type }]) => (type === 'array' ? [name] : []))

function isEmpty(value: unknown): boolean {
  return isKeyedList(value) ? value.order === '' : typeof value === 'object' && value !== null && isBare(value)
}

function isBare(value: object): boolean {
  return Object.keys(value).length === 0
}

/** Whether a value of the keyed form is a list. */
export function isKeyedList(value: unknown): value is KeyedList {
  return typeof value === 'object' && value !== null && 'order' in value && 'items' in value
}

/** The keys of a keyed list in order, their indent taken off. */
export function keysOf(list: KeyedList): readonly string[] {
  const keys = knownKeys.get(list) ?? readKeys(list)
  knownKeys.set(list, keys)
  return keys
}

/** Where a key stands in its list, −1 where it does not; a list of which much is asked is indexed. */
export function rankOf(list: KeyedList, name: string): number {
  const asked = (timesAsked.get(list) ?? 0) + 1
  timesAsked.set(list, asked)
  if (asked <= fewTimes) return keysOf(list).indexOf(name)
  const known = knownRanks.get(list) ?? new Map(keysOf(list).map((each, rank) => [each, rank]))
  knownRanks.set(list, known)
  return known.get(name) ?? -1
}

const fewTimes = 8
const timesAsked = new WeakMap<KeyedList, number>()
const knownRanks = new WeakMap<KeyedList, ReadonlyMap<string, number>>()

/** Keyed forms are never changed, and large lists are asked for often. */
const knownKeys = new WeakMap<KeyedList, readonly string[]>()

function readKeys({ order }: KeyedList): string[] {
  return order === '' ? [] : order.split('\n').map((line) => line.trimStart())
}

/** Lists that the registry derives by machine, long and of no interest item by item: each is one text in keyed form. */
export const derivedLists: ReadonlySet<string> = new Set([
  'geoPoints',
  'meshes',
  'ancestors',
  'browseLeaves',
  'browseBranches',
])

/** Any value but criteria: each list in it becomes a map by identity. */
export function keyValue(name: string, value: unknown, keys?: readonly string[]): unknown {
  if (Array.isArray(value)) {
    if (derivedLists.has(name)) return JSON.stringify(value)
    const list = keys ?? identitiesOf(name, value)
    const items: Record<string, unknown> = {}
    for (const [index, item] of value.entries()) items[list[index] ?? String(index)] = keyValue(name, item)
    return { order: list.join('\n'), items }
  }
  if (typeof value !== 'object' || value === null) return value
  const keyed: Record<string, unknown> = {}
  for (const field in value) keyed[field] = keyValue(field, (value as Record<string, unknown>)[field])
  return keyed
}

/** One value of the keyed form as the Trial holds it. */
export function unkeyValue(value: unknown): unknown {
  if (isKeyedList(value)) return keysOf(value).map((name) => unkeyValue(value.items[name]))
  // What `keyBoth` left as it was.
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, child]) => [field, unkeyField(field, child)]))
}

function unkeyField(name: string, value: unknown): unknown {
  return derivedLists.has(name) && typeof value === 'string' ? (JSON.parse(value) as unknown) : unkeyValue(value)
}

/** Criteria with all their levels, and the text as it is written. */
export function keyEligibility(
  eligibility: Trial['eligibility'],
  alignments: Alignments,
  side: 'before' | 'after',
): unknown {
  if (!eligibility) return undefined
  const { text, ...sides } = eligibility
  const keyed: Record<string, unknown> = { text }
  for (const [name, criteria] of Object.entries(sides)) {
    keyed[name] = keyCriteria(flatten(criteria), alignments[`eligibility.${name}`]?.[side])
  }
  return keyed
}

function keyCriteria(flat: readonly FlatCriterion[], keys?: readonly string[]): KeyedList {
  const list =
    keys ??
    identitiesOf(
      'criteria',
      flat.map((each) => each.text),
    )
  const items: Record<string, unknown> = {}
  const order = flat.map(({ text, depth }, index) => {
    const name = list[index] ?? String(index)
    items[name] = text
    return ' '.repeat(depth) + name
  })
  return { order: order.join('\n'), items }
}

function unkeyEligibility(keyed: Record<string, unknown>): unknown {
  const sides = Object.entries(keyed).map(([name, value]) => [name, isKeyedList(value) ? unkeyCriteria(value) : value])
  return Object.fromEntries(sides) as unknown
}

function unkeyCriteria(list: KeyedList): Criterion[] {
  const root: Criterion[] = []
  const levels: Criterion[][] = [root]
  for (const line of list.order === '' ? [] : list.order.split('\n')) {
    const name = line.trimStart()
    const depth = line.length - name.length
    const item: Criterion = { text: String(list.items[name]), children: [] }
    ;(levels[depth] ?? root).push(item)
    levels[depth + 1] = item.children
  }
  return root
}
