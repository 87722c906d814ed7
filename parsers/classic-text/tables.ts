/** Reads the tables of conditions and of arms. */
import { placeArms, type PrintedArm, type PrintedIntervention } from '../classic/arms.js'
import { cutBeforeKinds, splitKind } from '../classic/kinds.js'
import { looksLikeOutcome } from '../classic/outcome.js'
import { cutCells, splitCells, wordsOf, type Cell } from './cells.js'
import { suspectGlue } from './glue.js'
import type { Line } from './lines.js'
import { headingsOf } from './names.js'
import { afterStudy, endAt, nextLabel, type ReadPart, type Sheet } from './sheet.js'

export const readConditions: ReadPart = (sheet, at) => {
  const head = sheet.lines[at]?.text ?? ''
  const names = headingsOf(head)
  const end = nextLabel(sheet, at + 1)
  const body = sheet.lines.slice(at + 1, end)
  // Headings may stand on lines of their own; where they do not, a condition may be called like one.
  const isSplit = names.length === 1 && body.some(({ text }) => headingsAlone(wordsOf(text)).length > 0)
  if (isRows(head, body) && !isSplit) {
    const cells = cutCells(body, head.endsWith('|'))
    names.forEach((name, index) => placeColumn(sheet, name, cells[index] ?? []))
  } else {
    const words = body.flatMap(({ text }) => splitCells(text))
    for (const name of words.flatMap(headingsAlone)) names.push(name)
    for (const word of words) if (headingsAlone(word).length === 0) placeWords(sheet, word)
  }
  for (const name of names) sheet.found.add(name)
  return end
}

/** Whether bars tell the cells: where rows do not end with one, each line has to hold a row. */
function isRows(head: string, body: readonly Line[]): boolean {
  return head.endsWith('|') || (head.includes('|') && body.every(({ text }) => text.includes('|')))
}

/** A copy without bars may print the other headings on lines of their own. */
function headingsAlone(word: string): string[] {
  return /^(?:intervention(?:s|\/treatment)?|assigned interventions|phase)$/i.test(word) ? headingsOf(word) : []
}

const phases = /(?:^|\s)((?:Early )?Phase (?:\d|I{1,3}\b|IV\b)[\w/ ]*|Not Applicable)$/i

/** In a text without bars a word tells its column itself: what opens with a kind, what names phases, and the rest. */
function placeWords(sheet: Sheet, words: string): void {
  const phase = phases.exec(words)
  const named = (phase ? words.slice(0, phase.index) : words).trim()
  for (const part of cutBeforeKinds('InterventionType', named)) {
    placeColumn(sheet, splitKind('InterventionType', part) ? 'intervention/treatment' : 'condition or disease', [part])
  }
  if (phase?.[1]) placeColumn(sheet, 'phase', [phase[1]])
}

function placeColumn({ draft, interventions, glue }: Sheet, name: string, cell: Cell): void {
  if (cell.length === 0) return
  if (name === 'phase') draft.phases = [...(draft.phases ?? []), ...cell]
  else if (name === 'intervention/treatment') {
    interventions.push(...cell.flatMap((line) => cutBeforeKinds('InterventionType', line)))
  } else if (name === 'condition or disease') {
    draft.conditions = [...(draft.conditions ?? []), ...cell]
    suspectGlue(glue, `conditions[${draft.conditions.length - 1}]`, cell)
  }
}

export const readArms: ReadPart = (sheet, at) => {
  const head = sheet.lines[at]?.text ?? ''
  const columns = headingsOf(head).length
  const limit = endAt(sheet, at + 1, afterStudy)
  const below = sheet.lines.slice(at + 1, limit)
  const outcome = below.findIndex(({ text }) => looksLikeOutcome(text))
  const body = outcome < 0 ? below : below.slice(0, outcome)
  const arms = isRows(head, body)
    ? armsOfCells(sheet, cutCells(body, head.endsWith('|')), columns)
    : armsOfLines(sheet, body)
  if (arms.length === 0) remarkUncut(sheet, body)
  arms.forEach(({ title }, index) => {
    // Labels have at most 100 characters: what is longer holds the description too.
    if (title.length > 140) sheet.remark.issue('glued-values', `arms[${index}].label`, title)
  })
  placeArms(sheet.draft, sheet.interventions, arms)
  return at + 1 + body.length
}

