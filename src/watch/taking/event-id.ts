/** Identities by which nothing is told twice: of an event, of a pending item, of a message. */
import { hash } from 'node:crypto'
import { fold } from '../../index.js'

/** What makes two events the same one. */
export interface EventKey {
  nctId: string
  /** The ends of the comparison; for a trial that enters or leaves a search, the search and the build of the data. */
  before: string
  after: string
  code: string
  subject?: string | undefined
  /** Tells apart equals, in order. */
  rank: number
}

/** 32 hexadecimal digits; the subject by its folded words, never by its place in a list. */
export function eventId({ nctId, before, after, code, subject = '', rank }: EventKey): string {
  return digits([nctId, before, after, code, fold(subject), rank])
}

/** @param again what makes a telling on purpose another one than the first */
export function itemId(
  channel: string,
  recipient: string,
  manner: string,
  events: readonly string[],
  again: string,
): string {
  return digits([channel, recipient, manner, events.toSorted(), again])
}

export function messageId(items: readonly string[]): string {
  return digits(['message', ...items.toSorted()])
}

function digits(parts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(parts)).slice(0, 32)
}
