/** findEvents: the events between the two ends of a comparison, each with its identity and its sentence. */
import {
  diff,
  fold,
  sentenceOf,
  type Change,
  type ParsedTrial,
  type SeverityRule,
  type TrialEvent,
} from '../../index.js'
import { eventId } from './event-id.js'
import { isAboutPeople, quotesPeople } from './names-people.js'

export interface Ends {
  before: string
  after: string
}

/**
 * Loudest first. Noise is left out unless asked for; it is counted nowhere and can be seen between the snapshots.
 * @param rules the reader's own weights
 */
export function findEvents(
  before: ParsedTrial,
  after: ParsedTrial,
  ends: Ends,
  { rules, noise }: { rules: readonly SeverityRule[]; noise: boolean },
): TrialEvent[] {
  const { changes } = diff(before, after, { severityRules: rules })
  const nctId = after.trial.nctId ?? ''
  const quotes = quotesPeople(before, after)
  const ranks = new Map<string, number>()
  return changes.flatMap((change) => {
    // Subjects of the same folded words are equals.
    const key = `${change.code} ${fold(change.subject ?? '')}`
    const rank = ranks.get(key) ?? 0
    ranks.set(key, rank + 1)
    if (change.severity === 'noise' && !noise) return []
    const id = eventId({ nctId, ...ends, code: change.code, subject: change.subject, rank })
    return [{ id, nctId, ...told(change, quotes) }]
  })
}

function told(change: Change, quotes: (text: string) => boolean): Omit<TrialEvent, 'id' | 'nctId'> {
  const { code, area, severity, madeBy, subject } = change
  const sentence = sentenceOf(change)
  const people = isAboutPeople(change) || quotes(sentence) || quotes(subject ?? '')
  const [before, after] = [textOf(change.before), textOf(change.after)]
  // A long text that quotes a name is told by its sentence alone.
  const quoted = !people && [before, after].some((text) => text !== undefined && quotes(text))
  return {
    code,
    area,
    severity,
    madeBy,
    ...(subject !== undefined && { subject }),
    sentence,
    ...(before !== undefined && !quoted && { before }),
    ...(after !== undefined && !quoted && { after }),
    ...(people && { namesPeople: true as const }),
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'text' in value) return textOf(value.text)
  return undefined
}
