/** diff: what changed in one trial between two snapshots. */
import { areas, severities, type Change, type Comparison } from '../model/change.js'
import { ComparisonError } from '../model/errors.js'
import type { FormatName, ParsedTrial } from '../model/parsed-trial.js'
import type { SeverityRule } from '../model/severity-rule.js'
import type { TrialPath } from '../model/trial-path.js'
import type { Trial } from '../model/trial.js'
import { fold } from '../normalize/fold.js'
import { forgetRemembered } from '../normalize/remembered.js'
import { alignTrials } from './align/alignments.js'
import { changeId } from './change-id.js'
import { keyBoth } from './keyed/key-both.js'
import { joinOmissions, omissionTest } from './keyed/not-compared.js'
import { compareKeyed } from './keyed/operations.js'
import type { Finding, Pair } from './rule.js'
import { rules } from './rules.js'
import { settleScope } from './settle-scope.js'
import { weigh } from './weigh.js'

export interface DiffOptions {
  /** Rows of a severity table that go before the built-in ones. */
  severityRules?: readonly SeverityRule[]
}

/**
 * Compares two versions of one trial, from the same format or two. Everything that differs stands in exactly one
 * change, or lies under `notCompared` because one document does not tell it.
 * @throws ComparisonError `different-trials`
 */
export function diff(before: ParsedTrial, after: ParsedTrial, options: DiffOptions = {}): Comparison {
  refuseDifferentTrials(before, after)
  forgetRemembered()
  const notCompared = joinOmissions(before.source.omits, after.source.omits)
  const isOmitted = omissionTest(notCompared)
  const alignments = alignTrials(withoutParts(before.trial, notCompared), withoutParts(after.trial, notCompared))
  const keyed = keyBoth(before.trial, after.trial, alignments)
  const operations = compareKeyed(keyed.before, keyed.after, isOmitted)
  const pair: Pair = {
    before: before.trial,
    after: after.trial,
    keyed,
    alignments,
    operations,
    sameFormat: before.source.format === after.source.format,
    bothFromApi: [before, after].every(({ source }) => isApi.has(source.format)),
    ranTogether: [...before.issues, ...after.issues].some((issue) => issue.code === 'glued-values'),
    compares: (path: TrialPath) => !isOmitted(path.split('.')),
  }
  const findings = rules.flatMap((rule) => [...rule.find(pair)]).map((finding) => settleWithheld(finding, pair))
  const severityRules = options.severityRules ?? []
  const changes = complete(
    settleRecord(settleScope(findings, pair), isPartial(before, after)),
    before,
    after,
    severityRules,
  ).toSorted(loudestFirst)
  return { before, after, changes, notCompared, setAside: operations.setAside, alignments, severityRules }
}

/** Whether one document tells parts of which the other says nothing. */
function isPartial({ source: before }: ParsedTrial, { source: after }: ParsedTrial): boolean {
  return before.omits.toSorted().join(' ') !== after.omits.toSorted().join(' ')
}

const isApi: ReadonlySet<FormatName> = new Set(['history-api', 'api-v2', 'api-v1'])

/** The Trial with what is not compared taken from the items of its lists: it must not tell them apart either. */
function withoutParts(trial: Trial, notCompared: readonly TrialPath[]): Trial {
  const parts = new Map<string, Record<string, undefined>>()
  for (const path of notCompared) {
    const [list, part] = path.split('[].')
    if (list && part && !part.includes('[')) parts.set(list, { ...parts.get(list), [part]: undefined })
  }
  const stripped = [...parts].flatMap(([list, none]) => {
    const items: unknown = trial[list as keyof Trial]
    const names = Object.keys(none)
    if (!Array.isArray(items) || !items.some((item: object) => names.some((part) => part in item))) return []
    return [[list, items.map((item: object) => ({ ...item, ...none }))]]
  })
  return stripped.length > 0 ? { ...trial, ...Object.fromEntries(stripped) } : trial
}

/** The fields of which at least one must be told by both sides for a comparison to say anything. */
const essentials: readonly TrialPath[] = [
  'overallStatus',
  'startDate',
  'primaryCompletionDate',
  'completionDate',
  'enrollment',
  'locations',
  'eligibility',
]

/** Whether status, dates, enrollment, sites or criteria could be compared at all. */
export function comparesEssentials(comparison: Comparison): boolean {
  const isOmitted = omissionTest(comparison.notCompared)
  return essentials.some((path) => !isOmitted([path]))
}

function refuseDifferentTrials(before: ParsedTrial, after: ParsedTrial): void {
  const earlier = before.trial.nctId
  const later = after.trial.nctId
  if (earlier === undefined || later === undefined || earlier === later) return
  if (after.trial.nctIdAliases?.includes(earlier) || before.trial.nctIdAliases?.includes(later)) return
  throw new ComparisonError(
    'different-trials',
    `The documents hold different trials, ${earlier} and ${later}; give two versions of one trial.`,
  )
}

function complete(
  findings: readonly Finding[],
  before: ParsedTrial,
  after: ParsedTrial,
  severityRules: readonly SeverityRule[],
): Change[] {
  const ranks = new Map<string, number>()
  return findings.map((finding) => {
    const name = `${finding.code} ${fold(finding.subject ?? '')}`
    const rank = ranks.get(name) ?? 0
    ranks.set(name, rank + 1)
    return {
      id: changeId(before, after, finding, rank),
      ...finding,
      severity: weigh(finding, severityRules).rule.severity,
    }
  })
}

/** Where the registry withholds a record, its status is the news: the rest it redacts, shows again, or redacts anew. */
function settleWithheld(finding: Finding, { before, after }: Pair): Finding {
  if (before.overallStatus !== 'WITHHELD' && after.overallStatus !== 'WITHHELD') return finding
  if (finding.subject === 'overallStatus' || isToldBoth(finding)) return finding
  return { ...finding, madeBy: 'registry', facts: { ...finding.facts, noise: 'withheld' } }
}

/** A date or a number that stands in both versions was changed, withheld or not; texts are redacted in many ways. */
function isToldBoth({ area, before, after }: Finding): boolean {
  return (area === 'dates' || area === 'enrollment') && before !== undefined && after !== undefined
}

/** Noise that a sponsor typed all the same. */
const typed = new Set<unknown>(['contacts', 'respelled'])

/**
 * Whether the record was only submitted again shows when everything else has been weighed: by the built-in table, since
 * a change that a reader does not care for is a change all the same.
 */
function settleRecord(findings: readonly Finding[], partial: boolean): readonly Finding[] {
  if (!findings.some(({ code }) => code === 'record/resubmitted')) return findings
  const alone = findings.every((each) => weigh(each).rule.severity === 'noise' && !typed.has(each.facts.noise))
  return findings.map((each) =>
    each.code === 'record/resubmitted'
      ? { ...each, facts: { ...each.facts, alone, ...(alone && partial && { partial }) } }
      : each,
  )
}

/** Within a severity by area, within an area by place in the record. */
function loudestFirst(a: Change, b: Change): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    areas.indexOf(a.area) - areas.indexOf(b.area) ||
    comparePointers(a.path, b.path)
  )
}

function comparePointers(a: string, b: string): number {
  return a === b ? 0 : inNumericOrder.compare(a, b)
}

const inNumericOrder = new Intl.Collator('en', { numeric: true })
