/** What is to be sent: pending items of the outbox, the digest they come together in, and the letter a channel sends. */
import type { Happening } from './event.js'
import type { Severity } from './severity.js'
import type { Digest as Sha256 } from './snapshot.js'

/** Events of one happening that one recipient of one channel has to hear of. */
export interface PendingItem {
  /** 32 hexadecimal digits over channel, recipient, route's manner and event ids: the same on every run. */
  id: string
  /** The names of route and channel in the configuration. */
  route: string
  channel: string
  /** A digest of the recipient's address, never the address. */
  recipient: string
  manner: 'at-once' | 'digest'
  /**
   * The payload that holds the Happening, and which of its events are told. A message to the operator has no payload:
   * its events are codes in words, `failing NCT01234567 registry-answer 3`, and its nctId is empty.
   */
  payload?: Sha256
  events: readonly string[]
  nctId: string
  /** Not to be sent before: `2026-11-22T09:30:00Z`. */
  notBefore?: string
  /** When the line that holds it was committed. */
  since: string
  /** The message it was put into, once that is composed. */
  message?: string
  /** How often that was tried, and when to try again. */
  attempts: number
  nextAt?: string
}

/** What one recipient is told in one message. */
export interface TellingDigest {
  /** The message's identity, its idempotency key: 32 hexadecimal digits. */
  id: string
  /** When it was composed. */
  at: string
  /** Loudest first, one per trial. */
  happenings: readonly Happening[]
  /** The ledger's head at that moment. */
  head: Sha256
  /** What the reader asked not to be told, counted. */
  untold?: { contacts?: number }
  /** For the operator alone: sentences about what goes wrong with the watch. */
  health?: readonly string[]
}

/** How much of each change is told; a letter too large for its channel goes down one step after the other. */
export const details = ['full', 'fields', 'counts'] as const
export type Detail = (typeof details)[number]

/** A digest as words, ready to send. */
export interface Letter {
  id: string
  /** One line: `1 critical, 3 major: NCT01234567 terminated; +2 trials`. */
  subject: string
  text: string
  html: string
  markdown: string
  /** The same as a few pieces of literal text, for receivers that lay out messages themselves; few in a letter of counts. */
  parts: readonly LetterPart[]
  digest: TellingDigest
  detail: Detail
}

/** One trial of a letter, or what is said of all of them; plain text without markup, to be shown literally. */
export interface LetterPart {
  /** `NCT01234567  A brief title`, or what this part is about. */
  heading: string
  /** The page of the trial; absent for what is no trial. */
  url?: string
  nctId?: string
  /** Of its loudest change. */
  severity?: Severity
  /** One paragraph each, not wrapped. */
  lines: readonly string[]
}
