/** The lower part of a history on the terminal: original beside current, dates, statuses, enrollment, primary outcomes. */
import type { DateField, History, HistorySummary, Milestone } from '../../model/history.js'
import { vocabulary } from '../../model/vocabulary.js'
import {
  dateFields,
  datePhrase,
  datesPhrase,
  enrollmentPhrase,
  enrollmentsPhrase,
  outcomePhrase,
  paintedSentence,
  retimedPhrase,
  rewordedPhrase,
  slipSentence,
  totalSentence,
} from '../history-sentences.js'
import { nameOf } from '../names.js'
import { count } from '../sentences/phrases.js'
import { paint, plain, wrap } from '../typeset.js'
import { firstPhrase } from '../version-sentences.js'

const label = 28
const column = 26

export function summaryLines({ versions, steps, summary }: History, color: boolean, columns: number): string[] {
  if (steps.length === 0) return []
  const [first, last] = [versions[0]?.day ?? '', versions.at(-1)?.day ?? '']
  const width = columns - label
  const entry = (name: string, text: string): string[] => row(name, wrap(plain(text), width))
  const heads = [''.padEnd(label), `${firstPhrase(summary)} ${first}`.padEnd(column), `latest ${last}`].join('')
  return [
    '',
    paint(heads, 'bold', color),
    ...comparisonRows(summary).map(([name, before, after]) => {
      const text = after === before ? after : paint(after, 'bold', color)
      return `  ${name.padEnd(label - 2)}${before.padEnd(column)}${text}`
    }),
    ...titled(
      'DATES',
      color,
      dateFields.flatMap((field) => dateEntry(summary, field, entry)),
    ),
    ...titled('STATUS, as far as the days of the versions tell', color, statusEntries(summary, columns, entry)),
    ...titled('ENROLLMENT', color, enrollmentEntry(summary, columns)),
    ...outcomeLines(summary, color, columns),
  ]
}

type Entry = (name: string, text: string) => string[]

function row(name: string, [first = '', ...rest]: readonly string[]): string[] {
  return [`  ${name.padEnd(label - 2)}${first}`, ...rest.map((line) => ' '.repeat(label) + line)]
}

function titled(title: string, color: boolean, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', paint(title, 'bold', color), ...lines]
}

type Cell = (milestone: Milestone) => string | undefined

const table: readonly (readonly [name: string, print: Cell])[] = [
  ['Status', ({ status }) => status && vocabulary.Status[status]],
  ['Enrollment', ({ enrollment }) => enrollment && enrollmentPhrase(enrollment)],
  ...dateFields.map((field) => [capitalize(nameOf(field)), dateCell(field)] as const),
  ['Sites', ({ sites }) => number(sites)],
  ['Countries', ({ countries }) => number(countries)],
  ['Arms', ({ arms }) => number(arms)],
  ['Primary outcomes', ({ primaryOutcomes }) => number(primaryOutcomes?.length)],
]

function dateCell(field: DateField): Cell {
  return ({ [field]: date }) => date && datePhrase(date)
}

function number(value: number | undefined): string | undefined {
  return value === undefined ? undefined : count(value)
}

/** A row for each thing that at least one of the two tells. */
function comparisonRows({ original, current }: HistorySummary): [name: string, before: string, after: string][] {
  return table.flatMap(([name, print]): [string, string, string][] => {
    const [before, after] = [print(original), print(current)]
    const isNothing = (before ?? '0') === '0' && (after ?? '0') === '0'
    return isNothing ? [] : [[name, before ?? 'not told', after ?? 'not told']]
  })
}

function dateEntry({ dates }: HistorySummary, field: DateField, entry: Entry): string[] {
  const path = dates[field]
  if (path.path.length === 0) return []
  const all = datesPhrase(path)
  const way = all.includes('→') ? entry('', all) : []
  return [...entry(capitalize(nameOf(field)), slipSentence(path)), ...way]
}

function statusEntries({ statuses, current }: HistorySummary, columns: number, entry: Entry): string[] {
  const last = statuses.spells.at(-1)?.status
  const painted = paintedSentence(statuses)
  return [
    ...statuses.totals.flatMap((total) =>
      entry(
        vocabulary.Status[total.status],
        totalSentence(total, total.status === last && current.status !== undefined),
      ),
    ),
    ...(painted === '' ? [] : wrap(painted, columns - 2).map((line) => `  ${line}`)),
  ]
}

function enrollmentEntry({ enrollment }: HistorySummary, columns: number): string[] {
  if (enrollment.length < 2) return []
  return wrap(enrollmentsPhrase(enrollment), columns - 2).map((line) => `  ${line}`)
}

function outcomeLines(summary: HistorySummary, color: boolean, columns: number): string[] {
  const { primaryOutcomes } = summary
  if (!primaryOutcomes) return []
  const { kept, retimed, reworded, dropped, added } = primaryOutcomes
  const others = [
    ...retimed.flatMap((outcome) => hang('≠', retimedPhrase(outcome), columns)),
    ...reworded.flatMap((outcome) => hang('≈', rewordedPhrase(outcome), columns)),
    ...dropped.flatMap((outcome) => hang('−', outcomePhrase(outcome), columns)),
    ...added.flatMap((outcome) => hang('+', outcomePhrase(outcome), columns)),
  ]
  const legend =
    others.length > 0
      ? ` (− ${firstPhrase(summary)}, + latest, ≠ other time${reworded.length > 0 ? ', ≈ reworded' : ''})`
      : ''
  const same = others.length > 0 ? `  ${kept.length} the same in both` : '  the same in both'
  return titled(`PRIMARY OUTCOMES${legend}`, color, [...(kept.length > 0 ? [same] : []), ...others])
}

function hang(mark: string, text: string, columns: number): string[] {
  const [first = '', ...rest] = wrap(plain(text), columns - 4)
  return [`  ${mark} ${first}`, ...rest.map((line) => `    ${line}`)]
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
