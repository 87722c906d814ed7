/** Reads a change page of the archive: the registry's inner XML of two versions, side by side and whole. */
import type { CheerioAPI } from 'cheerio'
import { FormatError } from '../../src/model/errors.js'
import { decodeEntities } from '../../src/normalize/entities.js'
import { findElements, hasClass } from '../html/find.js'
import { deepest, oneLine, tooDeep, type PageElement } from '../html/print.js'
import type { XmlElement } from '../xml/element.js'
import { readIndents, type TypedLine } from './typed-lines.js'
import { joinLines, wordsIn } from './typed-text.js'

/** Both versions as elements, the earlier first; none where the page shows no record. */
export function readColumns($: CheerioAPI): XmlElement[] {
  // The page holds the comparison twice, the second time without contacts and sites.
  const view = $('#sdiff-full').get(0) ?? $('.sdiff-view, table.sdiff').get(0)
  if (!view) return []
  return ['sdiff-a', 'sdiff-b'].flatMap((column) => {
    const cells = findElements(view, (each) => each.name === 'td' && hasClass(each, column))
    return readTree(cells.flatMap((cell) => findElements(cell, isLine)).map(readLine)) ?? []
  })
}

function isLine(element: PageElement): boolean {
  return element.name === 'div' && /^sdl\d/.test(element.attribs.class ?? '')
}

interface Line extends TypedLine {
  /** How it is marked: `sds` opens an element, `sdz` closes one, `sda` opens one whose attributes follow. */
  mark: string
}

/** In a chunk that changed, the page prints word by word, and the spaces between words are its own. */
function readLine(line: PageElement): Line {
  const row = rowOf(line)
  const isReset = /\bsdiff-chg\b/.test(row?.attribs.class ?? '')
  const mark = /\bsd[sza]\b/.exec(line.attribs.class ?? '')?.[0] ?? ''
  const source = wordsIn(line)
  // What is printed is the source of the XML, entities and all.
  const text = mark === '' ? decodeEntities(source) : source
  return {
    mark,
    text: isReset ? oneLine(text) : text.replace(/^ {2}/, '').trimEnd(),
    // What fills up the shorter column is empty; an empty line of the text has its indent.
    isFiller: source === '',
    isReset,
  }
}

function rowOf(element: PageElement): PageElement | undefined {
  for (let at = element.parent; at; at = at.parent) if ('attribs' in at && at.name === 'tr') return at
  return undefined
}

interface Open extends XmlElement {
  attributes: Record<string, string>
  children: Open[]
  lines: Line[]
}

const tag = /^<\/?([\w.-]+)/
const attribute = /^([\w.:-]+)="([^"]*)"/

/**
 * Undefined where the column is empty.
 * @throws FormatError `truncated-xml` where the page breaks off, `document-too-large` where its elements nest without end
 */
function readTree(lines: readonly Line[]): XmlElement | undefined {
  const root = openElement('')
  const open: [Open, ...Open[]] = [root]
  let inTag = false
  for (const line of lines) {
    const at = open.at(-1) ?? root
    const name = tag.exec(line.text.trim())?.[1]
    if (inTag) {
      const [, key, value] = attribute.exec(line.text.trim()) ?? []
      if (key !== undefined && value !== undefined) at.attributes[key] = value
      inTag = line.text.trim() !== '>'
    } else if ((line.mark === 'sds' || line.mark === 'sda') && name !== undefined) {
      const element = openElement(name)
      at.children.push(element)
      if (open.push(element) > deepest) throw tooDeep()
      inTag = line.mark === 'sda'
    } else if (line.mark === 'sdz' && name !== undefined) {
      const from = open.findLastIndex((each) => each.name === name)
      if (from > 0) for (const each of open.splice(from)) close(each)
    } else if (!line.isFiller) at.lines.push(line)
  }
  if (open.length > 1) {
    throw new FormatError('truncated-xml', 'The change page breaks off inside the record; save the whole page again.')
  }
  return root.children[0]
}

function openElement(name: string): Open {
  return { name, attributes: {}, text: '', children: [], lines: [] }
}

/** Only long texts are kept line by line. */
function close(element: Open): void {
  const lines = readIndents(element.lines)
  element.text = element.name === 'textblock' ? joinLines(lines) : oneLine(lines.join(' '))
}
