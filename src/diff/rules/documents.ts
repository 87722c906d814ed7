/** Documents: protocols, statistical analysis plans and consent forms that came, went or were replaced. */
import type { Facts } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import { comparableAt } from '../meaning/comparable.js'
import { describe } from '../describe.js'
import { keysOf, isKeyedList } from '../keyed/key.js'
import type { Step } from '../keyed/operations.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { sameMeaning } from '../meaning/same-meaning.js'
import { thingsOf } from '../things.js'

type Document = NonNullable<Trial['largeDocuments']>[number]
type Found = Omit<Finding, 'operations'> & { keys: readonly string[] }

export const documents: Rule = {
  name: 'documents',
  *find(pair: Pair): Iterable<Finding> {
    const steps = pair.operations.claim('largeDocuments')
    const found = steps.length === 0 ? [] : [...findDocuments(pair)]
    if (found.length > 0) yield* dealOut(found, steps)
    else for (const thing of thingsOf(pair, steps)) yield asNoise(describe(pair, thing))
    yield* findStatement(pair)
  },
}

/** What is left of a list in which every document has its like. */
function asNoise(finding: Finding): Finding {
  return { ...finding, facts: { noise: 'upload', ...finding.facts } }
}

/** Documents are paired here: a file, then a kind of one date, then a kind; namesakes shift when one is put before another. */
function* findDocuments(pair: Pair): Iterable<Found> {
  let before = listOf(pair, 'before')
  let after = listOf(pair, 'after')
  const identities: readonly ((each: Listed) => string)[] = [
    ({ told }) => JSON.stringify([told.label, told.typeAbbrev, told.date, told.filename, told.size]),
    ({ told }) => JSON.stringify([kindOf(told), told.date, told.filename]),
    ({ told }) => JSON.stringify([kindOf(told), told.date]),
    ({ told }) => JSON.stringify([kindOf(told)]),
  ]
  for (const identity of identities) {
    const likes = new Map<string, Listed[]>()
    for (const from of before.toReversed()) {
      const name = identity(from)
      const like = likes.get(name)
      if (like) like.push(from)
      else likes.set(name, [from])
    }
    const open: Listed[] = []
    const paired = new Set<Listed>()
    for (const to of after) {
      const from = likes.get(identity(to))?.pop()
      if (from === undefined) open.push(to)
      else {
        paired.add(from)
        yield* findReplaced(from, to)
      }
    }
    before = before.filter((each) => !paired.has(each))
    after = open
  }
  for (const each of after) yield findOne('document/added', each)
  for (const each of before) yield findOne('document/removed', each)
}

interface Listed {
  document: Document
  /** As far as both versions tell it. */
  told: Document
  key: string
  index: number
}

function listOf(pair: Pair, side: 'before' | 'after'): Listed[] {
  const keyed = pair.keyed[side].largeDocuments
  const keys = isKeyedList(keyed) ? keysOf(keyed) : []
  return (pair[side].largeDocuments ?? []).map((document, index) => ({
    document,
    told: comparableAt(pair, ['largeDocuments', 'items', ''], document) as Document,
    key: keys[index] ?? '',
    index,
  }))
}

function kindOf({ label, typeAbbrev, hasProtocol, hasSap, hasIcf }: Document): unknown {
  return label ?? typeAbbrev ?? [hasProtocol, hasSap, hasIcf]
}

/** Whether another file stands in its place; the day of the upload alone says nothing of it. */
function* findReplaced(from: Listed, to: Listed): Iterable<Found> {
  const parts = ['date', 'filename', 'size', 'label', 'typeAbbrev', 'hasProtocol', 'hasSap', 'hasIcf'] as const
  const moved = parts.filter((part) => !sameMeaning(from.told[part] ?? false, to.told[part] ?? false))
  if (moved.length === 0) return
  const isFile = (['date', 'filename', 'size'] as const).some(
    (part) => moved.includes(part) && from.told[part] !== undefined && to.told[part] !== undefined,
  )
  const { date } = from.document
  yield {
    ...findOne(isFile ? 'document/replaced' : 'document/changed', to),
    before: from.document,
    facts: {
      ...documentFacts(to.document),
      parts: moved.join('\n'),
      ...(date !== undefined && { from: date }),
      ...(to.document.date !== undefined && { to: to.document.date }),
    },
    keys: [to.key, from.key],
  }
}

function findOne(code: Finding['code'], { document, key, index }: Listed): Found {
  return {
    code,
    area: 'documents',
    madeBy: 'sponsor',
    subject: nameOf(document),
    path: `/largeDocuments/${index}`,
    ...(code === 'document/removed' ? { before: document } : { after: document }),
    facts: documentFacts(document),
    keys: [key],
  }
}

function nameOf({ label, typeAbbrev }: Document): string {
  return label ?? typeAbbrev ?? 'study document'
}

function documentFacts(document: Document): Facts {
  const { label, date, filename, hasProtocol, hasSap, hasIcf } = document
  return {
    ...(label && { label }),
    ...(date && { date }),
    ...(filename && { filename }),
    ...(hasProtocol && { protocol: true }),
    ...(hasSap && { analysisPlan: true }),
    ...(hasIcf && { consent: true }),
  }
}

/** Gives each finding the operations on its own entry, the first what is left: the order, entries that merely shifted. */
function* dealOut(found: readonly Found[], steps: readonly Step[]): Iterable<Finding> {
  const owners = new Map<string, number>()
  for (const [index, { keys }] of found.entries()) {
    for (const key of keys) if (!owners.has(key)) owners.set(key, index)
  }
  const own = found.map((): Step[] => [])
  const left: Step[] = []
  for (const step of steps) {
    const [, list, name = ''] = step.segments
    const owner = list === 'items' ? own[owners.get(name) ?? -1] : undefined
    ;(owner ?? left).push(step)
  }
  for (const [index, { keys: _, ...finding }] of found.entries()) {
    const taken = [...(own[index] ?? []), ...(index === 0 ? left : [])]
    yield { ...finding, operations: taken.map((step) => step.operation) }
  }
}

/** The statement that there is no statistical analysis plan. */
function* findStatement(pair: Pair): Iterable<Finding> {
  const { before, after, operations } = pair
  const steps = operations.claim('noSap')
  if (steps.length === 0) return
  for (const thing of thingsOf(pair, steps)) {
    const finding = describe(pair, thing)
    // No answer is no other answer than No.
    const same = (before.noSap ?? false) === (after.noSap ?? false)
    yield same
      ? { ...finding, facts: { ...finding.facts, noise: 'formatting' } }
      : { ...finding, code: 'document/changed', facts: { ...finding.facts, noPlan: after.noSap === true } }
  }
}
