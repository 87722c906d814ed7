/** Taking apart the rows of a dated page that hold several things: outcomes, arms, interventions, references, ids, dates. */
import { typedText, wordsIn } from './typed-text.js'
import { oneLine, type PageElement } from '../html/print.js'
import type { XmlElement } from '../xml/element.js'
import { elementOf } from './record.js'

type Reader = (text: string, cell: PageElement) => XmlElement

/** The element behind one row. */
export function readRow(label: string, text: string, cell: PageElement): XmlElement {
  return (readers[label] ?? readWords)(text, cell)
}

const readers: Readonly<Record<string, Reader>> = {
  'start date': readDate,
  'end date': readDate,
  'last follow-up date': readDate,
  'last data entry date': readDate,
  'primary completion date': readDate,
  'primary outcome': readOutcome,
  'secondary outcome': readOutcome,
  'other outcome': readOutcome,
  'secondary id': readId,
  reference: readReference,
  'arm/group': readArm,
  intervention: readIntervention,
}

function readWords(text: string): XmlElement {
  return elementOf('', text.trim())
}

/** `2014-09 (Anticipated)`. */
function readDate(text: string): XmlElement {
  const [, date = text, type] = /^\s*(\S+)\s*\((\w+)\)\s*$/.exec(text) ?? []
  return { name: '', attributes: type === undefined ? {} : { type }, text: date.trim(), children: [] }
}

/** `U01CA097452 (US NIH Grant Number)`, `CDR0000350336 (PDQ (Physician Data Query))`. */
function readId(text: string): XmlElement {
  const line = text.trim()
  const open = line.endsWith(')') ? line.indexOf(' (') : -1
  if (open < 0) return elementOf('', line)
  return elementOf('', '', [elementOf('id', line.slice(0, open)), elementOf('id_type', line.slice(open + 2, -1))])
}

const outcomeParts: readonly (readonly [opening: string, name: string])[] = [
  ['Measure:', 'measure'],
  ['Time Frame:', 'time_frame'],
  ['Safety Issue?', 'safety_issue'],
  ['Description:', 'description'],
]

/** `Measure: …⏎Time Frame: …⏎Safety Issue? No⏎Description: …`, each part once and in this order. */
function readOutcome(text: string): XmlElement {
  return elementOf('', '', cutParts(text, outcomeParts))
}

function readReference(text: string): XmlElement {
  const parts = [
    ['Citation:', 'citation'],
    ['MEDLINE:', 'medline_ui'],
  ] as const
  return elementOf('', '', cutParts(text, parts))
}

function cutParts(text: string, parts: readonly (readonly [opening: string, name: string])[]): XmlElement[] {
  const found: { name: string; lines: string[] }[] = []
  let next = 0
  for (const line of text.split('\n')) {
    const at = parts.findIndex(([opening], index) => index >= next && line.startsWith(opening))
    const [opening = '', name = ''] = parts[at] ?? []
    if (at >= 0) next = at + 1
    if (at >= 0) found.push({ name, lines: [line.slice(opening.length)] })
    else found.at(-1)?.lines.push(line)
  }
  return found.map(({ name, lines }) => elementOf(name, lines.join('\n').trim()))
}

/** `Arm Label: A    Experimental`, and below it the description. */
function readArm(_text: string, cell: PageElement): XmlElement {
  const [label = '', type = ''] = headOf(cell)
  return elementOf('', '', [
    elementOf('arm_group_label', label.replace(/^Arm Label:\s*/, '')),
    elementOf('arm_type', type),
    elementOf('description', bodyOf(cell)),
  ])
}

/** `Drug: Placebo    Arm Label: A`, and below it the description; of several arms the page prints the first alone. */
function readIntervention(_text: string, cell: PageElement): XmlElement {
  const [title = ''] = headOf(cell)
  const colon = title.indexOf(': ')
  return elementOf('', '', [
    elementOf('intervent_type', colon < 0 ? '' : title.slice(0, colon)),
    elementOf('primary_name', title.slice(colon < 0 ? 0 : colon + 2).trim()),
    elementOf('description', bodyOf(cell)),
  ])
}

/** What stands in the first line of a cell, parted by runs of spaces that do not break. */
function headOf(cell: PageElement): string[] {
  const head = cell.children.find((child) => 'attribs' in child && child.name === 'div')
  const words = head ? wordsIn(head) : ''
  const parts = ['']
  for (const piece of words.split(/(\s{2,})/)) {
    if (/^\s*\u00a0 ?\u00a0/.test(piece.replace(/[^\S\u00a0]+/g, ' '))) parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts.map(oneLine).filter((part) => part !== '')
}

function bodyOf(cell: PageElement): string {
  return typedText(cell.children.filter((child) => 'attribs' in child && child.name === 'p'))
}
