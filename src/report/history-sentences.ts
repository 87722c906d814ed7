/** Sentences about what a history comes to: dates, statuses, versions. */
import type {
  DateField,
  DatePath,
  EnrollmentStep,
  History,
  HistorySummary,
  HistoryVersion,
  LeftOutVersion,
  Milestone,
  OutcomesHeldTogether,
  OutcomeText,
  StatusPath,
  StatusTotal,
} from '../model/history.js'
import type { ParsedTrial } from '../model/parsed-trial.js'
import type { Dated } from '../model/trial.js'
import { vocabulary } from '../model/vocabulary.js'
import { opening } from './excerpt.js'
import { nameOf } from './names.js'
import { count, countOf, distance, typeWord } from './sentences/phrases.js'
import { printNumber } from './values.js'

/** `v4 / site #5`: the interface of the registry counts from 0, its pages from 1. */
export function numberPhrase({ parsed }: Pick<HistoryVersion, 'parsed'>): string {
  const { version } = parsed.source
  return version === undefined ? '' : `v${version} / site #${version + 1}`
}

/** What to call the first version at hand. */
export function firstPhrase({ startsWithRegistration }: HistorySummary): string {
  return startsWithRegistration ? 'as registered' : 'first at hand'
}

/** Between two versions. */
export function gapSentence(missing: number): string {
  if (missing <= 0) return ''
  return missing === 1
    ? 'one version before it is not at hand'
    : `${printNumber(missing)} versions before it are not at hand`
}

/** In the whole history. */
export function missingSentence({ summary: { missing = 0 }, versions }: History): string {
  if (missing === 0) return ''
  const [here, all] = [printNumber(versions.length), printNumber(versions.length + missing)]
  return `Of the ${all} versions from the first to the latest, ${here} are at hand.`
}

/** `Recruiting · 60 participants estimated · 3 sites in 2 countries`. */
export function milestonePhrase(milestone: Milestone): string {
  const { status, enrollment, sites, countries, primaryCompletionDate } = milestone
  const places =
    sites === undefined
      ? ''
      : `${countOf(sites, 'site')}${countries !== undefined && countries > 1 ? ` in ${countries} countries` : ''}`
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

function timePhrase(timeFrame: string | undefined): string {
  return timeFrame === undefined ? 'none' : `“${opening(timeFrame, 120)}”`
}

/** The dates in a row: `2016-12 → 2017-06 → 2019-05-31`. */
export function datesPhrase({ path }: DatePath): string {
  return path
    .map(({ date }) => date)
    .filter((date, at, all) => date !== all[at - 1])
    .join(' → ')
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

/** One sentence for each version that has no place, or one for all copies where there are many. */
export function leftOutSentences(leftOut: readonly LeftOutVersion[]): string[] {
  const copies = leftOut.filter(({ reason }) => reason === 'same-version')
  const undated = leftOut.filter(({ reason }) => reason === 'undated')
  return [
    ...undated.map(({ parsed }) => `${documentName(parsed)} tells no day on which it was updated and is left out.`),
    ...(copies.length > mostNamed
      ? [`${copies.length} copies of versions that are here already are left out.`]
      : copies.map(copySentence)),
  ]
}

const mostNamed = 5

function copySentence({ parsed, sameAs }: LeftOutVersion): string {
  const [copy, kept] = [documentName(parsed), sameAs ? documentName(sameAs) : 'another']
  const [from, to] = copy === kept ? [parsed.source.document, sameAs?.source.document] : [copy, kept]
  if (from === to) return `${copy} tells one version more than once.`
  return `${from} tells the same version as ${to} and is left out.`
}

/** The last part of a document's name. */
export function documentName({ source }: ParsedTrial): string {
  return source.document?.split(/[\\/]/).at(-1) ?? 'One document'
}

function times(number: number): string {
  return number === 1 ? 'once' : number === 2 ? 'twice' : `${number} times`
}
