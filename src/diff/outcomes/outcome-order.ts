/** The order of outcomes: which of them moved among those of their type. */
import { movedOf } from '../align/moves.js'
import { itemsOf, operationsAt, outcomeFinding, textsOf, typesOf } from './outcome-items.js'
import type { Finding, Pair } from '../rule.js'

/**
 * The order of outcomes is not meaning: each that moved among those of its type is told, as noise. An order that changed
 * only because something came, went or was promoted goes with the first finding.
 */
export function settleOrder(pair: Pair, found: Finding[]): void {
  const order = operationsAt(pair, 'outcomes', 'order')
  if (order.length === 0) return
  const told = new Set(found.filter(({ facts, after }) => !facts.noise && after !== undefined).map(({ path }) => path))
  const moved = findMoved(pair).filter(({ path }) => !told.has(path))
  found.push(...moved)
  if (found.length === 0) found.push(outcomeFinding('outcome/reordered', '/outcomes', { noise: 'order' }, {}, []))
  const [first] = moved.length > 0 ? moved : found
  if (first) first.operations = [...first.operations, ...order]
}

function findMoved(pair: Pair): Finding[] {
  const earlier = itemsOf(pair, 'before')
  const later = itemsOf(pair, 'after')
  const places = new Map(later.map(({ key }, index) => [key, index]))
  const stayed = earlier.flatMap(({ key, outcome }, index) => {
    const to = places.get(key)
    return to !== undefined && later[to]?.outcome.type === outcome.type ? [[index, to] as const] : []
  })
  const types = [...new Set(earlier.map(({ outcome }) => outcome.type))]
  return types.flatMap((type) => {
    const pairs = new Map(stayed.filter(([from]) => earlier[from]?.outcome.type === type))
    return [...movedOf(pairs)].flatMap((from) => {
      const item = earlier[from]
      const to = later[pairs.get(from) ?? -1]
      if (!item || !to) return []
      const facts = { ...typesOf(pair, [item], [to]), noise: 'order' }
      return [outcomeFinding('outcome/reordered', to.path, facts, textsOf([item], [to]), [])]
    })
  })
}
