/** render: a comparison as one of the reports. */
import type { Comparison } from '../model/change.js'
import { UsageError } from '../model/errors.js'
import type { ReportName, ReportOptions } from './report.js'
import { reports } from './reports.js'

/**
 * @returns the report's text, ending with a line break
 * @throws UsageError `unknown-name` for a report that does not exist
 */
export async function render(name: ReportName, comparison: Comparison, options: ReportOptions = {}): Promise<string> {
  const entry = reports.find((each) => each.name === name)
  if (!entry) {
    const known = reports.map((each) => each.name).join(', ')
    throw new UsageError('unknown-name', `There is no report ${String(name)}; choose one of ${known}.`)
  }
  return (await entry.load()).write(comparison, options)
}
