/** Reads the lists of outcome measures and what is kept of specimens. */
import type { Draft } from '../../src/model/draft.js'
import { placeValue } from '../classic/labels.js'
import { looksLikeOutcome, readOutcome } from '../classic/outcome.js'
import type { Line } from './lines.js'
import type { Words } from './words.js'
import { writeProse } from './prose.js'
import { afterStudy, endAt, nextLabel, type ReadPart, type Sheet } from './sheet.js'
import { takeValue } from './values.js'

export const readOutcomes: ReadPart = (sheet, at, { name }) => {
  const end = endAt(sheet, at + 1, afterStudy)
  placeOutcomes(sheet, sheet.lines.slice(at + 1, end), name.split(' ')[0])
  return end
}

/** A list whose heading is lost: what it measures is told, whether first or second is not. */
export function readBareOutcomes(sheet: Sheet, at: number): number {
  const end = endAt(sheet, at, afterStudy)
  sheet.found.add('outcome')
  placeOutcomes(sheet, sheet.lines.slice(at, end), undefined)
  return end
}

type Outcome = NonNullable<Draft['outcomes']>[number]

function placeOutcomes({ draft }: Sheet, lines: readonly Line[], type: string | undefined): void {
  const outcomes = readOutcomeLines(lines, type)
  if (outcomes.length > 0) draft.outcomes = [...(draft.outcomes ?? []), ...outcomes]
}

/** The outcomes of a list's lines. */
export function readOutcomeLines(lines: readonly Words[], type: string | undefined): Outcome[] {
  return groupLines(lines).flatMap(([first, ...others]) => {
    if (!first) return []
    const outcome = readOutcome(first.text, others.length > 0 || first.text.endsWith(' ]'))
    const description = [outcome.description ?? '', writeProse(others)].filter((text) => text !== '').join('\n\n')
    return {
      ...(type === undefined ? {} : { type }),
      ...outcome,
      ...(description === '' ? {} : { description }),
    }
  })
}

/** A time frame on a line of its own, or what follows it. */
const frame = /^\[\s*(?:Time\s*Frame|Designated)/i

/** One group of lines an outcome: it begins with a time frame, or as a further item of the list. */
function groupLines(lines: readonly Words[]): Words[][] {
  const groups: Words[][] = []
  const first = lines.find(({ mark }) => mark !== '')
  for (const [index, line] of lines.entries()) {
    // In a list, time frames further in are told within descriptions.
    const isInner = lines[0]?.mark !== '' && line.depth >= (first?.depth ?? 0)
    const begins = (looksLikeOutcome(line.text) && !isInner) || continues(first, line)
    const isOpen = groups.at(-1)?.at(-1)?.text.endsWith('[') === true
    if (frame.test(line.text) || isOpen) joinTimeFrame(groups, line)
    else if (begins || groups.length === 0 || frame.test(lines[index + 1]?.text ?? '')) groups.push([line])
    else groups.at(-1)?.push(line)
  }
  return groups
}

/** A further item of the list that the first one opened: bullets below numbers are part of a description. */
function continues(first: Words | undefined, line: Words): boolean {
  return line.mark !== '' && line.depth === first?.depth && line.mark.startsWith('*') === first.mark.startsWith('*')
}

/** A time frame on a line of its own belongs to the measure above it. */
function joinTimeFrame(groups: Words[][], line: Words): void {
  const first = groups.at(-1)?.[0]
  if (first) first.text = `${first.text} ${line.text}`
  else groups.push([line])
}

export const readSpecimens: ReadPart = (sheet, at, label) => {
  const { values, next } = takeValue(sheet, at, label)
  placeValue(sheet.draft, label, values.join(' '))
  const end = nextLabel(sheet, next)
  const description = writeProse(sheet.lines.slice(next, end))
  if (sheet.draft.bioSpec && description !== '') sheet.draft.bioSpec = { ...sheet.draft.bioSpec, description }
  return end
}
