/** Sentences about the way of results to their posting, and about violations of the reporting law. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { countOf, wording } from './phrases.js'
import type { Sentences } from './tell.js'

export const resultsSentences: Sentences<
  | 'results/submitted'
  | 'results/returned'
  | 'results/resubmitted'
  | 'results/cancelled'
  | 'results/tracking-removed'
  | 'results/posted'
  | 'results/removed'
  | 'results/delay-certified'
  | 'results/waived'
  | 'violation/noted'
  | 'violation/corrected'
  | 'violation/changed'
> = {
  'results/submitted': ({ facts }) => `results submitted to the registry${when(facts)}`,
  'results/returned': ({ facts }) => `results returned by quality control${when(facts)}`,
  'results/resubmitted': ({ facts }) => `results submitted again${when(facts)}`,
  'results/cancelled': ({ facts }) => `submission of results cancelled${when(facts)}`,
  'results/tracking-removed': () => 'the registry no longer lists results as submitted but not posted',
  'results/posted': ({ facts }) =>
    `results${facts.settled ? ' that meet quality control' : ''} posted${postedOn(facts)}${contents(facts)}`,
  'results/removed': ({ facts }) => `posted results removed from the record${contents(facts)}`,
  'results/delay-certified': tellDelay,
  'results/waived': () => 'requirement to submit results waived',
  'violation/noted': tellNotice,
  'violation/corrected': tellNotice,
  'violation/changed': tellChangedNotice,
}

/** ` on 2026-03-02`, ` 3 times: on 2014-03-05, 2014-11-21 and 2015-01-07`; a day that the registry does not know is said so. */
function when({ times, dates }: Change['facts']): string {
  const days = dates === undefined ? [] : String(dates).split('\n')
  const unknown = Number(times) - days.length
  const told = unknown === 0 ? days : [...days, unknown === 1 ? 'a day not known' : `${unknown} days not known`]
  if (told.length === 1) return ` on ${told[0]}`
  return ` ${String(times)} times: on ${told.slice(0, -1).join(', ')} and ${told.at(-1)}`
}

/** ` on 2024-08-30, with comments of quality control since 2024-07-12, first submitted on 2024-06-18`. */
function postedOn({ posted, submitted, commented }: Change['facts']): string {
  const parts = [
    posted === undefined ? '' : ` on ${posted}`,
    commented === undefined
      ? ''
      : posted === undefined
        ? ` with comments of quality control on ${commented}`
        : `, with comments of quality control since ${commented}`,
    submitted === undefined ? '' : `, first submitted on ${submitted}`,
  ]
  return parts.join('')
}

function contents({ measures, primaryMeasures, seriousTerms }: Change['facts']): string {
  if (measures === undefined) return ''
  const areAll = primaryMeasures === measures
  const primary = areAll || primaryMeasures === undefined ? '' : ` (${String(primaryMeasures)} primary)`
  const serious =
    seriousTerms === undefined
      ? ''
      : seriousTerms === 0
        ? ', no serious adverse events listed'
        : `, serious adverse events under ${countOf(seriousTerms, 'term')}`
  return `: ${countOf(measures, `${areAll ? 'primary ' : ''}outcome measure`)}${primary}${serious}`
}

function tellDelay({ facts: { submitted, posted, knownBefore } }: Change): string {
  const what = 'certification or request to delay results'
  const sent = submitted === undefined ? '' : `submitted on ${submitted}`
  const shown = posted === undefined ? '' : `posted on ${posted}`
  return `${what} ${(knownBefore ? [shown, sent] : [sent, shown]).filter((each) => each !== '').join(', ')}`
}

/** `violation identified by the FDA, posted on 2021-07-29: “…”`. */
function tellNotice({ facts }: Change): string {
  if (facts.type === undefined) return 'the registry marks the record with a violation of FDAAA 801'
  const words = facts.description === undefined ? '' : `: “${opening(String(facts.description), 240)}”`
  return `${noticeOf(facts)}${words}`
}

function noticeOf({ type, posted, issued }: Change['facts']): string {
  const on = posted === undefined ? (issued === undefined ? '' : `, issued on ${issued}`) : `, posted on ${posted}`
  return `${notices[String(type)] ?? 'notice of the FDA'}${on}`
}

const notices: Record<string, string> = {
  VIOLATION_IDENTIFIED: 'violation identified by the FDA',
  CORRECTION_CONFIRMED: 'correction confirmed by the FDA',
  PENALTY_IMPOSED: 'penalty imposed by the FDA',
  ISSUES_IN_LETTER_ADDRESSED_CONFIRMED: 'issues in a letter of the FDA addressed, as the FDA confirms',
}

function tellChangedNotice({ facts, before, after }: Change): string {
  if (facts.type === undefined) return 'mark of a violation of FDAAA 801 removed from the record'
  if (facts.gone) return `notice removed from the record (${noticeOf(facts)})`
  const [from, to] = [before, after].map((event) => (event as { description?: string } | undefined)?.description)
  const words = from !== undefined && to !== undefined && from !== to ? `: ${wording(from, to)}` : ''
  return `notice changed (${noticeOf(facts)})${words}`
}
