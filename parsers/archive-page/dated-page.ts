/** Reads a dated page of the archive: rows of a label and its value, written back into the elements they came from. */
import type { CheerioAPI } from 'cheerio'
import type { PageElement } from '../html/print.js'
import type { XmlElement } from '../xml/element.js'
import { design, fields, items } from './fields.js'
import { addTo, elementOf, type ArchiveRecord } from './record.js'
import { readRow } from './rows.js'
import { typedText } from './typed-text.js'

export interface DatedPage {
  record: ArchiveRecord
  /** Labels and headings of sections, in lower case. */
  labels: ReadonlySet<string>
  /** Labels that no table knows, each with its value. */
  unknown: readonly (readonly [label: string, value: string])[]
}

const paths = new Map<string, string>([
  ...fields.flatMap(([path, , label]) => (label === undefined ? [] : [[label, path] as const])),
  ...Object.entries(items).flatMap(([path, { label }]) => (label === undefined ? [] : [[label, path] as const])),
  [design.label, design.element],
])

export function readDatedPage($: CheerioAPI): DatedPage {
  const record = new Map<string, XmlElement[]>()
  const labels = new Set<string>()
  const unknown: (readonly [string, string])[] = []
  const links: Links = { addresses: [], words: [] }
  for (const { label, value } of rowsOf($)) {
    labels.add(label)
    const path = paths.get(label)
    const text = value ? typedText([value]) : ''
    if (label === 'url') links.addresses.push(text)
    else if (label === 'see also') links.words.push(text)
    else if (path !== undefined && value) addTo(record, path, readRow(label, text, value))
    else if (label !== 'updated' && text !== '') unknown.push([label, text])
  }
  record.set('see_also', linksOf(links))
  return { record, labels, unknown }
}

interface Row {
  label: string
  value: PageElement | undefined
}

/** A long text stands in a row of its own, below its label. */
function rowsOf($: CheerioAPI): Row[] {
  const rows: Row[] = []
  for (const row of $('table.info tr').toArray()) {
    const head = $(row).children('th').get(0)
    const cell = $(row).children('td').get(0)
    const last = rows.at(-1)
    if (head) {
      const label = $(head).text().replace(/\s+/g, ' ').replace(/:\s*$/, '').trim().toLowerCase()
      rows.push({ label, value: cell })
    } else if (last && cell && $(cell).is('.bigdent')) last.value ??= cell
  }
  return rows
}

interface Links {
  addresses: string[]
  words: string[]
}

/** All addresses stand before all words; where they are not as many, no words can be given to an address. */
function linksOf({ addresses, words }: Links): XmlElement[] {
  if (addresses.length === 0) return words.map((each) => linkOf('', each))
  const isPaired = addresses.length === words.length
  return addresses.map((url, at) => linkOf(url, isPaired ? (words[at] ?? '') : ''))
}

function linkOf(url: string, words: string): XmlElement {
  return elementOf('see_also', '', [elementOf('url', url), elementOf('annotation', words)])
}
