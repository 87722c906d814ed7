/** Scope: a date that moved while the primary outcomes, the arms or the enrollment changed was promised for another trial. */
import type { Finding, Pair } from './rule.js'

const moves: ReadonlySet<string> = new Set(['date/later', 'date/earlier', 'date/turned-estimated'])

/** Gives dates that moved the fact `scopeRevision`: `outcomes`, `arms`, `enrollment`, what of them changed as well. */
export function settleScope(findings: readonly Finding[], pair: Pair): Finding[] {
  if (!findings.some(isMove)) return [...findings]
  const changed = new Set(findings.flatMap((finding) => scopeOf(finding, pair)))
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
/** Of an arm or an intervention: that it came or went, or gives something else. */
const armCodes = /^(?:arm|intervention)\/(?:added|removed|type-changed|dose-changed|interventions-changed)$/
const armFields = new Set<unknown>(['arms[]', 'interventions[]'])
/** The actual count is no change of plan. */
const enrollmentCodes = /^enrollment\/(?:raised|cut|turned-estimated)$/

function scopeOf({ code, area, facts, after }: Finding, pair: Pair): string[] {
  if (facts.noise !== undefined) return []
  const isOther = code === 'other/changed'
  if (area === 'outcomes' && (facts.type === 'PRIMARY' || facts.fromType === 'PRIMARY')) {
    const isScope = isOther ? outcomeFields.has(facts.field) : outcomeCodes.test(code)
    return isScope && stood(pair, 'outcomes') ? ['outcomes'] : []
  }
  if (area === 'arms') {
    const list = String(facts.field ?? code).startsWith('arm') ? 'arms' : 'interventions'
    const isScope = isOther ? armFields.has(facts.field) : armCodes.test(code)
    return isScope && stood(pair, list) ? ['arms'] : []
  }
  if (facts.difference === undefined || !enrollmentCodes.test(code)) return []
  const isActual = typeof after === 'object' && after !== null && 'type' in after && after.type === 'ACTUAL'
  return isActual ? [] : ['enrollment']
}

/** What was first listed, or is no longer, has not been planned anew. */
function stood({ before, after }: Pair, list: 'outcomes' | 'arms' | 'interventions'): boolean {
  return [before, after].every((trial) => (trial[list]?.length ?? 0) > 0)
}
