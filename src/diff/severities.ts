/** How much each change weighs: one table, read from the top, the first row that fits decides. */
import type { SeverityRule } from '../model/severity-rule.js'

const stopped = ['SUSPENDED', 'TERMINATED', 'WITHDRAWN', 'WITHHELD']
const milestones = ['startDate', 'primaryCompletionDate']
/** A fifth of the planned number is the usual measure of a material change. */
const material = { percent: { atLeast: 20 } }

export const severityTable: readonly SeverityRule[] = [
  // A rule that knows why a change is no news says so in `facts.noise`.
  { code: '*', when: { noise: { given: true } }, severity: 'noise' },

  { code: 'record/resubmitted', severity: 'noise' },

  { code: 'status/*', when: { to: stopped }, severity: 'critical' },
  { code: 'status/*', when: { from: stopped }, severity: 'critical' },
  { code: 'status/*', when: { lastKnown: stopped }, severity: 'critical' },
  { code: 'status/unknown', severity: 'minor' },
  { code: 'status/verified', severity: 'minor' },
  { code: 'status/*', severity: 'major' },

  { code: 'expanded-access/changed', when: { available: true }, severity: 'major' },
  { code: 'expanded-access/changed', when: { availableBefore: true }, severity: 'major' },
  { code: 'expanded-access/changed', when: { statusBefore: { given: true } }, severity: 'major' },

  // The status tells it.
  { code: 'enrollment/turned-actual', when: { withdrawn: true }, severity: 'minor' },
  { code: 'enrollment/raised', when: material, severity: 'major' },
  { code: 'enrollment/cut', when: material, severity: 'major' },
  { code: 'enrollment/turned-actual', when: material, severity: 'major' },
  { code: 'enrollment/turned-estimated', severity: 'major' },
  { code: 'enrollment/removed', severity: 'major' },

  { code: 'date/later', when: { field: milestones }, severity: 'major' },
  { code: 'date/earlier', when: { field: milestones }, severity: 'major' },
  { code: 'date/turned-actual', when: { field: milestones }, severity: 'major' },
  { code: 'date/turned-estimated', when: { field: milestones }, severity: 'major' },
  { code: 'date/removed', when: { field: milestones }, severity: 'major' },

  // An estimate that turns out otherwise is no rewriting of a fact.
  { code: 'registration/start-moved-after', when: { typeBefore: 'ESTIMATED' }, severity: 'major' },
  { code: 'registration/start-moved-after', severity: 'critical' },
  { code: 'registration/retrospective', when: { within21Days: true }, severity: 'minor' },
  { code: 'registration/retrospective', when: { studyType: 'INTERVENTIONAL' }, severity: 'major' },

  { code: 'country/added', severity: 'major' },
  { code: 'country/removed', severity: 'major' },

  {
    code: 'criterion/side-changed',
    when: { fromSide: ['inclusion', 'exclusion'], side: ['inclusion', 'exclusion'] },
    severity: 'critical',
  },
  { code: 'criterion/side-changed', when: { reworded: true }, severity: 'major' },
  { code: 'criterion/added', severity: 'major' },
  { code: 'criterion/removed', severity: 'major' },
  { code: 'criterion/reworded', severity: 'major' },
  { code: 'criterion/threshold-changed', severity: 'major' },
  { code: 'criterion/split', when: { reworded: true }, severity: 'major' },
  { code: 'criterion/merged', when: { reworded: true }, severity: 'major' },
  { code: 'criteria/added', severity: 'major' },
  { code: 'criteria/removed', severity: 'major' },
  { code: 'criteria/rearranged', severity: 'major' },

  { code: 'eligibility/widened', severity: 'major' },
  { code: 'eligibility/narrowed', severity: 'major' },
  { code: 'eligibility/changed', when: { field: 'sex', from: { given: true } }, severity: 'major' },

  // Asked of every outcome for some years, answered mostly by No.
  { code: 'other/changed', when: { field: 'outcomes[].safetyIssue' }, severity: 'minor' },
  { code: 'other/changed', area: 'outcomes', when: { type: 'PRIMARY' }, severity: 'major' },
  { code: 'other/changed', area: 'outcomes', when: { type: { given: false } }, severity: 'major' },

  { code: 'violation/*', severity: 'critical' },
  { code: 'results/removed', severity: 'critical' },
  { code: 'results/measure-changed', when: { definition: { given: false } }, severity: 'minor' },
  { code: 'results/other-events-changed', severity: 'minor' },
  { code: 'results/participant-flow-changed', when: { values: 0 }, severity: 'minor' },
  { code: 'results/baseline-changed', when: { values: 0 }, severity: 'minor' },
  { code: 'results/agreement-changed', severity: 'minor' },
  { code: 'results/*', severity: 'major' },
  // That a submission met quality control later, or how groups and events are described, is less than what was reported.
  {
    code: 'other/changed',
    when: { field: ['resultsFirstSubmitted*', 'dispositionFirstSubmitted*'] },
    severity: 'minor',
  },
  { code: 'other/changed', when: { field: 'results.adverseEvents' }, severity: 'major' },
  { code: 'other/changed', when: { field: 'results.*' }, severity: 'minor' },
  { code: 'other/changed', area: 'results', severity: 'major' },

  { code: 'document/removed', severity: 'major' },
  { code: 'document/replaced', when: { protocol: true }, severity: 'major' },
  { code: 'document/replaced', when: { analysisPlan: true }, severity: 'major' },

  // A first answer, or one no longer given, is no change of mind.
  { code: 'oversight/changed', when: { from: true, to: false }, severity: 'major' },
  { code: 'oversight/changed', when: { from: false, to: true }, severity: 'major' },
  { code: 'ipd/changed', when: { from: 'YES', to: ['NO', 'UNDECIDED'] }, severity: 'major' },
  { code: 'ipd/changed', when: { from: ['NO', 'UNDECIDED'], to: 'YES' }, severity: 'major' },

  { code: 'reference/retracted', severity: 'major' },

  {
    code: 'other/changed',
    when: { field: ['leadSponsor*', 'phases*', 'studyType', 'masking', 'allocation'] },
    severity: 'major',
  },
  { code: '*', severity: 'minor' },
]
