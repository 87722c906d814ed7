/** Sentences about oversight and about the sharing of data. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { nameOf } from '../names.js'
import { labelOf, printValue } from '../values.js'
import { addedAndRemoved, series, wording } from './phrases.js'
import type { Sentences } from './tell.js'

export const oversightSentences: Sentences<
  'oversight/changed' | 'ipd/changed' | 'data-set/added' | 'data-set/removed' | 'data-set/changed'
> = {
  'oversight/changed': tellOversight,
  'ipd/changed': tellPlan,
  'data-set/added': (change) => `available data set ${dataSet(change)} added`,
  'data-set/removed': (change) => `available data set ${dataSet(change)} removed`,
  'data-set/changed': tellDataSet,
}

const questions: Record<string, string> = {
  oversightHasDmc: 'data monitoring committee',
  isFdaRegulatedDrug: 'study of an FDA-regulated drug',
  isFdaRegulatedDevice: 'study of an FDA-regulated device',
  isUnapprovedDevice: 'device not approved or cleared by the FDA',
  isPpsd: 'pediatric postmarket surveillance of a device',
  isUsExport: 'product exported from the U.S.',
  delayedPosting: 'posting of the record delayed until a device is approved or cleared',
  'retired.isFdaRegulated': 'study regulated by the FDA',
  'retired.isSection801': 'trial under FDAAA Section 801',
}

function tellOversight(change: Change): string {
  const { facts, before, after } = change
  const path = String(facts.field)
  const what = questions[path] ?? nameOf(path)
  if (facts.added !== undefined || facts.removed !== undefined) return `${what} ${addedAndRemoved(facts)}`
  if (before === undefined) return `${what}: answered ${printValue(after)}, not answered before`
  if (after === undefined) return `${what}: answered ${printValue(before)} until now, no longer answered`
  return `${what}: ${printValue(before)} → ${printValue(after)}`
}

const partNames: Record<string, string> = {
  description: 'description',
  infoTypes: 'shared documents',
  timeFrame: 'time frame',
  accessCriteria: 'access criteria',
  url: 'address',
}

function tellPlan({ facts, before, after }: Change): string {
  const parts = String(facts.parts)
    .split('\n')
    .flatMap((part) => partNames[part] ?? [])
  const list = series(parts)
  const answer = answerOf(facts)
  if (answer !== '') {
    const more = before === undefined || after === undefined || list === '' ? '' : `; changed too: ${list}`
    return `plan to share data: ${answer}${more}`
  }
  if (before === undefined) return 'data sharing plan first described'
  if (after === undefined) return 'description of the data sharing plan removed'
  const [only] = parts
  if (parts.length > 1 || only === undefined) return `data sharing plan changed in its ${list}`
  return `${only} of the data sharing plan ${partChange(facts)}`
}

/** `undecided → yes`, or that there was no answer or is none; nothing where the answer stayed. */
function answerOf({ from, to }: Change['facts']): string {
  if (from === to) return ''
  const [earlier, later] = [from, to].map((answer) => labelOf(answer, 'IpdSharing')?.toLowerCase())
  if (earlier === undefined) return `answered ${later}, not answered before`
  return later === undefined ? `answered ${earlier} until now, no longer answered` : `${earlier} → ${later}`
}

function partChange({ textBefore: before, textAfter: after, added, removed }: Change['facts']): string {
  if (added !== undefined || removed !== undefined)
    return addedAndRemoved(
      { ...(added !== undefined && { added }), ...(removed !== undefined && { removed }) },
      'IpdSharingInfoType',
    )
  if (before === undefined) return after === undefined ? 'changed' : `added: “${opening(String(after))}”`
  return after === undefined ? `removed: “${opening(String(before))}”` : `changed: ${wording(before, after)}`
}

function dataSet({ facts: { type, item, url } }: Change): string {
  const name = String(item ?? type ?? url ?? '')
  const kind = type === undefined || type === item ? '' : ` (“${opening(String(type), 80)}”)`
  return `“${opening(name, 80)}”${kind}`
}

function tellDataSet(change: Change): string {
  const { facts, before, after } = change
  const part = nameOf(String(facts.field))
  const name = facts.item === undefined ? '' : ` ${dataSet({ ...change, facts: { item: facts.item } })}`
  const words =
    typeof before === 'string' && typeof after === 'string'
      ? ` changed: ${wording(before, after)}`
      : after === undefined
        ? ` removed: ${printValue(before)}`
        : ` added: ${printValue(after)}`
  return `available data set${name}: ${part}${words}`
}
