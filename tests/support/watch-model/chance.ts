/** What chance does to a registry: sponsors edit, records are rendered anew, go, come back, are merged; answers are odd. */
import type { Random } from '../random.js'
import { newWorld, type Facts, type World } from './world.js'

const statuses = ['RECRUITING', 'SUSPENDED', 'COMPLETED', 'TERMINATED', 'ACTIVE_NOT_RECRUITING'] as const
const facilities = [
  'North Clinic',
  'South Clinic',
  'University Hospital of Nowhere',
  'Harbour Medical Centre',
  'SOUTH CLINIC',
] as const
const surnames = ['Quackenbush', 'Featherstone', 'Montgomery'] as const

export function peopleWorld(random: Random): World {
  const world = newWorld()
  for (let n = 1; n <= 7; n++) {
    const nctId = `NCT0000001${n}`
    const facts: Facts = {
      nctId,
      posted: '2024-01-10',
      status: random.pick(statuses),
      enrollment: 100 + n,
      primaryCompletion: '2025-06',
      facilities: ['North Clinic'],
      person: random.pick(surnames),
      rendering: 1,
    }
    world.facts.set(nctId, facts)
    world.past.set(nctId, [])
  }
  for (const term of ['rest', 'sleep', 'other']) {
    world.found.set(term, new Set(random.shuffled([...world.facts.keys()]).slice(0, random.between(0, 4))))
  }
  return world
}

export function nextStamp(world: World): string {
  const next = new Date(`${world.stamp}Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  world.stamp = next.toISOString().slice(0, 19)
  return `the build is ${world.stamp}`
}

export function changeWorld(random: Random, world: World, now: Date): string {
  const nctId = random.pickOf([...world.past.keys()]) ?? ''
  const facts = world.facts.get(nctId)
  const which = random.pick([
    'edit',
    'edit',
    'edit',
    'edit',
    'flip',
    'flip',
    'noise',
    'resubmit',
    'remove',
    'return',
    'merge',
    'turnover',
    'turnover',
    'withhold',
  ])
  const put = (next: Facts): void => {
    if (facts) world.past.get(nctId)?.push(facts)
    world.facts.set(nctId, next)
  }
  const today = now.toISOString().slice(0, 10)
  if (which === 'turnover') {
    const term = random.pick(['rest', 'sleep', 'other'])
    const found = world.found.get(term)
    if (!facts || !found) return 'nothing turns over'
    if (!found.delete(nctId)) found.add(nctId)
    return `${term} ${found.has(nctId) ? 'finds' : 'loses'} ${nctId}`
  }
  if (which === 'return') {
    const last = world.past.get(nctId)?.at(-1)
    if (facts || world.merged.has(nctId) || !last) return 'nothing returns'
    world.facts.set(nctId, last)
    return `${nctId} returns`
  }
  if (!facts) return 'nothing'
  // A day never goes back in a record, whatever the clock does.
  const posted = today > facts.posted ? today : facts.posted
  if (which === 'edit') {
    const next = edited(random, facts)
    put({ ...next, posted, rendering: facts.rendering + 1 })
    return `${nctId} ${posted}: ${told(facts)} becomes ${told(next)}`
  }
  if (which === 'flip') {
    const other = world.past.get(nctId)?.at(-1)
    if (!other || other.withheld || facts.withheld) return 'nothing flips'
    put({ ...other, posted: facts.posted })
    return `${nctId} ${facts.posted}: goes back from ${told(facts)} to ${told(other)}`
  }
  if (which === 'noise') {
    world.facts.set(nctId, { ...facts, rendering: facts.rendering + 1 })
    return `${nctId} is rendered anew`
  }
  if (which === 'resubmit') {
    put({ ...facts, posted })
    return `${nctId} is resubmitted ${posted}`
  }
  if (which === 'withhold') {
    if (!random.chance(0.4)) return 'nothing is withheld'
    const { withheld, ...open } = facts
    put(withheld ? open : { ...facts, withheld: true })
    return `${nctId} is ${withheld ? 'shown again' : 'withheld'}`
  }
  put(facts)
  world.facts.delete(nctId)
  for (const found of world.found.values()) found.delete(nctId)
  if (which === 'remove') return `${nctId} is removed`
  const into = random.pickOf([...world.facts.keys()])
  if (into === undefined) return `${nctId} is removed`
  world.merged.set(nctId, into)
  return `${nctId} is merged into ${into}`
}

function edited(random: Random, facts: Facts): Facts {
  const which = random.pick(['status', 'enrollment', 'enrollment', 'date', 'sites', 'person'])
  if (which === 'status') return { ...facts, status: random.pick(statuses) }
  if (which === 'enrollment') return { ...facts, enrollment: random.between(100, 999) }
  if (which === 'date') return { ...facts, primaryCompletion: `2025-${random.pick(['07', '08', '09', '10'])}` }
  if (which === 'person') return { ...facts, person: random.pick(surnames) }
  return { ...facts, facilities: random.shuffled([...facilities]).slice(0, random.between(1, 3)) }
}

export function told({ status, enrollment, primaryCompletion, facilities: sites, person, withheld }: Facts): string {
  return withheld ? 'withheld' : [status, enrollment, primaryCompletion, sites.join('+'), person].join(' ')
}

/** For the next run alone. */
export function disturbWorld(random: Random, world: World): string {
  const ids = random.shuffled([...world.past.keys()]).slice(0, random.between(1, 3))
  for (const id of ids) world.serving.set(id, random.pick(['stale', 'empty', 'failed']))
  const question = random.chance(0.5)
    ? random.pick(['dataset', 'rows', 'records', 'rest', 'sleep', 'other'])
    : undefined
  if (question !== undefined) world.failing.add(question)
  return `odd answers: ${[...world.serving].map((each) => each.join(' ')).join(', ')}; fails: ${question ?? 'nothing'}`
}

export function healWorld({ serving, failing }: World): void {
  serving.clear()
  failing.clear()
}
