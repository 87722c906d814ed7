/** Sentences about outcome measures. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { labelOf, printNumber } from '../values.js'
import { wording } from './phrases.js'
import type { Sentences } from './tell.js'

export const outcomeSentences: Sentences<
  | 'outcome/added'
  | 'outcome/removed'
  | 'outcome/promoted'
  | 'outcome/demoted'
  | 'outcome/measure-changed'
  | 'outcome/time-frame-changed'
  | 'outcome/reworded'
  | 'outcome/split'
  | 'outcome/merged'
  | 'outcome/reordered'
> = {
  'outcome/added': ({ facts, after }) =>
    `${measure(facts)} ${facts.first ? 'first given' : 'added'}: ${quote(after)}${during(facts.timeFrameAfter)}${timing(facts)}`,
  'outcome/removed': ({ facts, before }) =>
    `${measure(facts)} removed: ${quote(before)}${during(facts.timeFrameBefore)}${timing(facts)}`,
  'outcome/promoted': tellTurn,
  'outcome/demoted': tellTurn,
  'outcome/measure-changed': (change) =>
    `${measure(change.facts)} ${change.facts.replaced ? 'replaced by another' : 'changed'}: ${wording(change.before, change.after)}${frame(change)}${described(change)}${timing(change.facts)}`,
  'outcome/time-frame-changed': tellTimeFrame,
  'outcome/reworded': tellReworded,
  'outcome/split': tellSplit,
  'outcome/merged': tellMerged,
  'outcome/reordered': ({ facts, after }) =>
    after === undefined
      ? 'outcome measures: the same in another order'
      : `${measure(facts)} ${quote(after)} moved to another place in the list`,
}

function tellSplit(change: Change): string {
  const { facts } = change
  const parts = printNumber(Number(facts.parts))
  const into = facts.fromType ? `${parts} ${measure(facts)}s` : parts
  return `${measure(facts, facts.fromType)} split into ${into}: ${regrouped(change)}${timing(facts)}`
}

function tellMerged(change: Change): string {
  const { facts } = change
  const parts = printNumber(Number(facts.parts))
  const merged = !facts.fromType
    ? `${parts} ${measure(facts)}s merged into one`
    : facts.fromType === 'OTHER'
      ? `${parts} ${measure(facts, facts.fromType)}s merged into one ${measure(facts)}`
      : `${parts} outcome measures, among them a ${typeName(facts.fromType)} one, merged into one ${measure(facts)}`
  return `${merged}: ${regrouped(change)}${timing(facts)}`
}

/** `“A and B” → “A” + “B”`; with their time frames where all are called the same. */
function regrouped({ before, after, facts }: Change): string {
  const [from, to] = [before, after].map((texts) => String(texts).split('\n'))
  const frames = [facts.timeFrameBefore, facts.timeFrameAfter].map((texts) => String(texts ?? '').split('\n'))
  const areNamesakes = new Set([...(from ?? []), ...(to ?? [])]).size === 1
  const side = (titles: readonly string[] = [], times: readonly string[] = []): string =>
    titles
      .map((title, at) => `“${opening(title)}”${areNamesakes && times[at] ? ` (${opening(times[at])})` : ''}`)
      .join(' + ')
  return `${side(from, frames[0])} → ${side(to, frames[1])}`
}

function tellTurn(change: Change): string {
  const { facts, before, after, code } = change
  const how = code === 'outcome/promoted' ? 'promoted' : 'demoted'
  const reworded = facts.measureChanged
    ? ` and changed: ${wording(before, after)}`
    : facts.reworded || facts.timePointInMeasure
      ? ` and reworded: ${wording(before, after)}`
      : `: ${quote(after)}`
  return `outcome measure ${how} from ${typeName(facts.fromType)} to ${typeName(facts.type)}${reworded}${frame(change)}${described(change)}${timing(facts)}`
}

