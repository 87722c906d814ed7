/** Reads publications, links and documents. */
import type { Draft } from '../../src/model/draft.js'
import { printLine, printLines } from '../html/print.js'
import { findElements } from '../html/find.js'
import type { TreeElement } from '../html/tree.js'
import { entriesBehind } from './behind.js'
import type { Page } from './page.js'

/** The heading tells the type. */
const types: Readonly<Record<string, string>> = {
  publications: 'BACKGROUND',
  'publications of results': 'RESULT',
  'publications automatically indexed': 'DERIVED',
}

export function placeReferences(draft: Draft, page: Page): void {
  const headings = [...page.headings.keys()].filter((name) => Object.hasOwn(types, name))
  const references = headings.flatMap((name) =>
    entriesBehind(page, name).map((entry) => ({ type: types[name], ...readCitation(entry) })),
  )
  if (references.length > 0) draft.references = references
  const links = entriesBehind(page, 'additional information').map((entry) => ({ label: printLine(entry) }))
  if (links.length > 0) draft.seeAlsoLinks = links
  const documents = findElements(page.main, isDocument).map(readDocument)
  if (documents.length > 0) draft.largeDocuments = documents
}

/** A citation, and under it the notices of its retraction. */
export function readCitation(entry: TreeElement): { citation: string; retractions?: { source: string }[] } {
  const lines = printLines(entry)
  const first = lines.findIndex((line) => line.startsWith('Retraction in'))
  if (first < 0) return { citation: lines.join(' ') }
  const sources = lines.slice(first).join(' ').split(retraction)
  const retractions = sources.filter((source) => source !== '').map((source) => ({ source: source.trim() }))
  return { citation: lines.slice(0, first).join(' '), retractions }
}

const retraction = /(?:^|\s)Retraction in\s*:\s*/

function isDocument({ name, attribs }: TreeElement): boolean {
  return name === 'a' && attribs.href !== undefined && attribs.href.includes('ProvidedDocs/')
}

/** `Study Protocol  [PDF] May 1, 2019`, linked to `/ProvidedDocs/62/NCT…/Prot_000.pdf`. */
function readDocument(link: TreeElement): NonNullable<Draft['largeDocuments']>[number] {
  const filename = (link.attribs.href ?? '').split('/').at(-1) ?? ''
  const label = printLine(link)
    .replace(/\[PDF\].*$/, '')
    .trim()
  const date = link.parent && /\b([A-Z][a-z]+ \d{1,2}, \d{4})$/.exec(printLine(link.parent))?.[1]
  return { typeAbbrev: filename.replace(/_\d+\.pdf$/i, ''), label, ...(date ? { date } : {}), filename }
}
