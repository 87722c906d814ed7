/** The block at the head of every classic page: id, status, dates, sponsors. */
import type { Draft } from '../../src/model/draft.js'
import { foldLabel, placeValue } from './labels.js'
import { placeStatus, statusSentence } from './status.js'

/** Labels of the block that `placeValue` does not know. */
const own = ['recruitment status', 'expanded access status', 'sponsor', 'collaborator', 'collaborators'] as const
const dates = [
  'first posted',
  'results first posted',
  'last update posted',
  // Before mid-2017.
  'first received',
  'results first received',
  'last updated',
  'last verified',
] as const
const single = [
  'clinicaltrials.gov identifier',
  'information provided by (responsible party)',
  'information provided by',
  ...dates,
] as const
const names: ReadonlySet<string> = new Set([...own, ...single])

/** Copies run the dates together with the status: `Recruitment Status : Completed First Posted : May 1, 2019`. */
const before =
  /(?<!\bResults\s*)\s+(?=(?:(?:Results )?First Posted|Last Update Posted)\s*:|(?:First Received|Last Updated|Last Verified) on\b)/i

/** In 2011: `First Received on December 10, 1999.` */
const on = /^((?:Results )?First Received|Last Updated|Last Verified) on (?=[A-Z][a-z]+ \d)/i

/** Lines that come right behind the block: its tabs, or the record itself. */
const behind = new Set([
  'study details',
  'full text view',
  'tabular view',
  'study description',
  'brief summary',
  'purpose',
  'tracking information',
  'go to',
])

export interface HeaderLabel {
  name: string
  rest: string
}

/** The label of the block with which a line begins; a sentence that tells the status is its own label. */
export function readHeaderLabel(line: string): HeaderLabel | undefined {
  if (statusSentence(line) !== undefined) return { name: 'recruitment status', rest: line }
  const date = on.exec(line)
  if (date?.[1]) return { name: date[1].toLowerCase(), rest: line.slice(date[0].length).trim() }
  const colon = line.indexOf(':')
  if (colon < 0) return undefined
  const { name } = foldLabel(line.slice(0, colon))
  return names.has(name) ? { name, rest: line.slice(colon + 1).trim() } : undefined
}

/** Whether a line is the first one behind the block. */
export function endsHeader(line: string): boolean {
  return behind.has(foldLabel(line).name)
}

/**
 * Reads the block out of the lines of a page: from its first label to where it ends.
 * @returns the labels found
 */
export function placeHeader(draft: Draft, lines: Iterable<string>): string[] {
  const found: string[] = []
  let open: { name: string; values: string[] } | undefined
  for (const line of cutDates(lines)) {
    if (open && endsHeader(line)) break
    const label = readHeaderLabel(line)
    if (label) {
      if (open) placeBlock(draft, open.name, open.values)
      open = { name: label.name, values: label.rest === '' ? [] : [label.rest] }
      found.push(label.name)
    } else if (line !== '') open?.values.push(line)
  }
  if (open) placeBlock(draft, open.name, open.values)
  return found
}

function* cutDates(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield* line.split(before)
}

function placeBlock(draft: Draft, name: string, values: readonly string[]): void {
  const [first = ''] = values
  if (name.endsWith('status')) placeStatus(draft, values.join('\n'))
  else if (!placeSponsors(draft, name, values)) placeValue(draft, { name }, first)
}

/** @returns whether the label is one of them */
export function placeSponsors(draft: Draft, name: string, values: readonly string[]): boolean {
  const [first = ''] = values
  if (name === 'sponsor') draft.leadSponsor ??= { name: first }
  else if (name.startsWith('collaborator')) draft.collaborators ??= values.map((each) => ({ name: each }))
  else return false
  return true
}
