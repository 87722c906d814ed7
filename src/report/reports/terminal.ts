/** The terminal report: both ends, sentences by severity, and what could not be compared, on as many columns as there are. */
import { labelOf } from '../../diff/version-label.js'
import { severities, type Change, type Comparison, type Severity } from '../../model/change.js'
import type { ParsedTrial } from '../../model/parsed-trial.js'
import type { SeverityRule } from '../../model/severity-rule.js'
import { opening } from '../excerpt.js'
import { explain } from '../explain.js'
import { describeOmissions } from '../omissions.js'
import type { Report } from '../report.js'
import { sentenceOf } from '../sentences.js'
import { toldChanges } from '../told-changes.js'
import { paint, plain, wrap, type Ink } from '../typeset.js'
import { writeHistory } from './terminal-history.js'
import { proofLines } from './terminal-proof.js'

const inks: Record<Severity, Ink> = { critical: 'red', major: 'yellow', minor: 'cyan', noise: 'gray' }
const margin = 17

export const terminal: Report = {
  name: 'terminal',
  title: 'sentences for people, loudest first, on 80 columns',
  ofComparison(comparison, options) {
    const { color = false, columns = 80 } = options
    const own = options.explain ? comparison.severityRules : undefined
    const told = toldChanges(comparison, options)
    const lines = [
      ...heading(comparison, color, columns),
      ...severities.flatMap((severity) => section(severity, told, color, columns, own)),
      '',
      ...wrap(summary(comparison, told), columns),
      ...describeOmissions(comparison)
        .flatMap((line) => ['', ...wrap(line, columns)])
        .map((line) => paint(line, 'gray', color)),
      ...proofLines(options),
    ]
    return `${lines.join('\n')}\n`
  },
  ofHistory: writeHistory,
}

function heading({ before, after }: Comparison, color: boolean, columns: number): string[] {
  const title = plain(after.trial.briefTitle ?? before.trial.briefTitle ?? '')
  const id = after.trial.nctId ?? before.trial.nctId ?? 'unnumbered trial'
  return [
    ...wrap(`${id}  ${title}`, columns).map((line) => paint(line, 'bold', color)),
    paint(`  before  ${end(before)}`, 'gray', color),
    paint(`  after   ${end(after)}`, 'gray', color),
  ]
}

function end(parsed: ParsedTrial): string {
  const { lastUpdatePosted, format } = labelOf(parsed)
  const submitted = parsed.trial.lastUpdateSubmitted?.date
  const day = lastUpdatePosted
    ? `last update posted ${lastUpdatePosted}`
    : submitted
      ? `last update submitted ${submitted}`
      : 'no posting date'
  return `${day}, read as ${format}`
}

/** @param own rows that went before the built-in ones, where each change is to be explained */
function section(
  severity: Severity,
  told: readonly Change[],
  color: boolean,
  columns: number,
  own?: readonly SeverityRule[],
): string[] {
  const changes = told.filter((change) => change.severity === severity)
  if (changes.length === 0) return []
  const lines = changes.flatMap((change) => {
    const [first = '', ...rest] = wrap(plain(sentenceOf(change)), columns - margin)
    const label = paint(`  ${change.area.padEnd(margin - 2)}`, inks[severity], color)
    const why = own === undefined ? [] : wrap(plain(explain(change, own)), columns - margin - 2)
    const indent = ' '.repeat(margin)
    return [
      label + first,
      ...rest.map((line) => indent + line),
      ...why.map((line) => paint(`${indent}  ${line}`, 'gray', color)),
    ]
  })
  return ['', paint(severity.toUpperCase(), inks[severity], color), ...lines]
}

function summary({ changes }: Comparison, told: readonly Change[]): string {
  const noise = changes.filter((change) => change.severity === 'noise').length
  const hidden = changes.length - told.length - (told.some((change) => change.severity === 'noise') ? 0 : noise)
  const counts = severities
    .map((severity) => [told.filter((change) => change.severity === severity).length, severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${count} ${severity}`)
  const head =
    told.length === 0
      ? 'No change.'
      : `${told.length} ${told.length === 1 ? 'change' : 'changes'}: ${opening(counts.join(', '))}.`
  const quiet =
    noise > 0 && !told.some((change) => change.severity === 'noise') ? ` ${noise} noise, shown by --min noise.` : ''
  return `${head}${hidden > 0 ? ` ${hidden} more not asked for.` : ''}${quiet}`
}
