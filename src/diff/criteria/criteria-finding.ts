/** The finding of a change in the eligibility criteria. */
import type { Facts, Operation } from '../../model/change.js'
import type { CriterionItem } from './criterion-items.js'
import type { Finding, Pair } from '../rule.js'

export function criteriaFinding(
  code: Finding['code'],
  path: string,
  facts: Facts,
  texts: { before?: string; after?: string },
  operations: readonly Operation[],
): Finding {
  const subject = code.startsWith('criteria/') ? 'eligibility criteria' : (texts.before ?? texts.after ?? '')
  return {
    code,
    area: 'criteria',
    madeBy: facts.noise ? 'unknown' : 'sponsor',
    subject,
    path: path || '/eligibility',
    ...texts,
    facts,
    operations,
  }
}

export function claimItem(pair: Pair, item: CriterionItem): Operation[] {
  return pair.operations.claim('eligibility', item.side, 'items', item.key).map((step) => step.operation)
}
