/** Reads publications, links and documents. */
import type { Draft } from '../../src/model/draft.js'
import { printLine, printLines, type PageElement } from '../html/print.js'
import { labelled, labelsLike, type Page } from './tree.js'

/** The heading tells the type. */
const types: Readonly<Record<string, string>> = {
  publications: 'BACKGROUND',
  'publications of results': 'RESULT',
}

export function placeReferences(draft: Draft, page: Page): void {
  const references = labelsLike(page, 'publications').flatMap((name) => {
    const type = name.startsWith('publications automatically indexed') ? 'DERIVED' : types[name]
    return entriesOf(page, name).map((entry) => ({ ...(type ? { type } : {}), ...readCitation(printLines(entry)) }))
  })
  if (references.length > 0) draft.references = references
  const links = entriesOf(page, 'additional information').map((entry) => ({ label: printLine(entry) }))
  if (links.length > 0) draft.seeAlsoLinks = links
  const documents = page
    .$('a[href*="ProvidedDocs/"]', page.main)
    .toArray()
    .map((link) => readDocument(page, link))
  if (documents.length > 0) draft.largeDocuments = documents
}

function entriesOf(page: Page, name: string): PageElement[] {
  const container = labelled(page, name)
  if (!container) return []
  const entries = page.$(container).children('div, p, li').toArray()
  return (entries.length > 0 ? entries : [container]).filter((entry) => printLine(entry) !== '')
}

/** A citation, and under it the notices of its retraction. */
function readCitation(lines: readonly string[]): { citation: string; retractions?: { source: string }[] } {
  const first = lines.findIndex((line) => line.startsWith('Retraction in'))
  if (first < 0) return { citation: lines.join(' ') }
  const sources = lines.slice(first).join(' ').split(retraction)
  const retractions = sources.filter((source) => source !== '').map((source) => ({ source: source.trim() }))
  return { citation: lines.slice(0, first).join(' '), retractions }
}

const retraction = /(?:^|\s+)Retraction in\s*:\s*/

/** `Study Protocol  [PDF] May 1, 2019`, linked to `/ProvidedDocs/62/NCT…/Prot_000.pdf`. */
function readDocument({ $ }: Page, link: PageElement): NonNullable<Draft['largeDocuments']>[number] {
  const filename = (link.attribs.href ?? '').split('/').at(-1) ?? ''
  const label = printLine(link).replace(/\s*\[PDF\].*$/, '')
  const line = $(link).parent().get(0)
  const date = line && /\b([A-Z][a-z]+ \d{1,2}, \d{4})$/.exec(printLine(line))?.[1]
  return { typeAbbrev: filename.replace(/_\d+\.pdf$/i, ''), label, ...(date ? { date } : {}), filename }
}
