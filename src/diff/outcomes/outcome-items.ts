/** The outcomes of both versions as their rule handles them: found by key, claimed, and made a finding. */
import type { Facts, Operation } from '../../model/change.js'
import type { Outcome } from '../align/outcome-profile.js'
import type { Finding, Pair } from '../rule.js'

/** An outcome with its key and its place in one version. */
export interface OutcomeItem {
  key: string
  outcome: Outcome
  path: string
}

export function itemsOf({ alignments, ...pair }: Pair, side: 'before' | 'after'): OutcomeItem[] {
  const keys = alignments['outcomes']?.[side] ?? []
  return (pair[side].outcomes ?? []).map((outcome, index) => ({
    key: keys[index] ?? '',
    outcome,
    path: `/outcomes/${index}`,
  }))
}

/** Where an outcome stands in the keyed form. */
export function placeOf({ key }: OutcomeItem): readonly string[] {
  return ['outcomes', 'items', key]
}

/** Whether more of it differs than its name as a safety issue. */
export function isTouched({ operations }: Pair, item: OutcomeItem): boolean {
  return operations.at(...placeOf(item)).some(({ segments }) => segments[3] !== 'safetyIssue')
}

export function claim(pair: Pair, item: OutcomeItem): Operation[] {
  return operationsAt(pair, ...placeOf(item))
}

export function operationsAt({ operations }: Pair, ...path: readonly string[]): Operation[] {
  return operations.claim(...path).map((step) => step.operation)
}

/** The type in the later version, or of what is gone; and the one it had where that was another. */
export function typesOf({ compares }: Pair, from: readonly OutcomeItem[], to: readonly OutcomeItem[]): Facts {
  if (!compares('outcomes[].type')) return {}
  const [earlier, later] = [typeOf(from), typeOf(to)]
  return { ...(later && { type: later }), ...(earlier && later && earlier !== later && { fromType: earlier }) }
}

/** The highest type among them: a primary outcome merged with a secondary one was a primary one. */
function typeOf(items: readonly OutcomeItem[]): string | undefined {
  return ['PRIMARY', 'SECONDARY', 'OTHER'].find((type) => items.some(({ outcome }) => outcome.type === type))
}

export function textsOf(from: readonly OutcomeItem[], to: readonly OutcomeItem[]): Pick<Finding, 'before' | 'after'> {
  const textOf = (items: readonly OutcomeItem[]): string => items.map(({ outcome }) => outcome.measure ?? '').join('\n')
  return { ...(from.length > 0 && { before: textOf(from) }), ...(to.length > 0 && { after: textOf(to) }) }
}

export function outcomeFinding(
  code: Finding['code'],
  path: string,
  facts: Facts,
  texts: Pick<Finding, 'before' | 'after'>,
  operations: readonly Operation[],
): Finding {
  const subject = String(texts.before ?? texts.after ?? 'outcome measures')
  return { code, area: 'outcomes', madeBy: 'sponsor', subject, path, ...texts, facts, operations }
}
