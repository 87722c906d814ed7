/** Describing: the finding that fits any thing that changed. */
import type { ChangeCode, Facts } from '../model/change.js'
import { wordKeys } from '../normalize/fold.js'
import { areaOf } from './areas.js'
import { comparableAt } from './meaning/comparable.js'
import { nameOf } from './keyed/identities.js'
import { unkeyValue, type KeyedTrial } from './keyed/key.js'
import { patternOf } from './keyed/not-compared.js'
import { pointerTo, valueAt } from './keyed/pointer.js'
import type { Finding, Pair } from './rule.js'
import { noiseOf, registrysOwn } from './rules/what-is-noise.js'
import { sameMeaning } from './meaning/same-meaning.js'
import type { Step } from './keyed/operations.js'
import { thingsOf, type Thing } from './things.js'

/**
 * What happened to one thing, in the words that fit any: where it stands, what it was and is, and why that is no news
 * if it is none. Rules that know more give it a code of its own (see `tellAs`).
 */
export function describe(pair: Pair, { path, steps }: Thing): Finding {
  const field = path[0] ?? ''
  const isOrder = steps.every(({ segments }) => segments.at(-1) === 'order')
  const at = path.at(-1) === 'order' ? path.slice(0, -1) : path
  const [before, after] = [valueIn(pair, 'before', at), valueIn(pair, 'after', at)]
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

/**
 * Operations at several places that are one thing to a reader: told as one, or each as what it is where none is news.
 * @param tell gives the finding of the whole its code
 */
export function describeAsOne(
  pair: Pair,
  path: readonly string[],
  steps: readonly Step[],
  tell: (whole: Finding) => Finding,
): Finding[] {
  if (steps.length === 0) return []
  const findings = thingsOf(pair, steps).map((thing) => describe(pair, thing))
  if (findings.every(({ facts }) => facts.noise !== undefined)) return findings
  return [tell(describe(pair, { path, steps: [...steps] }))]
}

/** The same finding under a code of its own; what is no news stays what it is. */
export function tellAs(finding: Finding, code: ChangeCode, facts: Facts = {}): Finding {
  if (finding.facts.noise !== undefined) return finding
  const told = { ...finding.facts, ...facts }
  return { ...finding, code, subject: String(told.item ?? told.field), facts: told }
}

/** The same finding of an item that came, went or changed in part. */
export function tellItem(finding: Finding, codes: ItemCodes, facts: Facts = {}): Finding {
  const isWhole = String(finding.facts.field).endsWith('[]')
  const isTurn = !isWhole || (finding.before !== undefined && finding.after !== undefined)
  return tellAs(finding, isTurn ? codes.changed : finding.before === undefined ? codes.added : codes.removed, facts)
}

export interface ItemCodes {
  added: ChangeCode
  removed: ChangeCode
  changed: ChangeCode
}

/** `{ from, to }` of two texts, as far as there are any. */
export function turnFacts(from: string | undefined, to: string | undefined): Facts {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

function saysTheSame(pair: Pair, path: readonly string[], before: unknown, after: unknown): boolean {
  if (sameMeaning(before, after, pair.ranTogether)) return true
  if (typeof before !== 'object' || typeof after !== 'object') return false
  return sameMeaning(comparableAt(pair, path, before), comparableAt(pair, path, after), pair.ranTogether)
}

/** The same, taken from the Trial itself where no list lies on the way. */
function valueIn(pair: Pair, end: 'before' | 'after', path: readonly string[]): unknown {
  if (path.includes('items')) return presentValue(pair.keyed[end], path)
  let value: unknown = pair[end]
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return isBare(value) ? undefined : value
}

function isBare(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** The value at a path as the Trial holds it; what is empty there, the Trial does not have. */
export function presentValue(keyed: KeyedTrial, path: readonly string[]): unknown {
  const value = unkeyValue(valueAt(keyed, path))
  return isBare(value) ? undefined : value
}

/** The item that a path leads to or through, by its name in the record. */
export function itemName({ keyed }: Pair, path: readonly string[]): string | undefined {
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

/** For lists of plain texts: what came and what went, one a line. */
export function listFacts(before: unknown = [], after: unknown = []): Facts {
  if (!isTexts(before) || !isTexts(after)) return {}
  const added = missingFrom(before, after)
  const removed = missingFrom(after, before)
  return {
    ...(added.length > 0 && { added: linesOf(added) }),
    ...(removed.length > 0 && { removed: linesOf(removed) }),
  }
}

/** The texts that no text of a list has the words of. */
function missingFrom(list: readonly string[], texts: readonly string[]): string[] {
  const known = new Set(list.flatMap(wordKeys))
  return texts.filter((each) => !wordKeys(each).some((key) => known.has(key)))
}

/** Several texts as one fact, one a line. */
export function linesOf(texts: readonly string[]): string {
  return texts.map((each) => each.replace(/\s+/g, ' ').trim()).join('\n')
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
