/** Sentences about the status of a trial. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { labelOf } from '../values.js'
import type { Sentences } from './tell.js'

export const statusSentences: Sentences<'status/changed'> = {
  'status/changed': tellStatus,
}

function tellStatus({ facts }: Change): string {
  const from = labelOf(facts.from, 'Status') ?? 'none'
  const to = labelOf(facts.to, 'Status') ?? 'none'
  const why = facts.whyStopped ? `: “${opening(String(facts.whyStopped))}”` : ''
  if (facts.to === 'UNKNOWN') return `status ${from} → ${to}, set by the registry: not verified for two years`
  return `status ${from} → ${to}${facts.revived ? ' (it had stopped)' : ''}${why}`
}
