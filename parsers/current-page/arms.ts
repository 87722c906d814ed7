/** Reads the table of arms and interventions. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { placeArms, type PrintedArm } from '../classic/arms.js'
import { splitKind } from '../classic/kinds.js'
import { isIntervention, otherNames, readInterventions } from './interventions.js'
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
  for (const [index, { title }] of arms.entries()) {
    // Labels have at most 100 characters: what is longer holds the description too.
    if (title.length > 140) remark.issue('glued-values', `arms[${index}].label`, title)
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

/**
 * Where, behind the interventions of one arm, the next begins: with its kind; or, for a group without one, behind the
 * lists that tell of the interventions. Where these lost their marks, only a lone line can be told to be a group.
 */
function findArm(between: readonly Line[], known: ReadonlySet<string>): number | undefined {
  const kind = between.findIndex((line) => isArm(line, known))
  if (kind >= 0) return kind
  const others = between.flatMap((line, at) =>
    line.mark === '' && !isIntervention(line, known) && !otherNames.test(line.text) ? [at] : [],
  )
  const isMarked = between.some(({ mark }) => mark !== '')
  const isSure =
    isMarked ||
    others.length < 2 ||
    others[0] === 0 ||
    !between.slice(0, others[0]).some((line) => isIntervention(line, known))
  return isSure ? (others[0] ?? between.length) : undefined
}

/** Whether a line opens with the kind of an arm; `Other: …` may be either. */
function isArm(line: Line, known: ReadonlySet<string>): boolean {
  return line.mark === '' && splitKind('ArmGroupType', line.text) !== undefined && !isIntervention(line, known)
}

/** Without cells a line that opens with a kind is an arm or an intervention; groups without one cannot be cut. */
function readUncut(lines: readonly Line[], known: ReadonlySet<string>): PrintedArm[] | undefined {
  const starts = lines.flatMap((line, at) => (isArm(line, known) ? [at] : []))
  if (starts.length === 0 || starts[0] !== 0) return undefined
  return starts.flatMap((start, index) => {
    const own = lines.slice(start, starts[index + 1] ?? lines.length)
    const at = own.findIndex((line) => isIntervention(line, known))
    const end = at < 0 ? own.length : at
    return readArm([own.slice(0, end), own.slice(end)], known) ?? []
  })
}
