/** routeHappening: who has to hear of what happened to a trial, as pending items of the outbox; pure. */
import { severities, type Happening, type LedgerEntry, type TrialEvent } from '../../index.js'
import { itemId } from '../taking/event-id.js'
import type { Route } from '../watch-config.js'

export type PendingEntry = Extract<LedgerEntry, { kind: 'pending' }>

export interface Receivers {
  routes: readonly Route[]
  /** Digests of the recipients of a channel. */
  recipients(channel: string): readonly string[]
  /** When what is found now may be sent. */
  notBefore(route: Route): string | undefined
}

/**
 * Each event goes to each recipient of a channel at most once: by a route that tells at once, else by the first that
 * asks for it. A muted trial is told to nobody.
 * @param payload the digest of the happening
 * @param again tells a telling on purpose from the first
 */
export function routeHappening(
  happening: Happening,
  payload: string,
  { routes, recipients, notBefore }: Receivers,
  { muted = false, again = '' } = {},
): PendingEntry[] {
  if (muted) return []
  const told = new Set<string>()
  const atOnceFirst = routes.toSorted((a, b) => Number(b.deliver === 'at-once') - Number(a.deliver === 'at-once'))
  return atOnceFirst.flatMap((route) => {
    const asked = happening.events.filter((event) => asksFor(route, happening, event))
    const { deliver: manner } = route
    return route.to.flatMap((channel) =>
      recipients(channel).flatMap((recipient) => {
        const key = (event: TrialEvent): string => `${channel} ${recipient} ${event.id}`
        const events = asked.filter((event) => !told.has(key(event))).map((event) => (told.add(key(event)), event.id))
        if (events.length === 0) return []
        const after = notBefore(route)
        return {
          kind: 'pending' as const,
          id: itemId(channel, recipient, manner, events, again),
          route: route.id,
          channel,
          recipient,
          manner,
          payload,
          events,
          nctId: happening.nctId,
          ...(after !== undefined && { notBefore: after }),
        }
      }),
    )
  })
}

function asksFor(route: Route, { watches }: Happening, event: TrialEvent): boolean {
  return passes(route, watches, event) && (route.contacts || !event.namesPeople)
}

/** How many events a route would have told, did it tell of people by name. */
export function countUntold(route: Route, { watches, events }: Happening): number {
  return route.contacts ? 0 : events.filter((event) => event.namesPeople && passes(route, watches, event)).length
}

function passes(route: Route, all: readonly string[], { severity, area, watch }: TrialEvent): boolean {
  const watches = watch === undefined ? all : [watch]
  return (
    (route.watches === undefined || route.watches.some((id) => watches.includes(id))) &&
    severities.indexOf(severity) <= severities.indexOf(route.min) &&
    (route.areas === undefined || route.areas.includes(area))
  )
}
