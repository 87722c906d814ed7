/** The block at the head of every classic page: id, status, posted dates, sponsors. */
import type { Draft } from '../../src/model/draft.js'
import { foldLabel, placeValue } from './labels.js'

/** Labels of the block that `placeValue` does not know. */
const own = ['recruitment status', 'expanded access status', 'sponsor', 'collaborator', 'collaborators'] as const
const dates = ['first posted', 'results first posted', 'last update posted'] as const
const single = ['clinicaltrials.gov identifier', 'information provided by (responsible party)', ...dates] as const
const names: ReadonlySet<string> = new Set([...own, ...single])

/** Copies run the dates together with the status: `Recruitment Status : Completed First Posted : May 1, 2019`. */
const before = /\s+(?=(?:First Posted|Results First Posted|Last Update Posted)\s*:)/
const results = /\s+(?=First Posted\s*:)/

/** Lines that come right behind the block: its tabs, or the record itself. */
const behind = new Set([
  'study details',
  'full text view',
  'tabular view',
  'study description',
  'brief summary',
  'go to',
])

export interface HeaderLabel {
  name: string
  rest: string
}

/** The label of the block with which a line begins. */
export function readHeaderLabel(line: string): HeaderLabel | undefined {
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
export function placeHeader(draft: Draft, lines: readonly string[]): string[] {
  const found: string[] = []
  let open: { name: string; values: string[] } | undefined
  for (const line of lines.flatMap(cutDates)) {
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

function placeBlock(draft: Draft, name: string, values: readonly string[]): void {
  const [first = ''] = values
  if (name.endsWith('status')) placeStatus(draft, values.join('\n'))
  else if (name === 'sponsor') draft.leadSponsor ??= { name: first }
  else if (name.startsWith('collaborator')) draft.collaborators ??= values.map((each) => ({ name: each }))
  else placeValue(draft, { name }, first)
}

/**
 * `Terminated⏎(low accrual)`, or `Unknown⏎Verified May 2013 by A⏎Recruitment status was:  Recruiting`. The reason may
 * hold parentheses and lines of its own.
 */
export function placeStatus(draft: Draft, printed: string): void {
  if (draft.overallStatus !== undefined) return
  const [head = '', last] = printed.split(/Recruitment status was\s*:/i)
  const verified = /\bVerified ([A-Z][a-z]+ \d{4})\b/.exec(head)
  const status = verified ? head.slice(0, verified.index) : head
  const open = status.indexOf('(')
  draft.overallStatus = oneLine(open < 0 ? status : status.slice(0, open))
  if (open >= 0) draft.whyStopped = status.slice(open + 1).replace(/\)\s*$/, '')
  if (last !== undefined) draft.lastKnownStatus = oneLine(last)
  if (verified?.[1]) draft.lastVerified ??= { date: verified[1] }
}

function cutDates(line: string): string[] {
  return line.split(before).flatMap((part) => (/^Results/i.test(part) ? [part] : part.split(results)))
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
