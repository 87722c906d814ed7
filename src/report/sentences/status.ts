/** Sentences about the status of a trial. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { nameOf } from '../names.js'
import { labelOf } from '../values.js'
import { sameButForm, series, wording } from './phrases.js'
import type { Sentences } from './tell.js'

export const statusSentences: Sentences<
  | 'status/changed'
  | 'status/started'
  | 'status/closed'
  | 'status/completed'
  | 'status/stopped'
  | 'status/revived'
  | 'status/reopened'
  | 'status/unknown'
  | 'status/verified'
  | 'status/withheld'
  | 'status/shown'
  | 'status/reason-changed'
> = {
  'status/changed': (change) => `${turn(change)}${alone(change)}${why(change)}`,
  'status/started': (change) => `${turn(change)} (recruitment started)${alone(change)}`,
  'status/closed': (change) => `${turn(change)} (closed to recruitment)${alone(change)}`,
  'status/completed': (change) => `${turn(change)}${had(change)}${alone(change)}${why(change)}${pending(change)}`,
  'status/stopped': (change) =>
    `${turn(change)}${alone(change)}${change.facts.unexplained ? ', no reason given' : why(change)}`,
  'status/revived': (change) => `${turn(change)}${had(change)}${alone(change)}${why(change)}`,
  'status/reopened': (change) =>
    `${turn(change)} (it had ${wasCompleted(change) ? 'completed' : 'closed to recruitment'})${alone(change)}`,
  'status/unknown': (change) => `${turn(change)}, set by the registry: not verified for two years`,
  'status/verified': tellVerified,
  'status/withheld': (change) => `${turn(change)}: the registry withholds the record`,
  'status/shown': (change) => `${turn(change)}: the registry now shows the record${why(change)}`,
  'status/reason-changed': tellReason,
}

function turn({ facts }: Change): string {
  if (facts.from === undefined) return `status given: ${label(facts.to)}`
  if (facts.to === undefined) return `status no longer given (was ${label(facts.from)})`
  const lastKnown = facts.lastKnown === undefined ? '' : ` (last known: ${label(facts.lastKnown)})`
  return `${facts.expandedAccess ? 'expanded access ' : ''}status ${label(facts.from)}${lastKnown} → ${label(facts.to)}`
}

function label(status: unknown): string {
  return status === 'UNKNOWN' ? 'Unknown' : (labelOf(status, 'Status') ?? 'another')
}

/** The registry set the status by itself. */
function alone({ madeBy }: Change): string {
  return madeBy === 'registry' ? ', without a new submission' : ''
}

function wasCompleted({ facts }: Change): boolean {
  return (facts.lastKnown ?? facts.from) === 'COMPLETED'
}

function had({ facts }: Change): string {
  return facts.revived ? ' (it had stopped)' : ''
}

function why({ facts }: Change): string {
  return facts.whyStopped === undefined ? '' : `: “${opening(String(facts.whyStopped), 240)}”`
}

/** `; study completion and enrollment still estimated`. */
function pending({ facts }: Change): string {
  if (facts.pending === undefined) return ''
  return `; ${series(String(facts.pending).split(' ').map(nameOf))} still marked estimated`
}

function tellVerified(change: Change): string {
  const { verified } = change.facts
  return `${turn(change)}, no longer unknown${verified === undefined ? '' : `: the sponsor verified the record in ${verified}`}`
}

function tellReason({ facts, before, after }: Change): string {
  if (facts.noise === 'formatting') return `reason for stopping: ${sameButForm}`
  if (before === undefined) return `reason for stopping given: “${opening(String(after), 240)}”`
  if (after === undefined) return `reason for stopping removed: “${opening(String(before), 240)}”`
  return `reason for stopping changed: ${wording(before, after)}`
}
