/** Composing: which pending items make one message, and what that message tells; a message's items never change. */
import {
  severities,
  details,
  healthSentenceOf,
  type Happening,
  type Letter,
  type PendingItem,
  type TellingDigest,
} from '../../index.js'
import { messageId } from '../taking/event-id.js'
import { healthRoute } from './receivers.js'
import { countUntold } from './route.js'
import type { ReadyChannel, RunParts } from '../run-parts.js'
import type { Route } from '../watch-config.js'

/** Items that go out as one: those of a message that was composed before, a digest, or all about one trial at once. */
export function groupDue(items: readonly PendingItem[], now: Date): PendingItem[][] {
  const groups = new Map<string, PendingItem[]>()
  for (const item of items) {
    if (!isDue(item, now)) continue
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}

function isDue({ notBefore, nextAt, message }: PendingItem, now: Date): boolean {
  if (message === undefined) return notBefore === undefined || Date.parse(notBefore) <= now.getTime()
  // No message waits for longer than a day: what says so was written before the clock was put back.
  const wait = nextAt === undefined ? 0 : Date.parse(nextAt) - now.getTime()
  return wait <= 0 || wait > 24 * 3_600_000
}

function keyOf({ message, channel, recipient, route, manner, nctId }: PendingItem): string {
  if (message !== undefined) return message
  return JSON.stringify([channel, recipient, manner === 'digest' ? ['digest', route] : ['at-once', nctId]])
}

/** What a message tells, from its items and the happenings they speak of. */
export function digestFor(
  items: readonly PendingItem[],
  happenings: ReadonlyMap<string, Happening>,
  routes: readonly Route[],
  { at, head }: { at: string; head: string },
): TellingDigest {
  const byTrial = items.filter(({ route }) => route !== healthRoute)
  const told = byTrial.flatMap(({ payload, events }) => {
    const happening = happenings.get(payload ?? '')
    return happening ? [{ ...happening, events: happening.events.filter(({ id }) => events.includes(id)) }] : []
  })
  const contacts = byTrial
    .map(({ payload, route }) => [happenings.get(payload ?? ''), routes.find(({ id }) => id === route)] as const)
    .reduce((sum, [happening, route]) => sum + (happening && route ? countUntold(route, happening) : 0), 0)
  const health = items
    .filter(({ route }) => route === healthRoute)
    .flatMap(({ events }) => events.map(healthSentenceOf))
  return {
    id: items[0]?.message ?? messageId(items.map(({ id }) => id)),
    at,
    happenings: told.toSorted((a, b) => loudest(a) - loudest(b)),
    head,
    ...(contacts > 0 && { untold: { contacts } }),
    ...(health.length > 0 && { health }),
  }
}

function loudest({ events }: Happening): number {
  return Math.min(...events.map(({ severity }) => severities.indexOf(severity)))
}

/** The fullest letter that fits the channel; the tersest where none does. */
export function fitLetter(
  digest: TellingDigest,
  { limit, sizeOf }: ReadyChannel,
  write: RunParts['write'],
): { letter: Letter; fits: boolean } {
  for (const detail of details) {
    const letter = write(digest, detail)
    if (limit === undefined || sizeOf(letter) <= limit) return { letter, fits: true }
  }
  return { letter: write(digest, 'counts'), fits: false }
}
