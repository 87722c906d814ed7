/** The sheet a text is read from: its lines, and what has been read so far. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import type { Glue } from './glue.js'
import type { Line } from './lines.js'
import { readLabel, type TextLabel } from './names.js'

export interface Sheet {
  lines: readonly Line[]
  /** The label of each line, where one heads it. */
  labels: readonly (TextLabel | undefined)[]
  /** Ends that were looked for, by what was looked for. */
  ends: Map<object, { start: number; end: number }>
  draft: Draft
  remark: Remark
  /** Names of the labels met. */
  found: Set<string>
  /** Of these, the ones behind the head. */
  met: Set<string>
  /** `Drug: Placebo` as the table of conditions lists them. */
  interventions: string[]
  glue: Glue
}

export function openSheet(
  lines: readonly Line[],
  remark: Remark,
  head: { draft: Draft; found: ReadonlySet<string> },
): Sheet {
  const labels = lines.map(({ opening }) => readLabel(opening))
  const { draft } = head
  return {
    lines,
    labels,
    ends: new Map(),
    draft,
    remark,
    found: new Set(head.found),
    met: new Set(),
    interventions: [],
    glue: { keepsBreaks: false, suspects: [] },
  }
}

/** Reads what a label heads; gives the first line behind it. */
export type ReadPart = (sheet: Sheet, at: number, label: TextLabel) => number

/** The first line from `start` on that one of these labels heads, or the end of the text. */
export function endAt(sheet: Sheet, start: number, names: ReadonlySet<string>): number {
  return firstAt(sheet, start, names, (name) => names.has(name))
}

/** The first line from `start` on that any label heads, or the end of the text. */
export function nextLabel(sheet: Sheet, start: number): number {
  return firstAt(sheet, start, sheet, () => true)
}

/** Remembers what it found for a key, so that texts full of labels are still read in one go. */
function firstAt({ labels, ends }: Sheet, start: number, key: object, fits: (name: string) => boolean): number {
  const known = ends.get(key)
  if (known && known.start <= start && start <= known.end) return known.end
  let end = start
  while (end < labels.length && !fitsAt(labels[end], fits)) end++
  ends.set(key, { start, end })
  return end
}

function fitsAt(label: TextLabel | undefined, fits: (name: string) => boolean): boolean {
  return label !== undefined && fits(label.name)
}

/** Labels of the part on contacts and sites. */
export const contactParts = [
  'contacts and locations',
  'contacts',
  'locations',
  'sponsors and collaborators',
  'investigators',
] as const

/** Labels of the last part of the page, and what is never met before it. */
export const lastParts = [
  'more information',
  'publications',
  'publications of results',
  'publications automatically indexed',
  'additional information',
  'study documents (full-text)',
  'responsible party',
  'other study id numbers',
  'last verified',
] as const

/** What ends the outcomes, and the arms: on pages of any year the parts that follow them. */
export const afterStudy: ReadonlySet<string> = new Set([
  ...['primary', 'secondary', 'other'].flatMap((type) => [`${type} outcome measures`, `${type} outcome measure`]),
  'outcome measures',
  'biospecimen retention',
  'enrollment',
  'study start date',
  'arm',
  'detailed description',
  'eligibility',
  'eligibility criteria',
  'ages eligible for study',
  ...contactParts,
  ...lastParts,
])
