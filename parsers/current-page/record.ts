/** Reads the lines of a record, part by part, into one Draft. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { placeArms } from '../classic/arms.js'
import { splitKind } from '../classic/kinds.js'
import { isBoilerplate, opensGlossary } from './boilerplate.js'
import { placePeople } from './contacts.js'
import { readHead } from './head.js'
import { labels, parts, type Part } from './labels.js'
import { fold, trimBars, valuesOf, writeText, type Line } from './line.js'
import { placePublications, placeSponsors } from './names.js'
import { remarkMissing } from './omissions.js'
import { cutPieces, readLabel } from './pieces.js'
import { placePiece } from './place.js'
import { isTable, readPlan } from './plan.js'
import { cutSections, type Sections } from './sections.js'

/** @returns undefined where nothing of a record stands in the lines */
export function readRecord(lines: readonly Line[], remark: Remark): Draft | undefined {
  const sections = cutSections(withoutCutLabel(lines))
  const draft: Draft = {}
  const found = new Set<string>([...readHead(sections.head, draft), ...sections.headed])
  const body = (part: Part): Line[] => withoutGlossary(sections.parts.get(part) ?? [])
  const listed = readOverview(body('study overview'), draft, found)
  if (sections.parts.has('contacts and locations')) {
    found.add('contacts and locations')
    placePeople(body('contacts and locations'), draft, remark)
  }
  readCriteria(body('participation criteria'), draft, found)
  for (const name of readPlan(body('study plan'), listed, draft, remark)) found.add(name)
  // Without a table of arms the overview alone names the interventions.
  if (draft.interventions === undefined) placeArms(draft, listed, [])
  for (const name of placeSponsors(body('collaborators and investigators'), draft, remark)) found.add(name)
  for (const name of placePublications(body('publications'), draft)) found.add(name)
  readFacts(body('study record dates'), 'study record dates', draft, found)
  readMore(body('more information'), draft, found)
  if (Object.keys(draft).length === 0 || !isRecord(draft, sections)) return undefined
  remarkMissing(found, draft, remark)
  return draft
}

/** A heading or label that nothing follows was cut from what it names, and is no word of the value above it. */
function withoutCutLabel(lines: readonly Line[]): readonly Line[] {
  const end = lines.findLastIndex(({ text }) => trimBars(text) !== '')
  const line = lines[end]
  return line && isLabelAlone(line) ? lines.slice(0, end) : lines
}

function isLabelAlone({ text, mark }: Line): boolean {
  if (mark !== '') return false
  const isPart = parts.some((part) => part === fold(text))
  return isPart || isTable(text) || Object.values(labels).some((each) => readLabel(text, each, false)?.rest === '')
}

/** The menu of the site names parts too: a record has more than that. */
function isRecord(draft: Draft, sections: Sections): boolean {
  return draft.nctId !== undefined || sections.parts.size > 0
}

function withoutGlossary(lines: readonly Line[]): Line[] {
  const end = lines.findIndex(opensGlossary)
  return (end < 0 ? lines : lines.slice(0, end)).filter((line) => !isBoilerplate(line))
}

/** @returns the interventions as they are listed, `Drug: Placebo` */
function readOverview(lines: readonly Line[], draft: Draft, found: Set<string>): string[] {
  const { pieces } = cutPieces(lines, labels['study overview'])
  const listed: string[] = []
  for (const piece of pieces) {
    found.add(piece.name)
    if (piece.field.path === 'interventions')
      listed.push(...valuesOf(piece.lines).filter((line) => splitKind('InterventionType', line)))
    else placePiece(draft, piece)
  }
  return listed
}

/** The criteria stand under their label, or bare between the others. */
function readCriteria(lines: readonly Line[], draft: Draft, found: Set<string>): void {
  const { lead, pieces } = cutPieces(lines, labels['participation criteria'])
  const bare = [...lead]
  for (const piece of pieces) {
    found.add(piece.name)
    if (piece.field.path === 'eligibility.text') bare.push(...piece.lines)
    else bare.push(...placePiece(draft, piece))
  }
  const first = bare.findIndex(({ text }) => !/^(?:eligibility criteria|description)?$/.test(fold(text)))
  const text = first < 0 ? '' : writeText(bare.slice(first))
  if (text === '') return
  draft.eligibility = { text }
  found.add('eligibility criteria')
}

function readFacts(lines: readonly Line[], part: Part, draft: Draft, found: Set<string>): void {
  for (const piece of cutPieces(lines, labels[part]).pieces) {
    found.add(piece.name)
    placePiece(draft, piece)
  }
}

/** Headings between the labels of the last part. */
const headings =
  /^(?:terms related to this study|plan for individual participant data \(ipd\)|drug and device information\b.{0,80})$/

function readMore(lines: readonly Line[], draft: Draft, found: Set<string>): void {
  for (const { text } of lines) if (headings.test(fold(text))) found.add(fold(text))
  const own = lines.filter(({ text }) => !headings.test(fold(text)))
  const { pieces } = cutPieces(own, labels['more information'])
  for (const piece of pieces) {
    found.add(piece.name)
    const values = valuesOf(piece.lines)
    if (piece.field.path === 'largeDocuments') draft.largeDocuments = values.map((label) => ({ label }))
    else if (piece.field.path === 'seeAlsoLinks') draft.seeAlsoLinks = values.map((label) => ({ label }))
    else placePiece(draft, piece)
  }
}