function tellTimeFrame(change: Change): string {
  const { facts, before, after } = change
  if (facts.timePointInMeasure)
    return `time point of ${article(facts)} changed: ${wording(before, after)}${frame(change)}${described(change)}${timing(facts)}`
  const { timeFrameBefore: from, timeFrameAfter: to } = facts
  const rest = `${described(change)}${timing(facts)}`
  if (facts.reworded) return `${measure(facts)} reworded: ${wording(before, after)}${frame(change)}${rest}`
  const whose = `time frame of ${measure(facts)} ${quote(after)}`
  if (from === undefined) return `${whose} given: ${quote(to)}${rest}`
  if (to === undefined) return `${whose} removed: ${quote(from)}${rest}`
  return `${whose} changed: ${wording(from, to)}${length(facts)}${rest}`
}

function tellReworded(change: Change): string {
  const { facts, before, after } = change
  if (facts.noise !== undefined) return `${measure(facts)} ${quote(after)}: same words, written differently`
  if (facts.part === 'timeFrame')
    return `time frame of ${measure(facts)} ${quote(after)} reworded, as long as before: ${wording(facts.timeFrameBefore, facts.timeFrameAfter)}${described(change)}`
  if (facts.part !== 'description')
    return `${measure(facts)} reworded: ${wording(before, after)}${frame(change)}${described(change)}`
  const { descriptionBefore: from, descriptionAfter: to } = facts
  const whose = `${measure(facts)} ${quote(after)}`
  if (from === undefined) return `description added to ${whose}: ${quote(to)}`
  if (to === undefined) return `description taken from ${whose}: ${quote(from)}`
  return `description of ${whose} reworded: ${wording(from, to)}`
}

function measure(facts: Change['facts'], type: unknown = facts.type): string {
  return `${adjective(type)}outcome measure`
}

function article(facts: Change['facts']): string {
  const name = measure(facts)
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
}

function adjective(type: unknown): string {
  const name = typeName(type)
  return name === '' ? '' : `${name} `
}

function typeName(type: unknown): string {
  return labelOf(type, 'OutcomeType')?.toLowerCase() ?? ''
}

function quote(text: unknown): string {
  return `“${opening(String(text), 240)}”`
}

function during(timeFrame: unknown): string {
  return timeFrame === undefined ? '' : `, time frame “${opening(String(timeFrame), 120)}”`
}

/** A changed time frame, told beside a change that weighs more. */
function frame({ facts }: Change): string {
  const { timeFrameBefore: from, timeFrameAfter: to } = facts
  if (from === undefined && to === undefined) return ''
  if (from === undefined) return `; time frame given: ${quote(to)}`
  if (to === undefined) return `; time frame removed: ${quote(from)}`
  return `; time frame ${facts.isSameTime ? 'reworded' : 'changed'}: ${wording(from, to)}${length(facts)}`
}

function described({ facts }: Change): string {
  const { descriptionBefore: from, descriptionAfter: to } = facts
  if (from === undefined && to === undefined) return ''
  return `; description ${from === undefined ? 'added' : to === undefined ? 'removed' : 'changed'} too`
}

/** ` (12 weeks longer)`. */
function length({ effect, months, weeks, days }: Change['facts']): string {
  if (effect === undefined) return ''
  const much = [
    [months, 'month'],
    [weeks, 'week'],
    [days, 'day'],
  ].flatMap(([count, noun]) => {
    const size = Math.abs(Number(count))
    return count === undefined ? [] : [`${printNumber(size)} ${String(noun)}${size === 1 ? '' : 's'} `]
  })
  return ` (${much.join('')}${effect})`
}

/** When, in words that follow a comma; of versions long apart only the day of the later one is known. */
function timing({ timing: when, timingType, timingBetween, nearResults, resultsEvent }: Change['facts']): string {
  const estimated = timingType === 'ESTIMATED' ? 'the estimated ' : ''
  const version = timingBetween ? 'in a version from ' : ''
  const places: Record<string, string> = {
    'before-start': `, ${version}before ${estimated || 'the '}start`,
    'after-start': `, ${version}after ${estimated || 'the '}start`,
    'after-primary-completion': `, ${version}after ${estimated}primary completion`,
  }
  const near = nearResults
    ? `, within 31 days of the first ${resultsEvent === 'submission' ? 'submission' : 'posting'} of results`
    : ''
  return `${places[String(when)] ?? ''}${near}`
}
