/** Sentences about the record as a whole. */
import type { Sentences } from './tell.js'
import type { Change } from '../../model/change.js'

export const recordSentences: Sentences<'record/resubmitted'> = {
  'record/resubmitted': ({ facts, before, after }) =>
    facts.alone
      ? `the record was submitted again without a change ${facts.partial ? 'in what both documents tell' : 'of content'}${movement(facts, before, after)}${verified(facts)}`
      : `the record was updated${movement(facts, before, after)}${verified(facts)}`,
}

function movement({ clock }: Change['facts'], before: unknown, after: unknown): string {
  if (before === undefined || after === undefined || before === after) return ''
  return ` (${clock === 'submitted' ? 'submitted' : 'posted'} ${before} → ${after})`
}

function verified({ verified: month }: Change['facts']): string {
  return month === undefined ? '' : `, last verified ${month}`
}
