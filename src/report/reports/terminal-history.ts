/** The terminal report of a history: version by version what changed, then what it comes to. */
import { severities, type Change, type Comparison, type Severity } from '../../model/change.js'
import type { History, HistorySummary, HistoryVersion } from '../../model/history.js'
import { describeHistoryOmissions } from '../history-omissions.js'
import { milestonePhrase } from '../history-sentences.js'
import type { ReportOptions } from '../report.js'
import { sentenceOf } from '../sentences.js'
import { toldChanges } from '../told-changes.js'
import { paint, plain, wrap, type Ink } from '../typeset.js'
import {
  documentName,
  firstPhrase,
  gapSentence,
  leftOutSentences,
  missingSentence,
  numberPhrase,
} from '../version-sentences.js'
import { summaryLines } from './terminal-summary.js'

const inks: Record<Severity, Ink> = { critical: 'red', major: 'yellow', minor: 'cyan', noise: 'gray' }
const margin = 12

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
    paint(`  ${count}, ${known} ${span}, read as ${formats}`, 'gray', color),
  ]
}

/** Versions in a row that say nothing new stand in one line, where there are several. */
function stagesOf({ versions, steps, summary }: History, options: ReportOptions): string[][] {
  const { color = false, columns = 80 } = options
  const stages: string[][] = []
  let quiet: { version: HistoryVersion; step: Comparison }[] = []
  const settle = (): void => {
    const [first, last] = [quiet[0], quiet.at(-1)]
    if (quiet.length > 2 && first && last) {
      const changes = quiet.flatMap(({ step }) => step.changes)
      const span = `${first.version.day} to ${last.version.day}`
      stages.push([paint(span, 'bold', color), paint(`  ${quiet.length} versions, ${silence(changes)}`, 'gray', color)])
    } else for (const { version, step } of quiet) stages.push([stageHead(version, color), ...stepLines(step, options)])
    quiet = []
  }
  for (const [at, version] of versions.entries()) {
    const step = steps[at - 1]
    if (step && toldChanges(step, options).length === 0) quiet.push({ version, step })
    else {
      settle()
      const lines = step ? stepLines(step, options) : firstLines(summary, columns)
      stages.push([stageHead(version, color), ...gapLines(versions[at - 1], version, color), ...lines])
    }
  }
  settle()
  return stages
}

function stageHead(version: HistoryVersion, color: boolean): string {
  const { parsed, day } = version
  const names = [numberPhrase(version), parsed.source.document === undefined ? '' : documentName(parsed)]
  const known = names.filter((name) => name !== '').join('  ')
  return [paint(day, 'bold', color), ...(known === '' ? [] : [paint(plain(known), 'gray', color)])].join('  ')
}

/** Versions that are known to lie between two neighbours. */
function gapLines(before: HistoryVersion | undefined, { parsed }: HistoryVersion, color: boolean): string[] {
  const [from, to] = [before?.parsed.source.version, parsed.source.version]
  const gap = gapSentence(from === undefined || to === undefined ? 0 : to - from - 1)
  return gap === '' ? [] : [paint(`  ${gap}`, 'gray', color)]
}

function firstLines(summary: HistorySummary, columns: number): string[] {
  return labelled(firstPhrase(summary), milestonePhrase(summary.original), columns)
}

function stepLines(step: Comparison, options: ReportOptions): string[] {
  const { color = false, columns = 80 } = options
  const told = toldChanges(step, options)
  const lines = told.flatMap((change) => {
    const [first = '', ...rest] = wrap(plain(sentenceOf(change)), columns - margin)
    const label = paint(`  ${change.severity.padEnd(margin - 2)}`, inks[change.severity], color)
    return [label + first, ...rest.map((line) => ' '.repeat(margin) + line)]
  })
  return lines.length > 0 ? lines : [paint(`  ${silence(step.changes)}`, 'gray', color)]
}

/** Of changes none of which was asked for. */
function silence(changes: readonly Change[]): string {
  const noise = changes.filter((change) => change.severity === 'noise').length
  const others = changes.length - noise
  const quiet = noise > 0 ? `${noise} noise` : ''
  if (others > 0)
    return `none of the changes asked for (${[`${others === 1 ? 'one other' : `${others} others`}`, quiet].filter((part) => part !== '').join(', ')})`
  return quiet === '' ? 'no change' : `no change (${quiet})`
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

function labelled(label: string, text: string, columns: number): string[] {
  return wrap(plain(`${label}: ${text}`), columns - 2).map((line) => `  ${line}`)
}
