/** Unwrapping: joining the lines that a tool broke for want of room, and no others. */
import { readHeaderLabel } from '../../classic/header.js'
import { readLabel } from '../names.js'
import { readOpening, type Opening } from '../opening.js'
import { looksLikeRow } from '../tabular-labels.js'
import { goesOn, seam, wrappingOf, wraps, type Wrapping } from './wraps.js'

/** A citation opens with an author, and ends with its pages. */
const cites = /^\s*(?:\[\d+\])?\p{Lu}[\p{L}'’ -]{1,30} \p{Lu}{1,3}[,.] /u
const pages = /(?:[\d)]|Review)\.$/

/** `United States: Food and Drug Administration`, one below the other. */
const country = /^\s*[A-Z][A-Za-z ]{2,40}: /

/** What the site itself says, and its value, cannot end here. */
const halfSaid = /^\s*The recruitment status of this study [^.]*$|\bSamples With(?:out)?$/

/** No heading is longer; sentences that stand for one are. */
const longestHeading = 60

/** The lines of a whole text, wrapped wherever most of them are. */
export function unwrapText(lines: readonly string[], wrapping = wrappingOf(lines)): readonly string[] {
  return wrapping.width > 0 || lines.some((line) => line.includes('](') || halfSaid.test(line))
    ? join(lines, wrapping)
    : lines
}

/** The lines of a cell, wrapped at the width of its column; where breaks that were meant are marked, at all others. */
export function unwrapCell(lines: readonly string[], width: number): string[] {
  const isMarked = lines.some((line) => line.endsWith('\\'))
  const whole = join(lines, { width: isMarked ? 1 : width, partsWords: false, isTabular: false })
  return whole.map((line) => line.replace(/\\$/, ''))
}

function join(lines: readonly string[], wrapping: Wrapping): string[] {
  const out: string[][] = []
  let isInLink = false
  lines.forEach((line, at) => {
    const before = lines[at - 1] ?? ''
    const last = out.at(-1)
    const isOpen = (isInLink && line.includes('](')) || halfSaid.test(before)
    const isWrap = isOpen
      ? line !== '' && before !== ''
      : wraps(before, line, wrapping) && belongs(before, line, wrapping)
    if (last && isWrap) last.push(...seam(before, line), line.trimStart())
    else out.push([line])
    isInLink = line !== '' && opensLink(line, isInLink)
  })
  return out.map((parts) => parts.join(''))
}

/** Whether the words of a link are still to be closed behind a line: a long address is wrapped before its words. */
function opensLink(line: string, isInLink: boolean): boolean {
  const open = line.lastIndexOf('[')
  const close = line.lastIndexOf(']')
  return open === close ? isInLink : open > close
}

function belongs(line: string, next: string, { isTabular }: Wrapping): boolean {
  if (!goesOn(line, next) || (cites.test(next) && pages.test(line))) return false
  if (isTabular && looksLikeRow(next.trimStart())) return false
  if (country.test(line.replace(/^\s*Health Authority:/, '')) && country.test(next)) return false
  const opening = headingOf(line)
  return !opening?.isAlone && !headingOf(next)
}

/** What a line opens with, where that is a label or heading; sentences that stand for one are none here. */
function headingOf(line: string): Opening | undefined {
  const opening = readOpening(line.trim())
  if (opening.name.length > longestHeading) return undefined
  return readLabel(opening) || readHeaderLabel(line.trim()) ? opening : undefined
}
