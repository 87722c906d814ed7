/** Results review: results submitted to the registry, returned by its quality control, submitted again or cancelled, while none are posted. */
import type { ChangeCode, MadeBy } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import type { Step } from '../keyed/operations.js'
import type { Finding, Pair, Rule } from '../rule.js'

type Kind = 'RELEASE' | 'RESET' | 'UNRELEASE'
interface Event {
  type: Kind
  /** Absent where the registry does not know it. */
  date?: string
}

export const resultsReview: Rule = {
  name: 'results review',
  *find(pair: Pair): Iterable<Finding> {
    const { operations } = pair
    let open = [
      ...operations.at('derived', 'submissionTracking'),
      ...operations.at('annotations', 'unpostedAnnotation'),
      ...operations.at('resultsFirstSubmitted'),
      ...operations.at('resultsFirstSubmittedQc'),
    ]
    if (open.length === 0) return
    const before = eventsOf(pair, pair.before)
    const after = eventsOf(pair, pair.after)
    for (const { code, madeBy, events } of newsOf(before, after)) {
      yield {
        code,
        area: 'results',
        madeBy,
        subject: 'results',
        path: pathOf(pair.after),
        after: events.map(({ date }) => date ?? 'unknown').join('\n'),
        facts: factsOf(events),
        operations: operations.take(open),
      }
      // What the registry noted, it noted once.
      open = []
    }
    if (open.length > 0 && before.length > 0) yield* findCorrected(pair, open, after.length)
  },
}

/** Nothing new happened: the registry learned a day, or no longer shows what it showed, while no results are posted. */
function* findCorrected(pair: Pair, open: readonly Step[], left: number): Iterable<Finding> {
  const { before, after, operations } = pair
  if (left === 0 && (after.results ?? after.resultsFirstPosted)) return
  const claimed = operations.take(open)
  if (claimed.length === 0) return
  yield {
    code: left === 0 ? 'results/tracking-removed' : 'other/changed',
    area: 'results',
    madeBy: 'registry',
    subject: 'results tracking',
    path: pathOf(left === 0 ? before : after),
    facts: left === 0 ? {} : { field: 'annotations.unpostedAnnotation', noise: 'bookkeeping' },
    operations: claimed,
  }
}

function pathOf({ annotations, derived }: Trial): string {
  if (annotations?.unpostedAnnotation) return '/annotations/unpostedAnnotation'
  return derived?.submissionTracking ? '/derived/submissionTracking' : '/resultsFirstSubmitted'
}

interface News {
  code: ChangeCode
  madeBy: MadeBy
  events: readonly Event[]
}

function newsOf(before: readonly Event[], after: readonly Event[]): News[] {
  const fresh = (type: Kind): Event[] => newEvents(ofType(before, type), ofType(after, type))
  const released = fresh('RELEASE')
  const first = ofType(before, 'RELEASE').length === 0 ? released.slice(0, 1) : []
  const all: News[] = [
    { code: 'results/submitted', madeBy: 'registry', events: first },
    { code: 'results/returned', madeBy: 'registry', events: fresh('RESET') },
    { code: 'results/resubmitted', madeBy: 'registry', events: released.slice(first.length) },
    { code: 'results/cancelled', madeBy: 'registry', events: fresh('UNRELEASE') },
  ]
  return all.filter(({ events }) => events.length > 0)
}

function factsOf(events: readonly Event[]): Record<string, string | number> {
  const dates = events.flatMap(({ date }) => date ?? [])
  return { times: events.length, ...(dates.length > 0 && { dates: dates.join('\n') }) }
}

/** As many of the latest as there are more now; a date that was only corrected is no new event. */
function newEvents(before: readonly Event[], after: readonly Event[]): Event[] {
  const more = after.length - before.length
  if (more <= 0) return []
  const known = before.map(({ date }) => date)
  const unknown = after.filter(({ date }) => {
    const at = known.indexOf(date)
    if (at >= 0) known.splice(at, 1)
    return at < 0
  })
  return unknown.slice(-more)
}

function ofType(events: readonly Event[], type: Kind): Event[] {
  return events.filter((event) => event.type === type)
}

/** The longer of the two lists in which the registry keeps the same events, as far as both documents tell them. */
function eventsOf({ compares }: Pair, trial: Trial): Event[] {
  const { annotations, derived, resultsFirstSubmitted } = trial
  const annotated = compares('annotations.unpostedAnnotation')
    ? (annotations?.unpostedAnnotation?.unpostedEvents ?? []).flatMap(({ type, date }) =>
        type ? [{ type, ...(date !== undefined && { date }) }] : [],
      )
    : []
  const tracked = compares('derived.submissionTracking')
    ? (derived?.submissionTracking?.submissionInfos ?? []).flatMap(cycleEvents)
    : []
  const events = tracked.length > annotated.length ? tracked : annotated
  if (events.length > 0 || !compares('resultsFirstSubmitted') || !resultsFirstSubmitted) return events
  if (trial.results ?? trial.resultsFirstPosted) return []
  return [{ type: 'RELEASE', date: resultsFirstSubmitted.date }]
}

type Cycle = NonNullable<NonNullable<NonNullable<Trial['derived']>['submissionTracking']>['submissionInfos']>[number]

/** One submission with what became of it. */
function cycleEvents({ releaseDate, resetDate, unreleaseDate, unreleaseDateUnknown }: Cycle): Event[] {
  return [
    ...(releaseDate ? [{ type: 'RELEASE' as const, date: releaseDate }] : []),
    ...(resetDate ? [{ type: 'RESET' as const, date: resetDate }] : []),
    ...(unreleaseDate ? [{ type: 'UNRELEASE' as const, date: unreleaseDate }] : []),
    ...(unreleaseDateUnknown && !unreleaseDate ? [{ type: 'UNRELEASE' as const }] : []),
  ]
}
