/** Part finding: one change that tells all that differs in one part of posted results, the first figure of it in full. */
import type { ChangeCode, Facts } from '../../model/change.js'
import { comparableAt } from '../meaning/comparable.js'
import { presentValue } from '../describe.js'
import { groupLists, groupsAt, type GroupPairs } from './group-pairs.js'
import { patternOf } from '../keyed/not-compared.js'
import { pointerTo, valueAt } from '../keyed/pointer.js'
import type { Finding, Pair } from '../rule.js'
import type { Thing } from '../things.js'
import { isFigure, valueDifferences, type ValueDifference } from './value-differences.js'

/** More terms than these are only counted. */
const mostNamed = 10

export function partFinding(pair: Pair, code: ChangeCode, things: readonly Thing[]): Finding {
  const top = (things[0]?.path ?? []).slice(0, 2)
  const groups = groupsAt(pair, top)
  const seen = placesOf(things.filter(isNoOrder), groups).map((at) => {
    const [before, after] = [presentValue(pair.keyed.before, at), presentValue(pair.keyed.after, at)]
    return { at, before, after, differences: differencesAt(pair, at, before, after, groups) }
  })
  const terms = seen.filter(({ at }) => /(?:Events|measures|periods)$/.test(at[2] ?? ''))
  const at = terms[0]?.at.slice(0, 3) ?? top
  const cameOrWent = terms.filter((each) => !isInBoth(each))
  const differences = seen.filter((each) => !cameOrWent.includes(each)).flatMap((each) => each.differences)
  const deaths = differences.filter(({ field }) => field.startsWith('deaths')).length
  const isRespelled = differences.length === 0 && cameOrWent.length === 0
  return {
    code: isRespelled ? 'other/changed' : code,
    area: 'results',
    madeBy: 'sponsor',
    subject: code
      .slice(code.indexOf('/') + 1)
      .replace(/-changed$/, '')
      .replaceAll('-', ' '),
    path: pointerTo(
      valueAt(pair.keyed.after, at) === undefined ? pair.keyed.before : pair.keyed.after,
      at,
      pair.after.results ? pair.after : pair.before,
    ),
    before: seen.flatMap(({ before }) => (before === undefined ? [] : [before])),
    after: seen.flatMap(({ after }) => (after === undefined ? [] : [after])),
    facts: {
      ...named(
        'added',
        terms.filter(({ before }) => before === undefined).flatMap(({ after }) => after),
      ),
      ...named(
        'removed',
        terms.filter(({ after }) => after === undefined).flatMap(({ before }) => before),
      ),
      ...differenceFacts(differences),
      ...(deaths > 0 && { deathFigures: deaths }),
      ...(isRespelled && { field: patternOf(at), noise: groups.isMoved ? 'order' : 'respelled' }),
    },
    operations: things.flatMap(({ steps }) => steps.map((step) => step.operation)),
  }
}

/** Where things stand. Groups that have changed their ids are one thing, the list of them. */
function placesOf(things: readonly Thing[], { isMoved }: GroupPairs): (readonly string[])[] {
  const places = things.map(({ path }) => {
    if (isMoved && groupLists.has(path[2] ?? '')) return path.slice(0, 3)
    return path.at(-1) === 'order' ? path.slice(0, -1) : path
  })
  return [...new Map(places.map((place) => [place.join('\n'), place])).values()]
}

/** Whether more than the order of a list changed. */
function isNoOrder({ steps }: Thing): boolean {
  return steps.some(({ segments }) => segments.at(-1) !== 'order')
}

function isInBoth({ before, after }: { before: unknown; after: unknown }): boolean {
  return before !== undefined && after !== undefined
}

function differencesAt(
  pair: Pair,
  at: readonly string[],
  before: unknown,
  after: unknown,
  groups: GroupPairs,
): ValueDifference[] {
  const list = at.at(-2) === 'items' ? (at.at(-3) ?? '') : ''
  const [from, to] = [before, after].map((value) => value && comparableAt(pair, at, value))
  const whole = (value: unknown): unknown => (list === '' ? { [at.at(-1) ?? '']: value } : { [list]: value && [value] })
  return valueDifferences(...groups.alike(whole(from), whole(to)), groups.titles)
}

/** How many figures and how many texts differ, and the first figure, or else the first text. */
export function differenceFacts(differences: readonly ValueDifference[]): Facts {
  const values = differences.filter(isFigure)
  const texts = differences.length - values.length
  const first = values[0] ?? differences[0]
  return {
    values: values.length,
    ...(texts > 0 && { texts }),
    ...(first && {
      part: first.field,
      ...(first.group && { group: first.group }),
      ...(first.row && { row: first.row }),
      ...(first.before !== undefined && { from: first.before }),
      ...(first.after !== undefined && { to: first.after }),
    }),
  }
}

function named(word: 'added' | 'removed', items: readonly unknown[]): Facts {
  if (items.length === 0) return {}
  const names = items.map((item) => nameIn(item).replace(/\s+/g, ' ').trim()).filter((name) => name !== '')
  return {
    [`${word}Count`]: items.length,
    ...(names.length > 0 && { [word]: names.slice(0, mostNamed).join('\n') }),
  }
}

function nameIn(item: unknown): string {
  const { term, title = '' } = (item ?? {}) as { term?: string; title?: string }
  return term ?? title
}
