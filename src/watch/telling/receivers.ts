/** receiversOf: to whom routes and health messages go, as digests of addresses, from the configuration and its channels. */
import { scryptSync } from 'node:crypto'
import { ConfigError, digestOf } from '../../index.js'
import { itemId } from '../taking/event-id.js'
import type { PendingEntry, Receivers } from './route.js'
import type { RunParts } from '../run-parts.js'
import type { WatchConfig } from '../watch-config.js'

/** The route of what the operator is told. */
export const healthRoute = 'health'

/** @throws ConfigError `bad-config` where a route or health names a channel that is not there */
export function receiversOf({ routes, health }: WatchConfig, { channels, dueAt, clock }: RunParts): Receivers {
  const named = [...routes.flatMap(({ to }) => to), ...health.to]
  const missing = named.find((name) => !channels.has(name))
  if (missing !== undefined) {
    throw new ConfigError('bad-config', `A route goes to ${missing}, but no channel has this name; add it to channels.`)
  }
  const digests = new Map([...channels].map(([name, { recipients }]) => [name, recipients.map(recipientDigest)]))
  return {
    routes,
    recipients: (channel) => digests.get(channel) ?? [],
    notBefore: (route) => dueAt(route, clock.now())?.toISOString(),
  }
}

/** Each costs some hundredths of a second. */
const known = new Map<string, string>()

/**
 * An address as the ledger knows it. Ledgers are passed on, and who works where is easily guessed: a slow digest makes
 * trying out addresses dear. It is the same in every store, so that nothing kept in secret has to be there to send on.
 */
export function recipientDigest(recipient: string): string {
  // The name of a channel is no secret.
  if (!recipient.includes('@')) return digestOf(recipient)
  const found = known.get(recipient) ?? `scrypt:${scryptSync(recipient, 'trialdiff recipient', 32).toString('hex')}`
  known.set(recipient, found)
  return found
}

/**
 * What the operator is told: a pending item whose only event is a code in words, so that it needs no payload.
 * @param at tells one incident from the next
 */
export function alertItems(words: string, at: string, { health }: WatchConfig, receivers: Receivers): PendingEntry[] {
  return health.to.flatMap((channel) =>
    receivers.recipients(channel).map((recipient) => ({
      kind: 'pending' as const,
      id: itemId(channel, recipient, healthRoute, [words], at),
      route: healthRoute,
      channel,
      recipient,
      manner: 'digest' as const,
      events: [words],
      nctId: '',
    })),
  )
}
