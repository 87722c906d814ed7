/** Weighing a change: which row of the severity table decides, the reader's own rows before the built-in ones. */
import type { SeverityRule, FactCondition, FactTest, FactValue } from '../model/severity-rule.js'
import type { Finding } from './rule.js'
import { severityTable } from './severities.js'

export interface Weight {
  rule: SeverityRule
  /** Whose row it is. */
  table: 'own' | 'built-in'
  /** Its place in that table, from 1. */
  row: number
}

const otherwise: SeverityRule = { code: '*', severity: 'minor' }

/** @param own rows that go before the built-in ones */
export function weigh(finding: Pick<Finding, 'code' | 'area' | 'facts'>, own: readonly SeverityRule[] = []): Weight {
  const mine = own.findIndex((rule) => fits(rule, finding))
  const ours = own[mine]
  if (ours) return { rule: ours, table: 'own', row: mine + 1 }
  const row = severityTable.findIndex((rule) => fits(rule, finding))
  return { rule: severityTable[row] ?? otherwise, table: 'built-in', row: row + 1 }
}

function fits({ code, area, when = {} }: SeverityRule, finding: Pick<Finding, 'code' | 'area' | 'facts'>): boolean {
  if (!isLike(finding.code, code) || (area !== undefined && area !== finding.area)) return false
  if (finding.facts.noise !== undefined && when.noise === undefined) return false
  for (const name in when) if (!passes(finding.facts[name], when[name] ?? {})) return false
  return true
}

function passes(fact: FactValue | undefined, test: FactTest): boolean {
  if (Array.isArray(test)) return (test as readonly FactValue[]).some((each) => isOne(fact, each))
  return typeof test === 'object' ? meets(fact, test as FactCondition) : isOne(fact, test)
}

function isOne(fact: FactValue | undefined, value: FactValue): boolean {
  return typeof fact === 'string' && typeof value === 'string' ? isLike(fact, value) : fact === value
}

function meets(fact: FactValue | undefined, { given, atLeast, below }: FactCondition): boolean {
  if (given !== undefined && (fact !== undefined) !== given) return false
  if (atLeast === undefined && below === undefined) return true
  if (typeof fact !== 'number') return false
  const size = Math.abs(fact)
  return (atLeast === undefined || size >= atLeast) && (below === undefined || size < below)
}

function isLike(text: string, pattern: string): boolean {
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern
}
