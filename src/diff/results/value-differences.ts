/** Value differences: which figures and which words differ between two parts of posted results, each with its group and its row. */
import { fold } from '../../normalize/fold.js'
import { identitiesOf, nameOf } from '../keyed/identities.js'
import { sameMeaning } from '../meaning/same-meaning.js'

export interface ValueDifference {
  /** The field that differs: `value`, `numAffected`, `description`; `denominator` for how many were analyzed. */
  field: string
  /** The part of the whole in which it stands: `classes`, `analyses`, `description`. */
  part: string
  before?: string
  after?: string
  /** The title of the group, or of the groups that an analysis compares. */
  group?: string
  /** The rows that lead to it, by their titles: period, milestone, class, category, term. */
  row?: string
}

/** Fields that hold figures; all others hold words. */
const figures = new Set(
  `value denominator spread lowerLimit upperLimit numSubjects numUnits numEvents numAffected numAtRisk deathsNumAffected
  deathsNumAtRisk seriousNumAffected seriousNumAtRisk otherNumAffected otherNumAtRisk paramValue dispersionValue pValue
  ciPctValue ciLowerLimit ciUpperLimit`.split(/\s+/),
)

export function isFigure({ field }: ValueDifference): boolean {
  return figures.has(field)
}

/** Fields that only say which group is meant. */
const references = new Set(['id', 'groupId', 'groupIds'])

/** Lists whose items are rows of a table, called by their names. */
const rows = new Set(
  'periods milestones dropWithdraws measures classes categories denoms seriousEvents otherEvents'.split(' '),
)

interface Trail {
  part: string
  group?: string
  row?: string
  /** Whether it leads to how many were analyzed. */
  isCount?: boolean
}

/**
 * What was measured before how many it was measured in.
 * @param groups the title of each group by its id
 */
export function valueDifferences(
  before: unknown,
  after: unknown,
  groups: ReadonlyMap<string, string>,
): ValueDifference[] {
  const all = [...walk('', before, after, { part: '' }, groups)].filter((each) => !isRespelled(each))
  return [...all.filter(({ field }) => field !== 'denominator'), ...all.filter(({ field }) => field === 'denominator')]
}

/** A title that is only capitalized differently. */
function isRespelled({ field, before, after }: ValueDifference): boolean {
  if (field !== 'title' && field !== 'term' && field !== 'organSystem') return false
  return before !== undefined && after !== undefined && fold(before).toLowerCase() === fold(after).toLowerCase()
}

function* walk(
  name: string,
  before: unknown,
  after: unknown,
  trail: Trail,
  groups: ReadonlyMap<string, string>,
): Iterable<ValueDifference> {
  if (references.has(name) || sameMeaning(before, after)) return
  if (isListOfThings(before) || isListOfThings(after)) {
    yield* walkList(name, listOf(before), listOf(after), trail, groups)
    return
  }
  if (isThing(before) || isThing(after)) {
    const earlier = isThing(before) ? before : {}
    const later = isThing(after) ? after : {}
    const deeper = withGroup(trail, { ...earlier, ...later }, groups)
    for (const field of new Set([...Object.keys(earlier), ...Object.keys(later)])) {
      yield* walk(field, earlier[field], later[field], { ...deeper, part: trail.part || field }, groups)
    }
    return
  }
  const { isCount, ...place } = trail
  yield {
    ...place,
    field: isCount && name === 'value' ? 'denominator' : name,
    ...(before !== undefined && { before: String(before) }),
    ...(after !== undefined && { after: String(after) }),
  }
}

function* walkList(
  name: string,
  before: readonly unknown[],
  after: readonly unknown[],
  trail: Trail,
  groups: ReadonlyMap<string, string>,
): Iterable<ValueDifference> {
  const earlier = byIdentity(name, before)
  const later = byIdentity(name, after)
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    const [from, to] = [earlier.get(key), later.get(key)]
    yield* walk(`${name}[]`, from, to, withRow(trail, name, to ?? from), groups)
  }
}

function byIdentity(name: string, list: readonly unknown[]): Map<string, unknown> {
  const keys = identitiesOf(name, list)
  return new Map(list.map((item, index) => [keys[index] ?? '', item]))
}

function withRow(trail: Trail, list: string, item: unknown): Trail {
  const title = rows.has(list) ? titleOf(list, item) : ''
  const deeper = list === 'denoms' ? { ...trail, isCount: true } : trail
  return title === '' ? deeper : { ...deeper, row: trail.row ? `${trail.row}, ${title}` : title }
}

/** A row that has no title is called after its list by `nameOf`, which says nothing. */
function titleOf(list: string, item: unknown): string {
  if (isThing(item) && typeof item.term === 'string') return item.term
  const name = nameOf(list, item)
  return name === list || (list === 'denoms' && name === 'Participants') ? '' : name
}

function withGroup(trail: Trail, thing: Thing, groups: ReadonlyMap<string, string>): Trail {
  const ids = Array.isArray(thing.groupIds) ? (thing.groupIds as unknown[]) : [thing.groupId ?? thing.id]
  const titles = ids.flatMap((id) => groups.get(String(id)) ?? [])
  return titles.length > 0 ? { ...trail, group: titles.join(' / ') } : trail
}

type Thing = Readonly<Record<string, unknown>>

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isListOfThings(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some(isThing)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}
