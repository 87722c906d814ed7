/** Reads the table of arms and interventions. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { placeArms, type PrintedArm, type PrintedIntervention } from '../classic/arms.js'
import { splitKind } from '../classic/kinds.js'
import { trimBars, valuesOf, writeText, type Line } from './line.js'
import { readTable, type Cell } from './tables.js'

const first = ['participant group/arm', 'group/cohort', 'arm'] as const
const columns = [...first, 'intervention/treatment', 'intervention / treatment']

/**
 * @param listed the interventions as the overview lists them
 * @returns whether the cells of the table could be told apart
 */
export function readArms(lines: readonly Line[], listed: readonly string[], draft: Draft, remark: Remark): boolean {
  const known = new Set(listed)
  const table = readTable(lines, first, columns, (between) => findArm(between, known))
  if (!table) return true
  const arms =
    table.uncut.length > 0 ? readUncut(table.uncut, known) : table.rows.flatMap((row) => readArm(row, known) ?? [])
  if (!arms) {
    remark.issue('unreadable-line', 'arms', valuesOf(table.uncut).join(' '))
    remark.omits('arms')
    return false
  }
  placeArms(draft, listed, arms)
  // Of two interventions by one name the table does not say which it tells of.
  if (known.size < listed.length) omitInterventions(draft, remark)
  // Nor does it tell of those that no arm receives.
  const given = new Set(arms.flatMap(({ interventions }) => interventions.map(({ title }) => title)))
  if (listed.some((title) => !given.has(title))) remark.omits(...told)
  return true
}

const told = ['interventions[].armGroupLabels', 'interventions[].description', 'interventions[].otherNames'] as const

function omitInterventions(draft: Draft, remark: Remark): void {
  delete draft.interventions
  remark.omits('interventions')
}

function readArm([arm = [], interventions = []]: readonly Cell[], known: ReadonlySet<string>): PrintedArm | undefined {
  const [title, ...description] = arm
  if (!title) return undefined
  const text = writeText(description)
  return {
    title: trimBars(title.text),
    ...(text === '' ? {} : { description: text }),
    interventions: readInterventions(interventions, known),
  }
}

const otherNames = /^other names?\s*:?\s*/i

/** A name opens with its kind, and is listed in the overview where that was read; the lines below tell of it. */
function readInterventions(cell: Cell, known: ReadonlySet<string>): PrintedIntervention[] {
  const found: { title: string; lines: Line[] }[] = []
  for (const line of cell) {
    if (isIntervention(line, known) || found.length === 0) found.push({ title: trimBars(line.text), lines: [] })
    else found.at(-1)?.lines.push(line)
  }
  return found.map(({ title, lines }) => {
    const at = findOtherNames(lines)
    const description = writeText(unlisted(at < 0 ? lines : lines.slice(0, at)))
    const names =
      at < 0 ? [] : valuesOf(lines.slice(at)).map((name, index) => (index === 0 ? name.replace(otherNames, '') : name))
    return {
      title,
      ...(description === '' ? {} : { description }),
      ...(at < 0 ? {} : { otherNames: names.filter((name) => name !== '') }),
    }
  })
}

/** A description may speak of other names too; the page's own label has nothing but a list below it, if it prints lists. */
function findOtherNames(lines: readonly Line[]): number {
  const isPlain = lines.every(({ mark }) => mark === '')
  return lines.findLastIndex(({ text, mark, indent }, at) => {
    const isLabel = mark === '' && indent === 0 && otherNames.test(text)
    return isLabel && (isPlain || lines.slice(at + 1).every((line) => line.mark !== ''))
  })
}

function isIntervention({ text, mark }: Line, known: ReadonlySet<string>): boolean {
  if (mark !== '') return false
  const title = trimBars(text)
  return known.size > 0 ? known.has(title) : splitKind('InterventionType', title) !== undefined
}

/** A description stands as the one item of a list. */
function unlisted(lines: readonly Line[]): Line[] {
  const [only, ...others] = lines
  if (!only || only.mark === '' || others.some(({ mark, indent }) => mark !== '' && indent <= only.indent))
    return [...lines]
  const width = only.indent + only.mark.length
  return [
    { ...only, mark: '', indent: 0 },
    ...others.map((line) => ({ ...line, indent: Math.max(line.indent - width, 0) })),
  ]
}

/** Where, behind the interventions of one arm, the next arm begins. */
function findArm(between: readonly Line[], known: ReadonlySet<string>): number {
  const kind = between.findIndex(
    (line) => line.mark === '' && splitKind('ArmGroupType', line.text) && !isIntervention(line, known),
  )
  if (kind >= 0) return kind
  const group = between.findIndex(
    (line) => line.mark === '' && !isIntervention(line, known) && !otherNames.test(line.text),
  )
  return group < 0 ? between.length : group
}

/** Without cells a line that opens with a kind is an arm or an intervention; groups without one cannot be cut. */
function readUncut(lines: readonly Line[], known: ReadonlySet<string>): PrintedArm[] | undefined {
  const starts = lines.flatMap((line, at) =>
    line.mark === '' && splitKind('ArmGroupType', line.text) && !isIntervention(line, known) ? [at] : [],
  )
  if (starts.length === 0 || starts[0] !== 0) return undefined
  return starts.flatMap((start, index) => {
    const own = lines.slice(start, starts[index + 1] ?? lines.length)
    const at = own.findIndex((line) => isIntervention(line, known))
    const end = at < 0 ? own.length : at
    return readArm([own.slice(0, end), own.slice(end)], known) ?? []
  })
}
