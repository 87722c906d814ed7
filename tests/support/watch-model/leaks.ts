/** What of a record or of a reader stands in the ledger in clear, where it never may. */
import type { Play } from './scenario.js'
import { textOf } from './world.js'

export function leaksIn({ world, people, store }: Play): string[] {
  const words = new Set([...people.values()].flat())
  const facts = [...world.facts.values(), ...[...world.past.values()].flat()]
  for (const each of facts) for (const text of stringsIn(JSON.parse(textOf(each)))) words.add(text)
  const ledger = JSON.stringify(store.ledger)
  return [...words].filter((each) => each.length > 12 && ledger.includes(each)).map((each) => `the ledger says ${each}`)
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
