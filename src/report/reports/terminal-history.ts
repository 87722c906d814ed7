/** The terminal report of a history: version by version what changed, then what it comes to. */
import { severities } from '../../model/change.js'
import type { History } from '../../model/history.js'
import { describeHistoryOmissions } from '../history-omissions.js'
import type { ReportOptions } from '../report.js'
import { toldChanges } from '../told-changes.js'
import { paint, plain, wrap } from '../typeset.js'
import { leftOutSentences, missingSentence } from '../version-sentences.js'
import { proofLines } from './terminal-proof.js'
import { stagesOf } from './terminal-stages.js'
import { summaryLines } from './terminal-summary.js'

export function writeHistory(history: History, options: ReportOptions): string {
  const { color = false, columns = 80 } = options
  const gray = (text: string): string[] =>
    text === '' ? [] : wrap(text, columns).map((line) => paint(line, 'gray', color))
  const lines = [
    ...heading(history, color, columns),
    ...stagesOf(history, options).flatMap((stage) => ['', ...stage]),
    '',
    ...wrap(tally(history, options), columns),
    ...gray(missingSentence(history)),
    ...summaryLines(history, color, columns),
    ...describeHistoryOmissions(history).flatMap((line) => ['', ...gray(line)]),
    ...(history.leftOut.length > 0 ? [''] : []),
    ...leftOutSentences(history.leftOut).flatMap((line) => gray(plain(line))),
    ...proofLines(options),
  ]
  return `${lines.join('\n')}\n`
}

function heading({ nctId, versions }: History, color: boolean, columns: number): string[] {
  const [first, last] = [versions[0], versions.at(-1)]
  const title = versions.findLast(({ parsed }) => parsed.trial.briefTitle)?.parsed.trial.briefTitle ?? ''
  const formats = [...new Set(versions.map(({ parsed }) => parsed.source.format))].join(', ')
  const clocks = new Set(versions.map(({ clock }) => clock))
  const known = clocks.size === 1 ? [...clocks].join() : 'submitted or posted'
  const span = versions.length === 1 ? `on ${first?.day}` : `${first?.day} to ${last?.day}`
  const count = versions.length === 1 ? 'One version' : `${versions.length} versions`
  return [
    ...wrap(`${nctId ?? 'unnumbered trial'}  ${plain(title)}`, columns).map((line) => paint(line, 'bold', color)),
    ...wrap(`${count}, ${known} ${span}, read as ${formats}`, columns - 2).map((line) =>
      paint(`  ${line}`, 'gray', color),
    ),
  ]
}

/** All steps together: how many changes of each weight, and what was not told. */
function tally({ steps, leftOut }: History, options: ReportOptions): string {
  if (steps.length === 0) {
    return leftOut.some(({ reason }) => reason === 'same-version')
      ? 'All of these are one version; a history needs at least two.'
      : 'One version has no history; give at least one more.'
  }
  const all = steps.flatMap((step) => step.changes)
  const told = steps.flatMap((step) => toldChanges(step, options))
  const noise = all.filter((change) => change.severity === 'noise').length
  const toldNoise = told.filter((change) => change.severity === 'noise').length
  const counts = severities
    .map((severity) => [told.filter((change) => change.severity === severity).length, severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${count} ${severity}`)
  const hidden = all.length - told.length - (toldNoise > 0 ? 0 : noise)
  const head =
    told.length === 0
      ? hidden > 0
        ? 'None of the changes asked for at any step.'
        : 'No change at any step.'
      : `${told.length === 1 ? '1 change' : `${told.length} changes`} in ${steps.length === 1 ? '1 step' : `${steps.length} steps`}: ${counts.join(', ')}.`
  const quiet = noise > 0 && toldNoise === 0 ? ` ${noise} noise, shown by --min noise.` : ''
  return `${head}${hidden > 0 ? ` ${hidden} more not asked for.` : ''}${quiet}`
}
