/** Sentences about what a history comes to: dates, statuses, enrollment, outcomes. */
import type {
  DateField,
  DatePath,
  EnrollmentStep,
  Milestone,
  OutcomesHeldTogether,
  OutcomeText,
  StatusPath,
  StatusTotal,
} from '../model/history.js'
import type { Dated } from '../model/trial.js'
import { vocabulary } from '../model/vocabulary.js'
import { opening } from './excerpt.js'
import { nameOf } from './names.js'
import { count, countOf, distance, typeWord } from './sentences/phrases.js'
import { printNumber } from './values.js'

/** `Recruiting, 60 participants estimated, 3 sites in 2 countries`. */
export function milestonePhrase(milestone: Milestone): string {
  const { status, enrollment, sites, countries, primaryCompletionDate } = milestone
  const places =
    sites === undefined
      ? ''
      : `${sites === 0 ? 'no sites' : countOf(sites, 'site')}${countries !== undefined && countries > 1 ? ` in ${countries} countries` : ''}`
  return [
    status && vocabulary.Status[status],
    enrollment?.count !== undefined &&
      `${countOf(enrollment.count, 'participant')}${enrollment.type ? ` ${typeWord(enrollment.type)}` : ''}`,
    places,
    primaryCompletionDate && `${nameOf('primaryCompletionDate')} ${datePhrase(primaryCompletionDate)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

export function datePhrase({ date, type }: Dated): string {
  return type ? `${date} ${typeWord(type)}` : date
}

export function enrollmentPhrase({ count: number, type }: Omit<EnrollmentStep, 'day'>): string {
  if (number === undefined) return 'not given'
  return type ? `${count(number)} ${typeWord(type)}` : count(number)
}

/** `moved later 3 times, earlier once; +29 months in all; marked actual since 2019-05-07`. */
export function slipSentence({ path, later, earlier, refined, lapsed, turnedActual, inAll }: DatePath): string {
  if (path.length === 0) return 'told by no version'
  const moved = [later > 0 && `later ${times(later)}`, earlier > 0 && `earlier ${times(earlier)}`].filter(Boolean)
  return [
    moved.length > 0 ? `moved ${moved.join(', ')}` : 'never moved',
    moved.length > 0 &&
      inAll &&
      (inAll.direction === 'same' ? 'back where it was in the end' : `${distance({ ...inAll })} in all`),
    refined > 0 && `precision changed ${times(refined)}`,
    lapsed > 0 && `an estimate replaced after it lapsed ${times(lapsed)}`,
    turnedActual && `marked actual since ${turnedActual}`,
  ]
    .filter(Boolean)
    .join('; ')
}

export function outcomePhrase({ measure, timeFrame }: OutcomeText): string {
  return `“${opening(measure, 240)}”${timeFrame === undefined ? '' : `, time frame ${timePhrase(timeFrame)}`}`
}

/** `“Overall survival”, time frame “12 months” → “24 months”`. */
export function retimedPhrase({ measure, before, after }: OutcomesHeldTogether['retimed'][number]): string {
  return `“${opening(measure, 240)}”, time frame ${timePhrase(before)} → ${timePhrase(after)}`
}

/** `“Survival” → “Overall survival”, time frame “12 months”`; both time frames where they differ. */
export function rewordedPhrase({ before, after }: OutcomesHeldTogether['reworded'][number]): string {
  const measures = `“${opening(before.measure, 240)}” → “${opening(after.measure, 240)}”`
  if (before.timeFrame !== after.timeFrame)
    return `${measures}, time frame ${timePhrase(before.timeFrame)} → ${timePhrase(after.timeFrame)}`
  return after.timeFrame === undefined ? measures : `${measures}, time frame ${timePhrase(after.timeFrame)}`
}

function timePhrase(timeFrame: string | undefined): string {
  return timeFrame === undefined ? 'none' : `“${opening(timeFrame, 120)}”`
}

/** The dates in a row: `2016-12 → 2017-06 → 2019-05-31`. */
export function datesPhrase({ path }: DatePath): string {
  return inRow(path.map(({ date }) => date).filter((date, at, all) => date !== all[at - 1]))
}

/** The numbers in a row: `44 estimated → 60 (2024-02-01) → 57 actual (2026-01-15)`. */
export function enrollmentsPhrase(path: readonly EnrollmentStep[]): string {
  const steps = path.map((step, at) => {
    const { type, ...untyped } = step
    const isSameType = at > 0 && type === path[at - 1]?.type
    return `${enrollmentPhrase(isSameType ? untyped : step)}${at === 0 ? '' : ` (${step.day})`}`
  })
  return inRow(steps)
}

/** More than this in a row, and those in the middle are counted. */
const longestRow = 9

function inRow(steps: readonly string[]): string {
  if (steps.length <= longestRow) return steps.join(' → ')
  const around = Math.floor(longestRow / 2)
  const middle = `… ${printNumber(steps.length - 2 * around)} more …`
  return [...steps.slice(0, around), middle, ...steps.slice(-around)].join(' → ')
}

export const dateFields: readonly DateField[] = ['startDate', 'primaryCompletionDate', 'completionDate']

/** `198 to 427 days`, `at least 226 days, in 2 spells`. */
export function totalSentence({ status, spells, fewestDays, mostDays }: StatusTotal, isCurrent: boolean): string {
  const days =
    mostDays === undefined
      ? fewestDays === 0
        ? 'in one version'
        : `at least ${countOf(fewestDays, 'day')}`
      : mostDays === fewestDays
        ? countOf(mostDays, 'day')
        : fewestDays === 0
          ? `at most ${countOf(mostDays, 'day')}`
          : `${count(fewestDays)} to ${countOf(mostDays, 'day')}`
  const byRegistry = status === 'WITHHELD' ? ', set by the registry' : ''
  return `${days}${byRegistry}${spells > 1 ? `, in ${spells} spells` : ''}${isCurrent ? ', still so in the latest version' : ''}`
}

export function paintedSentence({ paintedUnknown }: StatusPath): string {
  if (paintedUnknown === undefined) return ''
  return `The registry shows the version of ${paintedUnknown} as Unknown status, not verified for two years; counted is the status the sponsor gave last.`
}

function times(number: number): string {
  return number === 1 ? 'once' : number === 2 ? 'twice' : `${number} times`
}
