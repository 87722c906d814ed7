/** The json report: both ends, every change with its sentence, the count of noise, and what was not compared. */
import { labelOf } from '../../diff/version-label.js'
import type { Comparison } from '../../model/change.js'
import type { ParsedTrial } from '../../model/parsed-trial.js'
import { whyOf } from '../explain.js'
import type { Report, ReportOptions } from '../report.js'
import { sentenceOf } from '../sentences.js'
import { toldChanges } from '../told-changes.js'

export const json: Report = {
  name: 'json',
  title: 'everything, for programs: one object',
  ofComparison(comparison, options) {
    const report = {
      before: labelOf(comparison.before),
      after: labelOf(comparison.after),
      changes: changesOf(comparison, options),
      noise: countNoise(comparison),
      notCompared: comparison.notCompared,
      ...(options.proof && { proof: options.proof }),
    }
    return `${JSON.stringify(report, null, 2)}\n`
  },
  /** `before` and `after` of a step are places in `versions`; what was not compared stands there once for all steps. */
  ofHistory(history, options) {
    const report = {
      ...(history.nctId && { nctId: history.nctId }),
      versions: history.versions.map(({ parsed, day, clock }) => ({ day, clock, ...namedSnapshot(parsed) })),
      steps: history.steps.map((step, at) => ({
        before: at,
        after: at + 1,
        changes: changesOf(step, options),
        noise: countNoise(step),
      })),
      summary: history.summary,
      notCompared: [...new Set(history.steps.flatMap((step) => step.notCompared))].toSorted(),
      leftOut: history.leftOut.map(({ parsed, reason, sameAs }) => ({
        reason,
        ...namedSnapshot(parsed),
        ...(sameAs && { sameAs: sameAs.source.digest }),
      })),
      ...(options.proof && { proof: options.proof }),
    }
    return `${JSON.stringify(report, null, 2)}\n`
  },
}

function namedSnapshot(parsed: ParsedTrial): object {
  const { document } = parsed.source
  return { ...labelOf(parsed), ...(document !== undefined && { document }) }
}

function changesOf(comparison: Comparison, options: ReportOptions): object[] {
  return toldChanges(comparison, options).map(({ facts, operations, ...change }) => ({
    ...change,
    facts,
    sentence: sentenceOf({ ...change, facts, operations }),
    ...(options.explain && { why: whyOf({ ...change, facts, operations }, comparison.severityRules) }),
    operations,
  }))
}

function countNoise({ changes }: Comparison): number {
  return changes.filter((change) => change.severity === 'noise').length
}
