/** Sentences about eligibility criteria. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { wording } from './phrases.js'
import type { Sentences } from './tell.js'

export const criteriaSentences: Sentences<
  | 'criterion/added'
  | 'criterion/removed'
  | 'criterion/reworded'
  | 'criterion/threshold-changed'
  | 'criterion/moved'
  | 'criterion/side-changed'
  | 'criterion/split'
  | 'criterion/merged'
  | 'criteria/added'
  | 'criteria/removed'
  | 'criteria/headings-changed'
  | 'criteria/recaptioned'
  | 'criteria/rearranged'
> = {
  'criterion/added': ({ facts, after }) => `${side(facts.side)} added: “${opening(String(after), 240)}”`,
  'criterion/removed': ({ facts, before }) => `${side(facts.side)} removed: “${opening(String(before), 240)}”`,
  'criterion/reworded': ({ facts, before, after }) =>
    `${side(facts.side)} reworded${facts.moved ? ' and moved' : ''}${facts.asWhole ? ', too long to look for limits in it' : ''}: ${wording(before, after)}`,
  'criterion/threshold-changed': tellThreshold,
  'criterion/moved': ({ facts, before }) =>
    `${side(facts.side)} moved to another place in the list: “${opening(String(before))}”`,
  'criterion/side-changed': ({ facts, before, after }) =>
    `${crossing(facts, 1)}${
      facts.reworded
        ? ` and ${facts.negated ? 'turned round' : 'reworded'}: ${wording(before, after)}`
        : `: “${opening(String(before), 240)}”`
    }`,
  'criterion/split': ({ facts, before, after }) =>
    `${side(facts.side)} split into ${partsOf(after).length}${facts.reworded ? ' and reworded' : ''}: “${opening(String(before))}” → ${quoted(after)}${limits(facts)}`,
  'criterion/merged': ({ facts, before, after }) =>
    `${partsOf(before).length} ${sideAdjective(facts.side)}criteria merged into one${facts.reworded ? ' and reworded' : ''}: ${quoted(before)} → “${opening(String(after))}”${limits(facts)}`,
  'criteria/added': ({ after }) => `eligibility criteria added: “${opening(String(after), 240)}”`,
  'criteria/removed': ({ before }) => `eligibility criteria removed: “${opening(String(before), 240)}”`,
  'criteria/headings-changed': ({ before, after }) =>
    before === '' || after === ''
      ? `heading of eligibility criteria ${before === '' ? 'added' : 'removed'}: ${quoted(before === '' ? after : before)}`
      : `heading of eligibility criteria changed: ${quoted(before)} → ${quoted(after)}`,
  'criteria/recaptioned': ({ facts, before }) =>
    `${crossing(facts, Number(facts.count))}: “${opening(String(before).split('\n')[0] ?? '')}” and others`,
  'criteria/rearranged': ({ facts }) =>
    facts.noise
      ? 'eligibility criteria: same words, written differently'
      : 'eligibility criteria rearranged: the same items, under other headings or in other places',
}

/** Where items stand now that stood on another side, or under no heading that names one. */
function crossing({ fromSide, side: toSide }: Change['facts'], count: number): string {
  const what = count === 1 ? 'criterion' : `${count} criteria`
  if (fromSide === 'other')
    return `${what} now listed under ${String(toSide)}, before under neither inclusion nor exclusion`
  if (toSide === 'other') return `${what} no longer listed under ${String(fromSide)}, but under neither heading`
  return `${what} moved from ${String(fromSide)} to ${String(toSide)}`
}

/** `Inclusion criterion, hemoglobin: ≥ 9 g/dL → ≥ 8 g/dL (wider): “…” → “…”`. */
function tellThreshold({ facts, before, after }: Change): string {
  const { quantity, from, to, effect, others } = facts
  const named = quantity ? `, ${String(quantity)}` : ''
  const more = others ? `, and ${String(others)} more` : ''
  const wider = effect ? ` (${effects[String(effect)]})` : ''
  const values = from === undefined || to === undefined ? '' : `${named}: ${from} → ${to}${wider}${more};`
  const moved = facts.moved ? ' moved and' : ''
  return `threshold of ${article(facts.side)}${moved} changed${values} ${wording(before, after)}`
}

/** Behind a split or merger: the limit that changed with it. */
function limits({ quantity, from, to, effect }: Change['facts']): string {
  if (from === undefined || to === undefined) return ''
  return `; threshold changed${quantity ? `, ${String(quantity)}` : ''}: ${from} → ${to}${effect ? ` (${effects[String(effect)]})` : ''}`
}

/** What a wider criterion does, on whichever side it stands. */
const effects: Record<string, string> = { wider: 'wider: more may join', narrower: 'narrower: fewer may join' }

function article(value: unknown): string {
  const name = side(value)
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
}

function side(value: unknown): string {
  return `${sideAdjective(value)}criterion`
}

function sideAdjective(value: unknown): string {
  return value === 'other' || value === undefined ? '' : `${String(value)} `
}

function partsOf(texts: unknown): string[] {
  return String(texts).split('\n')
}

function quoted(texts: unknown): string {
  return partsOf(texts)
    .map((each) => `“${opening(each)}”`)
    .join(' + ')
}
