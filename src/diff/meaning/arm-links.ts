/** Arm links: which arm gets which intervention, told twice by a record, in its arms and in its interventions. */
import { vocabulary } from '../../model/vocabulary.js'
import { fold } from '../../normalize/fold.js'
import { keysOf, unkeyValue, type KeyedList, type KeyedTrial } from '../keyed/key.js'
import type { Step } from '../keyed/operations.js'
import { valueAt } from '../keyed/pointer.js'
import type { Pair } from '../rule.js'

export const linkFields = { arms: 'interventionNames', interventions: 'armGroupLabels' } as const
type ListName = keyof typeof linkFields

/** Whether an operation is about links, not about what an arm or an intervention is. */
export function isLink({ segments }: Step): boolean {
  return segments[1] === 'items' && segments[3] === linkFields[segments[0] as ListName]
}

/** For one arm: the keys of the interventions that it gained and lost. */
export interface LinkTurn {
  arm: string
  gained: readonly string[]
  lost: readonly string[]
}

/**
 * The arms of both versions that get something else now. An arm or intervention that came or went as a whole brings or
 * takes its links along, and a renamed one keeps them.
 */
export function turnsOfLinks(pair: Pair): LinkTurn[] {
  const [arms, interventions] = [keptOf(pair, 'arms'), keptOf(pair, 'interventions')]
  const sources = (['arms', 'interventions'] as const).filter((list) => pair.compares(`${list}[].${linkFields[list]}`))
  return arms.flatMap((arm) => {
    const gained = new Set<string>()
    const lost = new Set<string>()
    for (const list of sources) {
      const earlier = linksOf(pair.keyed.before, list)
      const later = linksOf(pair.keyed.after, list)
      if (earlier.size === 0 || later.size === 0) continue
      for (const intervention of interventions) {
        const link = `${arm}\n${intervention}`
        if (!earlier.has(link) && later.has(link)) gained.add(intervention)
        if (earlier.has(link) && !later.has(link)) lost.add(intervention)
      }
    }
    return gained.size + lost.size > 0 ? [{ arm, gained: [...gained], lost: [...lost] }] : []
  })
}

/** The keys of the items of both versions. */
function keptOf({ keyed }: Pair, list: ListName): string[] {
  const later = new Set(keysOf(valueAt(keyed.after, [list]) as KeyedList))
  return keysOf(valueAt(keyed.before, [list]) as KeyedList).filter((key) => later.has(key))
}

/** All links that one list of a version tells, each as the key of the arm and the key of the intervention. */
function linksOf(keyed: KeyedTrial, list: ListName): Set<string> {
  const links = new Set<string>()
  for (const key of keysOf(valueAt(keyed, [list]) as KeyedList)) {
    for (const other of linkedTo(keyed, list, key)) {
      links.add(list === 'arms' ? `${key}\n${other}` : `${other}\n${key}`)
    }
  }
  return links
}

/** The keys of the interventions of one arm, as either list tells them. */
export function interventionsOf(keyed: KeyedTrial, arm: string): string[] {
  const links = new Set([...linksOf(keyed, 'arms'), ...linksOf(keyed, 'interventions')])
  return keysOf(valueAt(keyed, ['interventions']) as KeyedList).filter((key) => links.has(`${arm}\n${key}`))
}

/** The keys of what one item is linked to, in one version. */
export function linkedTo(keyed: KeyedTrial, list: ListName, key: string): string[] {
  const names = unkeyValue(valueAt(keyed, [list, 'items', key, linkFields[list]]))
  if (!Array.isArray(names)) return []
  const known = namesIn(keyed, list === 'arms' ? 'interventions' : 'arms')
  return names.flatMap((name) => (typeof name === 'string' ? (known.get(bare(name)) ?? []) : []))
}

/** Keys by the names under which the other list speaks of the items. */
function namesIn(keyed: KeyedTrial, list: ListName): Map<string, string> {
  const known = new Map<string, string>()
  for (const key of keysOf(valueAt(keyed, [list]) as KeyedList)) {
    const item = valueAt(keyed, [list, 'items', key]) as { label?: string; name?: string; type?: string }
    const name = list === 'arms' ? item.label : item.name
    if (name === undefined) continue
    const type = typeLabels.get(item.type ?? '')
    known.set(bare(name), key)
    if (list === 'interventions' && type !== undefined) known.set(bare(`${type}: ${name}`), key)
  }
  return known
}

const typeLabels: ReadonlyMap<string, string> = new Map(Object.entries(vocabulary.InterventionType))

function bare(name: string): string {
  return fold(name).toLowerCase()
}
