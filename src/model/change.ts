/** A Change: one thing that happened to a trial between two snapshots, and the Comparison that holds them all. */
import type { Operation } from 'fast-json-patch'
import type { Area } from './area.js'
import type { ParsedTrial } from './parsed-trial.js'
import type { Severity } from './severity.js'
import type { SeverityRule } from './severity-rule.js'
import type { TrialPath } from './trial-path.js'

export type { Operation }
export { areas, type Area } from './area.js'
export { severities, type Severity } from './severity.js'

/** Public API: `<subject>/<what-happened>`, listed in the README, never reused for another meaning. */
export const changeCodes = [
  // the record
  'record/resubmitted',
  // status
  'status/changed',
  'status/started',
  'status/closed',
  'status/completed',
  'status/stopped',
  'status/revived',
  'status/reopened',
  'status/unknown',
  'status/verified',
  'status/withheld',
  'status/shown',
  'status/reason-changed',
  'expanded-access/changed',
  // enrollment
  'enrollment/raised',
  'enrollment/cut',
  'enrollment/turned-actual',
  'enrollment/turned-estimated',
  'enrollment/type-added',
  'enrollment/type-removed',
  'enrollment/added',
  'enrollment/removed',
  // dates and registration timing
  'date/later',
  'date/earlier',
  'date/refined',
  'date/coarser',
  'date/turned-actual',
  'date/turned-estimated',
  'date/type-added',
  'date/type-removed',
  'date/added',
  'date/removed',
  'registration/retrospective',
  'registration/start-moved-after',
  // sites
  'site/added',
  'site/removed',
  'site/status-changed',
  'site/renamed',
  'sites/added',
  'sites/removed',
  'sites/status-changed',
  'sites/renamed',
  'country/added',
  'country/removed',
  'investigator/changed',
  // criteria
  'criterion/added',
  'criterion/removed',
  'criterion/reworded',
  'criterion/threshold-changed',
  'criterion/moved',
  'criterion/side-changed',
  'criterion/split',
  'criterion/merged',
  'criteria/added',
  'criteria/removed',
  'criteria/headings-changed',
  'criteria/recaptioned',
  'criteria/rearranged',
  // age, sex, volunteers
  'eligibility/widened',
  'eligibility/narrowed',
  'eligibility/changed',
  // outcomes
  'outcome/added',
  'outcome/removed',
  'outcome/promoted',
  'outcome/demoted',
  'outcome/measure-changed',
  'outcome/time-frame-changed',
  'outcome/reworded',
  'outcome/split',
  'outcome/merged',
  'outcome/reordered',
  // arms and interventions
  'arm/added',
  'arm/removed',
  'arm/renamed',
  'arm/type-changed',
  'arm/reworded',
  'arm/dose-changed',
  'arm/interventions-changed',
  'intervention/added',
  'intervention/removed',
  'intervention/renamed',
  'intervention/type-changed',
  'intervention/reworded',
  'intervention/dose-changed',
  'intervention/other-names-changed',
  // design
  'phase/changed',
  'design/changed',
  // sponsors and officials
  'sponsor/replaced',
  'sponsor/renamed',
  'collaborator/added',
  'collaborator/removed',
  'collaborator/renamed',
  'responsible-party/changed',
  'official/added',
  'official/removed',
  'official/changed',
  // identifiers, titles, descriptions, conditions
  'identifier/added',
  'identifier/removed',
  'identifier/changed',
  'title/changed',
  'description/changed',
  'conditions/changed',
  'keywords/changed',
  // oversight, data sharing, documents
  'oversight/changed',
  'ipd/changed',
  'data-set/added',
  'data-set/removed',
  'data-set/changed',
  'document/added',
  'document/removed',
  'document/replaced',
  'document/changed',
  // results
  'results/submitted',
  'results/returned',
  'results/resubmitted',
  'results/cancelled',
  'results/tracking-removed',
  'results/posted',
  'results/removed',
  'results/delay-certified',
  'results/waived',
  'results/measure-added',
  'results/measure-removed',
  'results/measure-changed',
  'results/values-changed',
  'results/serious-events-changed',
  'results/other-events-changed',
  'results/participant-flow-changed',
  'results/baseline-changed',
  'results/limitations-changed',
  'results/agreement-changed',
  'violation/noted',
  'violation/corrected',
  'violation/changed',
  // references
  'reference/added',
  'reference/removed',
  'reference/changed',
  'reference/retracted',
  'link/added',
  'link/removed',
  'link/changed',
  // whatever has no rule of its own
  'other/changed',
] as const
export type ChangeCode = (typeof changeCodes)[number]

/** Who made the change: the sponsor's record, the registry or regulator, or it cannot be told. */
export type MadeBy = 'sponsor' | 'registry' | 'unknown'

/** All that a sentence needs: days moved, percent, country. */
export type Facts = Readonly<Record<string, string | number | boolean>>

export interface Change {
  /** Stable identity over runs: a digest of NCT id, both ends, code and subject. */
  id: string
  code: ChangeCode
  area: Area
  severity: Severity
  madeBy: MadeBy
  /** What it is about, as people name it: which site, which criterion, which date. Never an index. */
  subject?: string
  /** JSON Pointer into the later Trial, or into the earlier one where the thing is gone. */
  path: string
  before?: unknown
  after?: unknown
  facts: Facts
  /** JSON Patch operations on the keyed form (see `key`). */
  operations: readonly Operation[]
}

/** For each aligned list, the identity given to each of its items, by side and in order. */
export type Alignments = Readonly<Record<string, ListAlignment>>
export interface ListAlignment {
  before: readonly string[]
  after: readonly string[]
  /** Items that were split or merged: one side's hold between them what the other's do, to the letter or nearly. */
  regroups?: readonly { before: readonly string[]; after: readonly string[]; isExact: boolean }[]
}

export interface Comparison {
  before: ParsedTrial
  after: ParsedTrial
  /** Loudest first, within a severity by area; each operation stands in exactly one of them. */
  changes: readonly Change[]
  /** What at least one side omits: neither a change nor "no change" can be told of it. */
  notCompared: readonly TrialPath[]
  /** Operations that lie under `notCompared`. */
  setAside: readonly Operation[]
  alignments: Alignments
  /** The reader's own rows of the severity table, which went before the built-in ones. */
  severityRules: readonly SeverityRule[]
}
