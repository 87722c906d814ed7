/** Registration: whether the start date says that the trial was registered after it began; the operations belong to the dates. */
import type { Facts } from '../../model/change.js'
import type { Dated } from '../../model/trial.js'
import { distanceBetween, isBefore, isFrom } from '../meaning/date-distance.js'
import type { Finding, Pair, Rule } from '../rule.js'

/** Days after the first enrollment within which United States law lets a trial be registered. */
const daysAllowed = 21

export const registration: Rule = {
  name: 'registration',
  *find({ before, after, compares }: Pair): Iterable<Finding> {
    // The day of first submission does not change: where one document leaves it out, the other knows it.
    const submitted = after.firstSubmitted?.date ?? before.firstSubmitted?.date
    const [from, to] = [before.startDate, after.startDate]
    if (submitted === undefined || to === undefined || !compares('startDate')) return
    const isKnown = (start: Dated): boolean => start.type !== undefined || compares('startDate.type')
    if (isKnown(to) && isRetrospective(to, submitted) && !isRetrospective(from, submitted)) {
      yield finding('registration/retrospective', submitted, from, to, {
        ...(after.studyType && { studyType: after.studyType }),
        ...delayFacts(to.date, submitted),
      })
    }
    if (from && isKnown(from) && isBefore(from.date, submitted) && isFrom(to.date, submitted)) {
      yield finding('registration/start-moved-after', submitted, from, to, {
        ...(to.date === submitted && { sameDay: true }),
      })
    }
  },
}

/** An estimate that lay before registration says only that it had lapsed. */
function isRetrospective(start: Dated | undefined, submitted: string): boolean {
  return start !== undefined && start.type !== 'ESTIMATED' && isBefore(start.date, submitted)
}

function finding(
  code: 'registration/retrospective' | 'registration/start-moved-after',
  submitted: string,
  from: Dated | undefined,
  to: Dated,
  facts: Facts,
): Finding {
  return {
    code,
    area: 'dates',
    madeBy: 'sponsor',
    subject: 'registration',
    path: '/startDate',
    ...(from && { before: from }),
    after: to,
    facts: {
      field: 'startDate',
      firstSubmitted: submitted,
      ...(from?.type && { typeBefore: from.type }),
      ...(to.type && { typeAfter: to.type }),
      ...facts,
    },
    operations: [],
  }
}

/** How long after the start it was registered, and whether that was within the days allowed, where the dates tell. */
function delayFacts(start: string, submitted: string): Facts {
  const { months, days, fewestDays, mostDays } = distanceBetween(start, submitted)
  const [fewest, most] = [days ?? fewestDays, days ?? mostDays]
  return {
    ...(months !== undefined && { months }),
    ...(days !== undefined && { days }),
    ...(fewestDays !== undefined && { fewestDays }),
    ...(mostDays !== undefined && { mostDays }),
    ...(most !== undefined && most <= daysAllowed && { within21Days: true }),
    ...(fewest !== undefined && fewest > daysAllowed && { within21Days: false }),
  }
}
