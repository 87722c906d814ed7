/** render: a comparison or a history as one of the reports. */
import { UsageError } from '../model/errors.js'
import { isHistory, nameOfSubject, type ReportName, type ReportOptions, type Report, type Subject } from './report.js'
import { reports } from './reports.js'

/**
 * @returns the report's text, ending with a line break
 * @throws UsageError `unknown-name` for a report that does not exist, `bad-usage` for one that does not take the subject
 */
export async function render(name: ReportName, subject: Subject, options: ReportOptions = {}): Promise<string> {
  const entry = reports.find((each) => each.name === name)
  if (!entry) {
    const known = reports.map((each) => each.name).join(', ')
    throw new UsageError('unknown-name', `There is no report ${String(name)}; choose one of ${known}.`)
  }
  const text = write(await entry.load(), subject, options)
  if (text !== undefined) return text
  const kind = nameOfSubject(subject)
  const able = reports.filter((each) => each.takes.includes(kind)).map((each) => each.name)
  throw new UsageError(
    'bad-usage',
    `The report ${name} is made of a ${entry.takes.join(' or a ')} alone; for a ${kind} choose ${able.join(' or ')}.`,
  )
}

function write(report: Report, subject: Subject, options: ReportOptions): string | undefined {
  return isHistory(subject) ? report.ofHistory?.(subject, options) : report.ofComparison?.(subject, options)
}
