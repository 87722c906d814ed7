/** Violations: what the registry notes of breaches of the reporting law, and of their correction. */
import type { ChangeCode } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { sameValue } from '../meaning/same-value.js'

type Event = NonNullable<
  NonNullable<NonNullable<Trial['annotations']>['violationAnnotation']>['violationEvents']
>[number]

const corrections = new Set<Event['type']>(['CORRECTION_CONFIRMED', 'ISSUES_IN_LETTER_ADDRESSED_CONFIRMED'])

export const violations: Rule = {
  name: 'violations',
  *find({ before, after, operations, compares }: Pair): Iterable<Finding> {
    const steps = [...operations.claim('annotations', 'violationAnnotation'), ...operations.claim('fdaaa801Violation')]
    if (steps.length === 0) return
    let claimed = steps.map((step) => step.operation)
    const isTold = compares('annotations.violationAnnotation')
    const told = findEvents(isTold ? eventsOf(before) : [], isTold ? eventsOf(after) : [])
    for (const each of told.length > 0 ? told : [flagOf(before, after)]) {
      yield { ...each, operations: claimed }
      claimed = []
    }
  },
}

type Found = Omit<Finding, 'operations'>

function findEvents(before: readonly Event[], after: readonly Event[]): Found[] {
  const added = after.filter((event) => !before.some((other) => sameValue(event, other)))
  const gone = before.filter((event) => !after.some((other) => sameValue(event, other)))
  const corrected = added.flatMap((event) => {
    const earlier = gone.find((other) => isSame(event, other))
    return earlier ? [[earlier, event] as const] : []
  })
  const isCorrected = (event: Event): boolean => corrected.some((pair) => pair.includes(event))
  return [
    ...added.filter((event) => !isCorrected(event)).map((event) => found(codeOf(event), undefined, event, after)),
    ...corrected.map(([from, to]) => found('violation/changed', from, to, after)),
    ...gone.filter((event) => !isCorrected(event)).map((event) => found('violation/changed', event, undefined, before)),
  ]
}

/** One notice of which the registry corrected a date or a word. */
function isSame(event: Event, other: Event): boolean {
  if (event.type !== other.type) return false
  return (['creationDate', 'postedDate', 'releaseDate', 'description'] as const).some(
    (part) => event[part] !== undefined && event[part] === other[part],
  )
}

function codeOf({ type }: Event): ChangeCode {
  return corrections.has(type) ? 'violation/corrected' : 'violation/noted'
}

function found(code: ChangeCode, before: Event | undefined, after: Event | undefined, list: readonly Event[]): Found {
  const { type, description, issuedDate, postedDate } = after ?? before ?? {}
  const at = list.findIndex((event) => event === (after ?? before))
  return {
    code,
    area: 'results',
    madeBy: 'registry',
    subject: ['violation notice', postedDate].filter(Boolean).join(', '),
    path: `/annotations/violationAnnotation/violationEvents/${at}`,
    ...(before && { before }),
    ...(after && { after }),
    facts: {
      ...(type && { type }),
      ...(description && { description }),
      ...(issuedDate && { issued: issuedDate }),
      ...(postedDate && { posted: postedDate }),
      ...(!after && { gone: true }),
    },
  }
}

/** Where no notice tells more, the mark on the record. */
function flagOf({ fdaaa801Violation: before }: Trial, { fdaaa801Violation: after }: Trial): Found {
  return {
    code: after === true ? 'violation/noted' : 'violation/changed',
    area: 'results',
    madeBy: 'registry',
    subject: 'violation of FDAAA 801',
    path: '/fdaaa801Violation',
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    facts: { field: 'fdaaa801Violation', ...(after !== true && { gone: true }) },
  }
}

function eventsOf({ annotations }: Trial): readonly Event[] {
  return annotations?.violationAnnotation?.violationEvents ?? []
}