function armsOfCells({ interventions }: Sheet, cells: readonly Cell[], columns: number): PrintedArm[] {
  const arms: PrintedArm[] = []
  for (let at = 0; at < cells.length; at += columns) {
    const [title, ...description] = cells[at] ?? []
    if (title === undefined) continue
    arms.push({
      title,
      ...(description.length > 0 ? { description: description.join('\n\n') } : {}),
      interventions: columns > 1 ? readInterventions(cells[at + 1] ?? [], interventions) : [],
    })
  }
  return arms
}

/** Groups without a kind and without bars cannot be cut from what is said of them. */
function remarkUncut({ remark, found }: Sheet, body: readonly Line[]): void {
  remark.issue('unreadable-line', 'arms', body.map(({ text }) => text).join(' '))
  remark.omits('arms')
  for (const name of [
    'arm',
    'arms',
    'group/cohort',
    'groups/cohorts',
    'arms and interventions',
    'groups and cohorts',
  ]) {
    found.delete(name)
  }
}

/** Without bars a line that opens with a kind is a new arm or intervention; `Other:` is what the conditions list it as. */
function armsOfLines({ interventions: listed }: Sheet, body: readonly Line[]): PrintedArm[] {
  const arms: PrintedArm[] = []
  let cell: string[] = []
  const endCell = (): void => {
    arms.at(-1)?.interventions.push(...readInterventions(cell, listed))
    cell = []
  }
  for (const text of body.flatMap((line) => splitCells(line.text)).flatMap((each) => cutListed(each, listed))) {
    const arm = arms.at(-1)
    if (headingsAlone(text).length > 0) continue
    const isIntervention =
      listed.length > 0
        ? listed.includes(text)
        : splitKind('InterventionType', text) !== undefined && splitKind('ArmGroupType', text) === undefined
    if (arm && (isIntervention || cell.length > 0) && !(splitKind('ArmGroupType', text) && !isIntervention))
      cell.push(text)
    else if (splitKind('ArmGroupType', text)) {
      endCell()
      arms.push({ title: text, interventions: [] })
    } else if (arm) arm.description = [arm.description, text].filter((each) => each !== undefined).join('\n\n')
  }
  endCell()
  return arms
}

/** `Sham Comparator: Silence Other: Silent bell`: a row of two short cells may stand on one line. */
function cutListed(line: string, listed: readonly string[]): string[] {
  const title = splitKind('ArmGroupType', line) && listed.find((each) => line.endsWith(` ${each}`))
  return title ? [line.slice(0, -title.length).trim(), title] : [line]
}

/** A line is a name where the table of conditions lists it, or opens with a kind while that table told none. */
export function readInterventions(cell: Cell, listed: readonly string[]): PrintedIntervention[] {
  const found: PrintedIntervention[] = []
  for (const line of cell) {
    const open = found.at(-1)
    const title = listed
      .filter((each) => line === each || line.startsWith(`${each} `))
      .toSorted((a, b) => b.length - a.length)[0]
    if (title !== undefined) {
      const rest = line.slice(title.length).trim()
      found.push(rest === '' ? { title } : { title, description: rest })
    } else if (!open || (listed.length === 0 && splitKind('InterventionType', line))) found.push({ title: line })
    else tell(open, line)
  }
  return found
}

function tell(intervention: PrintedIntervention, line: string): void {
  const names = /^(?:\* )?Other Names?\s*:\s*(.*)$/.exec(line)
  if (names) intervention.otherNames = names[1] ? [names[1]] : []
  else if (intervention.otherNames) intervention.otherNames.push(line.replace(/^\* /, ''))
  else intervention.description = [intervention.description, line].filter((each) => each !== undefined).join('\n\n')
}
