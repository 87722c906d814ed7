/** What happened to an outcome that stands in both versions: the loudest of its changes, the others as facts. */
import type { ChangeCode, Facts } from '../../model/change.js'
import { fold, sameWords } from '../../normalize/fold.js'
import type { Outcome } from '../align/outcome-profile.js'
import { exchangesDefinition } from './exchanged-words.js'
import { compareMeasures, type Wording } from './outcome-meaning.js'
import { outcomeWords, unmarked } from './outcome-words.js'
import { compareTimeFrames } from './time-frame.js'

/** @param changed the parts that differ: `type`, `measure`, `timeFrame`, `description` */
export function describeOutcome(
  before: Outcome,
  after: Outcome,
  changed: ReadonlySet<string>,
): { code: ChangeCode; facts: Facts } {
  const isRetitled = changed.has('measure') && !isSameTitle(before.measure, after.measure)
  const wording = isRetitled ? compareMeasures(before.measure ?? '', after.measure ?? '') : 'same'
  const isReframed = changed.has('timeFrame') && !isSameTitle(before.timeFrame, after.timeFrame)
  const frame = isReframed ? frameFacts(before.timeFrame, after.timeFrame) : undefined
  const isRedescribed = changed.has('description') && !isSameDescription(before.description, after.description)
  const turn = changed.has('type') ? turnOf(before, after) : undefined
  const code = turn ?? codeOf(wording, frame !== undefined && !frame.isSameTime)
  if (!turn && !isRetitled && !frame && !isRedescribed) return { code, facts: { noise: 'formatting' } }
  return {
    code,
    facts: {
      ...wordingFacts(code, wording),
      ...frame,
      ...(isRedescribed && describedFacts(before, after)),
      ...(isRedescribed && isRedefined(before, after) && { definition: true }),
      ...(code === 'outcome/reworded' && !isRetitled && { part: frame ? 'timeFrame' : 'description' }),
    },
  }
}

function codeOf(wording: Wording, isOtherTime: boolean): ChangeCode {
  if (wording === 'other-measure' || wording === 'replaced') return 'outcome/measure-changed'
  if (isOtherTime || wording === 'other-time-point') return 'outcome/time-frame-changed'
  return 'outcome/reworded'
}

const ranks = ['OTHER', 'SECONDARY', 'PRIMARY']

function turnOf(before: Outcome, after: Outcome): ChangeCode {
  const rise = ranks.indexOf(after.type ?? '') - ranks.indexOf(before.type ?? '')
  return rise > 0 ? 'outcome/promoted' : 'outcome/demoted'
}

/** What the code leaves unsaid of the title. */
function wordingFacts(code: ChangeCode, wording: Wording): Facts {
  if (wording === 'replaced') return code === 'outcome/measure-changed' ? { replaced: true } : { measureChanged: true }
  if (wording === 'same' || code === 'outcome/measure-changed' || code === 'outcome/reworded') return {}
  if (wording === 'other-measure') return { measureChanged: true }
  return wording === 'other-time-point' ? { timePointInMeasure: true } : { reworded: true }
}

function frameFacts(before: string | undefined, after: string | undefined): Facts {
  const texts = {
    ...(before !== undefined && { timeFrameBefore: before }),
    ...(after !== undefined && { timeFrameAfter: after }),
  }
  if (before === undefined || after === undefined) return texts
  const { isSame, ...distance } = compareTimeFrames(before, after)
  return { ...texts, ...distance, ...(isSame && { isSameTime: true }) }
}

function describedFacts({ description: from }: Outcome, { description: to }: Outcome): Facts {
  return {
    ...(from !== undefined && { descriptionBefore: from }),
    ...(to !== undefined && { descriptionAfter: to }),
  }
}

/** Whether a description says in other words what is measured, by whom or in whom: not where it only came, went or grew. */
function isRedefined({ description: from }: Outcome, { description: to }: Outcome): boolean {
  if (from === undefined || to === undefined) return false
  return exchangesDefinition(outcomeWords(from).all, outcomeWords(to).all)
}

/** Case, marks at the end of a line and a list mark in front make no other title, and no other time frame. */
export function isSameTitle(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return before === after
  return sameWords(before, after) || asTitle(before) === asTitle(after)
}

function asTitle(text: string): string {
  return fold(unmarked(text))
    .toLowerCase()
    .replace(/[.;,:]+$/, '')
}

function isSameDescription(before: string | undefined, after: string | undefined): boolean {
  return before === after || (before !== undefined && after !== undefined && sameWords(before, after))
}
