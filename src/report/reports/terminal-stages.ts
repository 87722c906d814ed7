/** The upper part of a history on the terminal: each version with what changed since the one before. */
import type { Change, Comparison, Severity } from '../../model/change.js'
import type { History, HistorySummary, HistoryVersion } from '../../model/history.js'
import { explain } from '../explain.js'
import { milestonePhrase } from '../history-sentences.js'
import type { ReportOptions } from '../report.js'
import { sentenceOf } from '../sentences.js'
import { toldChanges } from '../told-changes.js'
import { paint, plain, wrap, type Ink } from '../typeset.js'
import { documentName, firstPhrase, gapSentence, numberPhrase } from '../version-sentences.js'

const inks: Record<Severity, Ink> = { critical: 'red', major: 'yellow', minor: 'cyan', noise: 'gray' }
const margin = 12

/** Versions in a row that say nothing new stand in one line, where there are several. */
export function stagesOf({ versions, steps, summary }: History, options: ReportOptions): string[][] {
  const { color = false, columns = 80 } = options
  const stages: string[][] = []
  let quiet: { version: HistoryVersion; before: HistoryVersion | undefined; step: Comparison }[] = []
  const settle = (): void => {
    const [first, last] = [quiet[0], quiet.at(-1)]
    if (quiet.length > 2 && first && last) {
      const changes = quiet.flatMap(({ step }) => step.changes)
      const span = `${first.version.day} to ${last.version.day}`
      stages.push([paint(span, 'bold', color), paint(`  ${quiet.length} versions, ${silence(changes)}`, 'gray', color)])
    } else {
      for (const { version, step, before } of quiet) {
        stages.push([stageHead(version, before, options), ...stepLines(step, options)])
      }
    }
    quiet = []
  }
  for (const [at, version] of versions.entries()) {
    const step = steps[at - 1]
    if (step && toldChanges(step, options).length === 0) quiet.push({ version, before: versions[at - 1], step })
    else {
      settle()
      const lines = step ? stepLines(step, options) : firstLines(summary, columns)
      stages.push([
        stageHead(version, versions[at - 1], options),
        ...gapLines(versions[at - 1], version, color),
        ...lines,
      ])
    }
  }
  settle()
  return stages
}

function stageHead(version: HistoryVersion, before: HistoryVersion | undefined, options: ReportOptions): string {
  const { color = false, columns = 80 } = options
  const { parsed, day } = version
  const posted = parsed.trial.lastUpdatePosted?.date
  // Two of one day are told apart by their posting.
  const again = before?.day === day && posted !== undefined && posted !== day ? `posted ${posted}` : ''
  const known = [numberPhrase(version), again].filter((each) => each !== '').join('  ')
  const room = columns - day.length - 2 - (known === '' ? 0 : known.length + 2)
  const named = parsed.source.document === undefined ? '' : plain(documentName(parsed))
  // A kept version is named for its day.
  const name = named === day ? '' : shortened(named, room)
  const rest = [known, name].filter((each) => each !== '').join('  ')
  return [paint(day, 'bold', color), ...(rest === '' ? [] : [paint(rest, 'gray', color)])].join('  ')
}

/** Cut in the middle: a name is known by its beginning and its ending. */
function shortened(name: string, room: number): string {
  if (name.length <= room) return name
  const half = Math.floor((room - 1) / 2)
  return `${name.slice(0, half)}…${name.slice(-half)}`
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
    const indent = ' '.repeat(margin)
    const why = options.explain ? wrap(plain(explain(change, step.severityRules)), columns - margin - 2) : []
    return [
      label + first,
      ...rest.map((line) => indent + line),
      ...why.map((line) => paint(`${indent}  ${line}`, 'gray', color)),
    ]
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

function labelled(label: string, text: string, columns: number): string[] {
  return wrap(plain(`${label}: ${text}`), columns - 2).map((line) => `  ${line}`)
}
