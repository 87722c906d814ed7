/** What a run of the watch came to, in words: for people, and as Markdown that fits where it goes. */
import { severities, writeLetter, type Severity, type TellingDigest } from '../index.js'
import type { RunOutcome } from '../watch/run-outcome.js'
import { countOf } from './count-of.js'

/** Noise is none that anybody is told. */
export function loudestOf({ counts }: RunOutcome): Severity | undefined {
  return severities.find((severity) => severity !== 'noise' && counts[severity] > 0)
}

/**
 * What names contacts or officials is left out: output ends up in logs and summaries that others read. A route with
 * contacts: true tells of it.
 */
export function withoutPeople<Outcome extends Pick<RunOutcome, 'happenings'>>(
  outcome: Outcome,
): Outcome & { untold: number } {
  const happenings = outcome.happenings
    .map((each) => ({ ...each, events: each.events.filter(({ namesPeople }) => !namesPeople) }))
    .filter(({ events }) => events.length > 0)
  return { ...outcome, happenings, untold: eventsIn(outcome.happenings) - eventsIn(happenings) }
}

/** All that happened, unless it was printed already, then one line of figures, then the ledger's head. */
export function wordsOf(outcome: RunOutcome, { printed = false }: { printed?: boolean } = {}): string {
  const told =
    printed || withoutPeople(outcome).happenings.length === 0
      ? ''
      : `${writeLetter(digestOf(outcome), 'full').text.trimEnd()}\n\n`
  return `${told}${summaryOf(outcome)}\nledger head ${outcome.head}\n`
}

/** `200 trials watched, 3 fetched, 5 requests; 2 changes: 1 critical, 1 minor; 1 sent, 2 to be sent.` */
export function summaryOf(outcome: RunOutcome): string {
  const { watched, fetched, requests, baselines, unchanged, counts, deliveries, failures, quarantined } = outcome
  const found = severities.filter((each) => counts[each] > 0).map((each) => `${counts[each]} ${each}`)
  const parts = [
    [
      `${countOf(watched, 'trial')} watched`,
      `${countOf(fetched, 'record')} fetched`,
      countOf(requests, 'request'),
      ...(unchanged ? ['the registry’s data has not changed'] : []),
    ],
    [
      found.length === 0 ? 'no change' : found.join(', '),
      ...(baselines > 0 ? [`${baselines} seen for the first time`] : []),
    ],
    [
      `${deliveries.sent} sent`,
      ...(deliveries.pending > 0 ? [`${deliveries.pending} to be sent`] : []),
      ...(deliveries.dropped > 0 ? [`${deliveries.dropped} dropped`] : []),
    ],
    failures.length > 0 ? [`${failures.length} failed`] : [],
    quarantined.length > 0 ? [`${quarantined.length} set aside`] : [],
  ]
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join(', '))
    .join('; ')}.`
}

/** @param most bytes; whole trials are left out from the end where they do not fit, and counted */
export function markdownOf(outcome: RunOutcome, most: number): string {
  const bySeverity = withoutPeople(outcome).happenings.toSorted((a, b) => rankOf(a) - rankOf(b))
  const ending = (left: number): string =>
    `\n${left > 0 ? `**${countOf(left, 'more trial')} did not fit here; the report file has them.**\n\n` : ''}${summaryOf(outcome)}\n\nLedger head \`${outcome.head}\`\n`
  const print = (kept: number): string => {
    const digest = { ...digestOf(outcome), happenings: bySeverity.slice(0, kept) }
    const told = kept === 0 ? '' : writeLetter(digest, 'full').markdown
    return `${told}${ending(bySeverity.length - kept)}`
  }
  const whole = print(bySeverity.length)
  if (bytesOf(whole) <= most) return whole
  let [fits, tooMany] = [0, bySeverity.length]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (bytesOf(print(middle)) <= most) fits = middle
    else tooMany = middle
  }
  const cut = print(fits)
  return bytesOf(cut) <= most ? cut : ''
}

function digestOf(outcome: RunOutcome): TellingDigest {
  const { happenings, finishedAt, head, untold } = withoutPeople(outcome)
  return {
    ...(untold > 0 && { untold: { contacts: untold } }),
    id: head.replace('sha256:', '').slice(0, 32),
    at: finishedAt,
    happenings,
    head,
  }
}

function eventsIn(happenings: RunOutcome['happenings']): number {
  return happenings.reduce((sum, { events }) => sum + events.length, 0)
}

function rankOf({ events }: RunOutcome['happenings'][number]): number {
  return Math.min(...events.map(({ severity }) => severities.indexOf(severity)))
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}
