/** How much each change weighs: one table, read from the top, the first row that fits decides. */
import type { SeverityRule } from '../model/severity-rule.js'

const stopped = ['SUSPENDED', 'TERMINATED', 'WITHDRAWN', 'WITHHELD']
const milestones = ['startDate', 'primaryCompletionDate']
/** What makes a trial another trial. */
const build = ['studyType', 'allocation', 'masking', 'interventionModel', 'primaryPurpose']
/** A fifth of the planned number is the usual measure of a material change. */
const material = { percent: { atLeast: 20 } }

/** After the last data for the primary outcome were collected, and not with the first results. */
const late = { timing: 'after-primary-completion', timingType: 'ACTUAL', nearResults: { given: false } }

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

  // Where no site was listed before, nothing was gained.
  { code: 'country/added', when: { first: true }, severity: 'minor' },
  { code: 'country/added', severity: 'major' },
  { code: 'country/removed', severity: 'major' },

  { code: 'sites/status-changed', when: { to: stopped }, severity: 'major' },

  // `No stroke` among the inclusion criteria is `stroke` among the exclusion criteria.
  { code: 'criterion/side-changed', when: { negated: true }, severity: 'minor' },
  {
    code: 'criterion/side-changed',
    when: { fromSide: ['inclusion', 'exclusion'], side: ['inclusion', 'exclusion'] },
    severity: 'critical',
  },
  { code: 'criterion/side-changed', when: { reworded: true }, severity: 'major' },
  { code: 'criterion/added', severity: 'major' },
  { code: 'criterion/removed', severity: 'major' },
  // Articles, marks, plurals, a limit in another unit.
  { code: 'criterion/reworded', when: { slight: true }, severity: 'minor' },
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

  // Primary outcomes added, dropped, promoted and demoted are what research on outcome switching counts.
  { code: 'outcome/added', when: { type: 'PRIMARY', first: true }, severity: 'major' },
  { code: 'outcome/added', when: { ...late, type: 'PRIMARY' }, severity: 'critical' },
  { code: 'outcome/removed', when: { ...late, type: 'PRIMARY' }, severity: 'critical' },
  { code: 'outcome/promoted', when: { ...late, type: 'PRIMARY' }, severity: 'critical' },
  { code: 'outcome/measure-changed', when: { ...late, type: 'PRIMARY', replaced: true }, severity: 'critical' },
  { code: 'outcome/demoted', when: { ...late, fromType: 'PRIMARY' }, severity: 'critical' },
  { code: 'outcome/reordered', severity: 'noise' },
  { code: 'outcome/reworded', when: { definition: true, type: 'PRIMARY' }, severity: 'major' },
  { code: 'outcome/reworded', severity: 'minor' },
  // Until 2007 nobody was asked for a time frame: the first one given changes none.
  {
    code: 'outcome/time-frame-changed',
    when: { timeFrameBefore: { given: false }, timePointInMeasure: { given: false } },
    severity: 'minor',
  },
  { code: 'outcome/*', when: { type: 'PRIMARY' }, severity: 'major' },
  { code: 'outcome/*', when: { fromType: 'PRIMARY' }, severity: 'major' },
  // Where a document does not tell the type, it may be a primary one.
  { code: 'outcome/*', when: { type: { given: false } }, severity: 'major' },

  // Records of early years list no arms; naming them later adds none.
  { code: 'arm/added', when: { first: true }, severity: 'minor' },
  { code: 'intervention/added', when: { first: true }, severity: 'minor' },
  { code: 'arm/interventions-changed', when: { first: true }, severity: 'minor' },
  { code: 'arm/added', severity: 'major' },
  { code: 'arm/removed', severity: 'major' },
  { code: 'arm/dose-changed', severity: 'major' },
  { code: 'arm/interventions-changed', severity: 'major' },
  { code: 'intervention/added', severity: 'major' },
  { code: 'intervention/removed', severity: 'major' },
  { code: 'intervention/dose-changed', severity: 'major' },

  // Asked of every outcome for some years, answered mostly by No.
  { code: 'other/changed', when: { field: 'outcomes[].safetyIssue' }, severity: 'minor' },
  { code: 'other/changed', area: 'outcomes', when: { type: 'PRIMARY' }, severity: 'major' },

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

  // A part of the design that is first given is no change of it.
  { code: 'phase/changed', when: { from: { given: true } }, severity: 'major' },
  { code: 'design/changed', when: { field: 'masking', rolesNamed: true }, severity: 'minor' },
  { code: 'design/changed', when: { field: build, from: { given: true } }, severity: 'major' },

  { code: 'sponsor/replaced', severity: 'major' },
  { code: 'document/removed', severity: 'major' },
  { code: 'document/replaced', when: { protocol: true }, severity: 'major' },
  { code: 'document/replaced', when: { analysisPlan: true }, severity: 'major' },

  // A first answer, or one no longer given, is no change of mind.
  { code: 'oversight/changed', when: { from: true, to: false }, severity: 'major' },
  { code: 'oversight/changed', when: { from: false, to: true }, severity: 'major' },
  { code: 'ipd/changed', when: { from: 'YES', to: ['NO', 'UNDECIDED'] }, severity: 'major' },
  { code: 'ipd/changed', when: { from: ['NO', 'UNDECIDED'], to: 'YES' }, severity: 'major' },

  { code: 'reference/retracted', severity: 'major' },

  { code: '*', severity: 'minor' },
]
