/** Finding things on a page by what it prints: labels, rows of tables, headed tables. */
import type { CheerioAPI } from 'cheerio'
import { foldLabel } from '../classic/labels.js'
import { printLine, type PageElement } from '../html/print.js'

export interface Page {
  $: CheerioAPI
  /** What shows the record; the rest is the site's own. */
  main: PageElement
  /** Printed labels outside of tables, folded, with what stands behind the colon. */
  labels: ReadonlyMap<string, Labelled>
  rows: readonly PageRow[]
}

export interface Labelled {
  element: PageElement
  rest: string
}

export interface PageRow {
  row: PageElement
  cells: PageElement[]
  /** The first cell on one line, where it can be a label. */
  head: string
}

/** Menus, notices and tools of the site, which stand between the parts of the record. */
const boilerplate = 'script, style, noscript, button, .usa-alert, [class*="dropdown"], #glossary, #to-top'
const labelClasses = '[class*="header"], [class*="body3"], [class*="tableLabel"], [class*="info-title"], h2, h3, h4'
const longest = 300

/** Looks through a page once; undefined where nothing of it can be a record. */
export function openPage($: CheerioAPI): Page | undefined {
  $(boilerplate).remove()
  const main = $('#main-content').get(0) ?? $('body').get(0) ?? $.root().children().get(0)
  if (!main) return undefined
  const layout = new Set(
    $('table', main)
      .toArray()
      .map((table) => $(table).closest('tr').get(0)),
  )
  const rows = $('tr', main)
    .toArray()
    .flatMap((row) => readRow($, row, layout.has(row)) ?? [])
  return { $, main, labels: findLabels($, main), rows }
}

/** @param isLayout whether the row holds a table of its own, and so lays out the page */
function readRow($: CheerioAPI, row: PageElement, isLayout: boolean): PageRow | undefined {
  const cells = $(row).children('td, th').toArray()
  const [first] = cells
  if (!first) return undefined
  const head = isLayout ? '' : printLine(first)
  return { row, cells, head: head.length > longest ? '' : head }
}

function findLabels($: CheerioAPI, main: PageElement): Map<string, Labelled> {
  const found = new Map<string, Labelled>()
  for (const element of $(labelClasses, main).toArray()) {
    if (holdsBlocks(element)) continue
    const line = printLine(element)
    if (line === '' || line.length > longest) continue
    const colon = line.indexOf(':')
    const { name } = foldLabel(colon < 0 ? line : line.slice(0, colon))
    if (!found.has(name)) found.set(name, { element, rest: colon < 0 ? '' : line.slice(colon + 1).trim() })
  }
  return found
}

const blocks = new Set(['div', 'table', 'p', 'ul', 'ol'])

/** A label is one line. */
function holdsBlocks(element: PageElement): boolean {
  return element.children.some((child) => 'attribs' in child && (blocks.has(child.name) || holdsBlocks(child)))
}

/** What stands behind a label: the next element that has words, at its level or, where it closes that, above. */
export function behind({ $ }: Page, element: PageElement): PageElement | undefined {
  for (let at: PageElement | undefined = element; at; at = $(at).parent().get(0)) {
    const next = $(at)
      .nextAll()
      .toArray()
      .find((each) => printLine(each) !== '')
    if (next) return next
  }
  return undefined
}

/** What stands behind the label of this name. */
export function labelled(page: Page, name: string): PageElement | undefined {
  const label = page.labels.get(name)
  return label && behind(page, label.element)
}

/** The names of labels that begin so, in the order of the page. */
export function labelsLike(page: Page, start: string): string[] {
  return [...page.labels.keys()].filter((name) => name.startsWith(start))
}

export interface HeadedTable {
  /** Folded column headings. */
  headings: string[]
  rows: PageElement[][]
}

/** The first table with one of these words as its first heading. */
export function headedTable({ $, rows }: Page, names: readonly string[]): HeadedTable | undefined {
  const header = rows.find(({ cells, head }) => cells[0]?.name === 'th' && names.includes(foldLabel(head).name))
  if (!header) return undefined
  const table = $(header.row).closest('table').get(0)
  const headings = header.cells.map((cell) => foldLabel(printLine(cell)).name)
  const body = rows.filter(({ row, cells }) => cells[0]?.name === 'td' && $(row).closest('table').get(0) === table)
  return { headings, rows: body.map(({ cells }) => cells) }
}
