/** How much each change weighs: one table, read from the top, the first row that fits decides. */
import type { Area, ChangeCode, Severity } from '../model/change.js'
import type { Finding } from './rule.js'

interface Weight {
  code: ChangeCode | '*'
  area?: Area
  /** A condition on the change's facts. */
  when?: (facts: Finding['facts'], finding: Finding) => boolean
  severity: Severity
}

const stopped = new Set<unknown>(['SUSPENDED', 'TERMINATED', 'WITHDRAWN', 'WITHHELD'])
const milestones = new Set<unknown>(['startDate', 'primaryCompletionDate'])

const weights: readonly Weight[] = [
  // A rule that knows why a change is no news says so in `facts.noise`.
  { code: '*', when: (facts) => facts.noise !== undefined, severity: 'noise' },
  { code: 'record/resubmitted', severity: 'noise' },
  { code: 'status/changed', when: (facts) => stopped.has(facts.to) || stopped.has(facts.from), severity: 'critical' },
  { code: 'status/changed', when: (facts) => facts.to === 'UNKNOWN', severity: 'minor' },
  { code: 'status/changed', severity: 'major' },
  // A fifth of the planned number is the usual measure of a material change.
  { code: 'enrollment/raised', when: (facts) => Math.abs(Number(facts.percent)) >= 20, severity: 'major' },
  { code: 'enrollment/cut', when: (facts) => Math.abs(Number(facts.percent)) >= 20, severity: 'major' },
  { code: 'enrollment/turned-actual', when: (facts) => Math.abs(Number(facts.percent)) >= 20, severity: 'major' },
  { code: 'date/later', when: (facts) => milestones.has(facts.field), severity: 'major' },
  { code: 'date/earlier', when: (facts) => milestones.has(facts.field), severity: 'major' },
  { code: 'date/turned-actual', when: (facts) => milestones.has(facts.field), severity: 'major' },
  { code: 'country/added', severity: 'major' },
  { code: 'country/removed', severity: 'major' },
  { code: 'criterion/added', severity: 'major' },
  { code: 'criterion/removed', severity: 'major' },
  { code: 'criterion/reworded', severity: 'major' },
  {
    code: 'criterion/moved',
    when: (facts) => facts.fromSide !== undefined && facts.fromSide !== 'other' && facts.side !== 'other',
    severity: 'critical',
  },
  {
    code: 'other/changed',
    when: (_, { path }) => path.startsWith('/annotations/violationAnnotation'),
    severity: 'critical',
  },
  {
    code: 'other/changed',
    when: (_, { path }) => path === '/whyStopped' || path === '/eligibility',
    severity: 'major',
  },
  {
    code: 'other/changed',
    area: 'dates',
    when: (facts, { after }) => after === undefined && milestones.has(facts.field),
    severity: 'major',
  },
  { code: 'other/changed', when: (facts) => facts.rearranged !== undefined, severity: 'major' },
  { code: 'other/changed', area: 'results', severity: 'major' },
  // Asked of every outcome for some years, answered mostly by No.
  { code: 'other/changed', when: ({ field }) => field === 'outcomes[].safetyIssue', severity: 'minor' },
  {
    code: 'other/changed',
    area: 'outcomes',
    // A measure that became or was primary counts as such.
    when: ({ type }, { before }) => type === 'PRIMARY' || type === undefined || before === 'PRIMARY',
    severity: 'major',
  },
  {
    code: 'other/changed',
    when: (_, { path }) => /^\/(?:leadSponsor|phases|studyType|masking|allocation)\b/.test(path),
    severity: 'major',
  },
  { code: '*', severity: 'minor' },
]

export function severityOf(finding: Finding): Severity {
  const weight = weights.find(
    ({ code, area, when }) =>
      (code === '*' || code === finding.code) &&
      (area === undefined || area === finding.area) &&
      (when === undefined || when(finding.facts, finding)),
  )
  return weight?.severity ?? 'minor'
}
