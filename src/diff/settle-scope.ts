/** Scope: a date that moved while the primary outcomes, the arms or the enrollment changed was promised for another trial. */
import type { Finding } from './rule.js'

const moves: ReadonlySet<string> = new Set(['date/later', 'date/earlier', 'date/turned-estimated'])

/** Gives dates that moved the fact `scopeRevision`: `outcomes`, `arms`, `enrollment`, what of them changed as well. */
export function settleScope(findings: readonly Finding[]): Finding[] {
  if (!findings.some(isMove)) return [...findings]
  const changed = new Set(findings.flatMap(scopeOf))
  if (changed.size === 0) return [...findings]
  const scopeRevision = ['outcomes', 'arms', 'enrollment'].filter((each) => changed.has(each)).join(' ')
  return findings.map((finding) =>
    isMove(finding) ? { ...finding, facts: { ...finding.facts, scopeRevision } } : finding,
  )
}

function isMove({ code, facts }: Finding): boolean {
  return moves.has(code) && facts.direction !== 'same' && facts.noise === undefined
}

/** Of an outcome: anything but its wording and its place. */
const outcomeCodes = /^outcome\/(?:added|removed|promoted|demoted|measure-changed|time-frame-changed|split|merged)$/
const outcomeFields = new Set<unknown>(['outcomes[]', 'outcomes[].type', 'outcomes[].measure', 'outcomes[].timeFrame'])
/** Of an arm or an intervention: that it came or went. */
const armCodes = /^(?:arm|intervention)\/(?:added|removed|dropped)$/
const armFields = new Set<unknown>(['arms[]', 'interventions[]'])
/** The actual count is no change of plan. */
const enrollmentCodes = /^enrollment\/(?:raised|cut|turned-estimated)$/

function scopeOf({ code, area, facts, after }: Finding): string[] {
  if (facts.noise !== undefined) return []
  const isOther = code === 'other/changed'
  if (area === 'outcomes' && (facts.type === 'PRIMARY' || facts.fromType === 'PRIMARY')) {
    return (isOther ? outcomeFields.has(facts.field) : outcomeCodes.test(code)) ? ['outcomes'] : []
  }
  if (area === 'arms') return (isOther ? armFields.has(facts.field) : armCodes.test(code)) ? ['arms'] : []
  if (facts.difference === undefined || !enrollmentCodes.test(code)) return []
  const isActual = typeof after === 'object' && after !== null && 'type' in after && after.type === 'ACTUAL'
  return isActual ? [] : ['enrollment']
}
