/** Sentences about the record as a whole. */
import type { Sentences } from './tell.js'
import type { Change } from '../../model/change.js'

export const recordSentences: Sentences<'record/resubmitted'> = {
  'record/resubmitted': ({ facts, before, after }) =>
    facts.alone
      ? `the record was submitted again without a change of content${movement(before, after)}${verified(facts)}`
      : `the record was updated${movement(before, after)}${verified(facts)}`,
}

function movement(before: unknown, after: unknown): string {
  return before === undefined || after === undefined || before === after ? '' : ` (posted ${before} → ${after})`
}

function verified({ verified: month }: Change['facts']): string {
  return month === undefined ? '' : `, last verified ${month}`
}
