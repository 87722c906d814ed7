/** trialEvent: one thing that happened to a trial as a whole, weighed and said. */
import {
  eventSentenceOf,
  type EventCode,
  type EventFacts,
  type MadeBy,
  type Severity,
  type TrialEvent,
} from '../../index.js'
import { eventId } from './event-id.js'

const weights: Readonly<Record<EventCode, readonly [Severity, MadeBy]>> = {
  'trial/entered': ['major', 'unknown'],
  'trial/left': ['minor', 'unknown'],
  'trial/removed': ['critical', 'registry'],
  'trial/merged': ['critical', 'registry'],
  'trial/returned': ['major', 'registry'],
}

/**
 * @param ends what tells this time from another: the search or the end last told, and the moment
 */
export function trialEvent(
  nctId: string,
  code: EventCode,
  ends: { before: string; after: string },
  facts: EventFacts = {},
  watch?: string,
): TrialEvent {
  const [severity, madeBy] = weights[code]
  return {
    id: eventId({ nctId, ...ends, code, rank: 0 }),
    nctId,
    code,
    area: 'status',
    severity,
    madeBy,
    sentence: eventSentenceOf(code, facts),
    ...(watch !== undefined && { watch }),
  }
}
