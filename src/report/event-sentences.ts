/** Sentences about a trial as a whole: it enters or leaves a search, is removed, merged, or returns. */
import type { EventCode } from '../model/event.js'

export interface EventFacts {
  /** The title of the search, or its id. */
  search?: string
  /** The record of which this one is a part now. */
  into?: string
}

const sentences: Readonly<Record<EventCode, (facts: EventFacts) => string>> = {
  'trial/entered': ({ search }) => `Now found by the search “${search ?? ''}”`,
  'trial/left': ({ search }) => `No longer found by the search “${search ?? ''}”`,
  'trial/removed': () => 'The registry no longer has this record',
  'trial/merged': ({ into }) => `The registry has merged this record into ${into ?? 'another'}`,
  'trial/returned': () => 'The registry has this record again',
}

/** One sentence, without a full stop. */
export function eventSentenceOf(code: EventCode, facts: EventFacts = {}): string {
  return sentences[code](facts)
}
