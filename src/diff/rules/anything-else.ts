/** Anything else: takes every operation that no other rule understood, one change for each thing it touches. */
import type { Facts } from '../../model/change.js'
import { areaOf } from '../areas.js'
import { comparableAt } from '../comparable.js'
import { nameOf } from '../identities.js'
import { unkeyValue, type KeyedTrial } from '../key.js'
import { patternOf } from '../not-compared.js'
import type { Step } from '../operations.js'
import { pointerTo, valueAt } from '../pointer.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { sameMeaning } from '../same-meaning.js'
import { noiseOf, registrysOwn } from './what-is-noise.js'

export const anythingElse: Rule = {
  name: 'anything else',
  *find(pair: Pair): Iterable<Finding> {
    const groups = new Map<string, { path: readonly string[]; steps: Step[] }>()
    for (const step of pair.operations.claim()) {
      const path = thingOf(pair, step.segments)
      const name = path.join('\n')
      const group = groups.get(name) ?? { path, steps: [] }
      group.steps.push(step)
      groups.set(name, group)
    }
    for (const { path, steps } of withOrders(groups)) yield describe(pair, path, steps)
  },
}

/**
 * The thing an operation touches: a field, one field of a group or of an item, a whole item that came or went, a whole
 * list of plain texts; in posted results one measure or event; in derived data one part.
 */
function thingOf(pair: Pair, segments: readonly string[]): readonly string[] {
  const [field = '', second, third, fourth] = segments
  if (second === undefined || field === 'centralContacts') return [field]
  if (field === 'results' && !pair.before.results !== !pair.after.results) return [field]
  if (field === 'derived' || field === 'annotations') return [field, second]
  if (field === 'results') return third === 'items' ? segments.slice(0, 4) : resultsThing(segments)
  if (second === 'order') return [field, 'order']
  if (second !== 'items') return [field, second]
  if (fourth !== undefined) return segments.slice(0, 4)
  const value = valueAt(pair.keyed.after, segments) ?? valueAt(pair.keyed.before, segments)
  return typeof value === 'object' ? segments.slice(0, 3) : [field]
}

function resultsThing(segments: readonly string[]): readonly string[] {
  const list = segments.indexOf('items')
  if (segments[2] === 'items' || segments[2] === 'order') return segments.slice(0, 4)
  return list > 0 && list <= 3 ? segments.slice(0, list + 2) : segments.slice(0, 3)
}

/** A changed order goes with the first item of its list that came, went or changed its place with it. */
function withOrders(
  groups: ReadonlyMap<string, { path: readonly string[]; steps: Step[] }>,
): { path: readonly string[]; steps: Step[] }[] {
  const all = [...groups.values()]
  const orders = all.filter(({ path }) => path.at(-1) === 'order')
  for (const order of orders) {
    const list = order.path.slice(0, -1)
    const holder = all.find(({ path }) => path !== order.path && list.every((name, at) => path[at] === name))
    if (!holder) continue
    holder.steps.push(...order.steps)
    order.steps = []
  }
  return all.filter(({ steps }) => steps.length > 0)
}

function describe(pair: Pair, path: readonly string[], steps: readonly Step[]): Finding {
  const field = path[0] ?? ''
  const isOrder = steps.every(({ segments }) => segments.at(-1) === 'order')
  const at = path.at(-1) === 'order' ? path.slice(0, -1) : path
  const before = presentValue(pair.keyed.before, at)
  const after = presentValue(pair.keyed.after, at)
  const noise =
    noiseOf(pair, at, before, after) ??
    (isOrder ? 'order' : saysTheSame(pair, at, before, after) ? 'formatting' : undefined)
  const gone = after === undefined
  const item = itemName(pair, path)
  return {
    code: 'other/changed',
    area: areaOf(field),
    madeBy: registrysOwn(at) || noise === 'auto-indexed' || noise === 'country' ? 'registry' : 'sponsor',
    subject: [patternOf(path), item].filter(Boolean).join(': '),
    path: pointerTo(gone ? pair.keyed.before : pair.keyed.after, at, gone ? pair.before : pair.after),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    facts: {
      field: patternOf(at),
      ...(item && { item }),
      ...typeFact(pair, path),
      ...listFacts(before, after),
      ...(noise && { noise }),
    },
    operations: steps.map((step) => step.operation),
  }
}

function saysTheSame(pair: Pair, path: readonly string[], before: unknown, after: unknown): boolean {
  if (sameMeaning(before, after, pair.ranTogether)) return true
  if (typeof before !== 'object' || typeof after !== 'object') return false
  return sameMeaning(comparableAt(pair, path, before), comparableAt(pair, path, after), pair.ranTogether)
}

/** The value at a path as the Trial holds it; what is empty there, the Trial does not have. */
function presentValue(keyed: KeyedTrial, path: readonly string[]): unknown {
  const value = unkeyValue(valueAt(keyed, path))
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value
}

/** The item that a path leads to or through, by its name in the record. */
function itemName({ keyed }: Pair, path: readonly string[]): string | undefined {
  const at = path.indexOf('items')
  if (at < 0) return undefined
  const item = path.slice(0, at + 2)
  return nameOf(path[at - 1] ?? '', unkeyValue(valueAt(keyed.after, item) ?? valueAt(keyed.before, item)))
}

/** Of an outcome measure: whether it is primary, secondary or other, where the documents tell. */
function typeFact({ keyed, compares }: Pair, path: readonly string[]): Facts {
  if (path[0] !== 'outcomes' || !compares('outcomes[].type')) return {}
  const item = [...path.slice(0, 3), 'type']
  const type = valueAt(keyed.after, item) ?? valueAt(keyed.before, item)
  return typeof type === 'string' ? { type } : {}
}

/** For lists of plain texts: what came and what went. */
function listFacts(before: unknown = [], after: unknown = []): Facts {
  if (!isTexts(before) || !isTexts(after)) return {}
  const added = after.filter((each) => !before.some((other) => sameMeaning(each, other)))
  const removed = before.filter((each) => !after.some((other) => sameMeaning(each, other)))
  return {
    ...(added.length > 0 && { added: added.join('; ') }),
    ...(removed.length > 0 && { removed: removed.join('; ') }),
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
