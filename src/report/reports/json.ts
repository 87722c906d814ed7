/** The json report: both ends, every change with its sentence, the count of noise, and what was not compared. */
import { snapshotOf } from '../../../snapshots/snapshot.js'
import type { Comparison } from '../../model/change.js'
import type { Report } from '../report.js'
import { whyOf } from '../explain.js'
import { sentenceOf } from '../sentences.js'
import { toldChanges } from '../told-changes.js'

export const json: Report = {
  name: 'json',
  title: 'everything, for programs: one object',
  write(comparison, options) {
    const changes = toldChanges(comparison, options).map(({ facts, operations, ...change }) => ({
      ...change,
      facts,
      sentence: sentenceOf({ ...change, facts, operations }),
      ...(options.explain && { why: whyOf({ ...change, facts, operations }, comparison.severityRules) }),
      operations,
    }))
    const report = {
      before: snapshotOf(comparison.before),
      after: snapshotOf(comparison.after),
      changes,
      noise: countNoise(comparison),
      notCompared: comparison.notCompared,
    }
    return `${JSON.stringify(report, null, 2)}\n`
  },
}

function countNoise({ changes }: Comparison): number {
  return changes.filter((change) => change.severity === 'noise').length
}
