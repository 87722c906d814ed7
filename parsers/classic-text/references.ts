/** Reads publications, links and documents, one a line. */
import type { Draft } from '../../src/model/draft.js'
import { splitCells } from './cells.js'
import { nextLabel, type ReadPart, type Sheet } from './sheet.js'

const types: Readonly<Record<string, string>> = {
  publications: 'BACKGROUND',
  'publications of results': 'RESULT',
  'publications automatically indexed': 'DERIVED',
}

type Reference = NonNullable<Draft['references']>[number] & { retractions?: { source: string }[] }

export const readPublications: ReadPart = (sheet, at, { name }) => {
  if (sheet.lines[at]?.opening.name === 'no publications provided') return at + 1
  const end = nextLabel(sheet, at + 1)
  const references: Reference[] = []
  for (const line of wordsBetween(sheet, at + 1, end)) {
    const last = references.at(-1)
    const source = /^Retraction in\s*:\s*(.+)$/.exec(line)?.[1]
    if (source !== undefined && last) (last.retractions ??= []).push({ source })
    else references.push({ ...(types[name] ? { type: types[name] } : {}), citation: line })
  }
  if (references.length > 0) sheet.draft.references = [...(sheet.draft.references ?? []), ...references]
  return end
}

/** What stands for a picture behind links that leave the site. */
const exit = /\s*\[?This link exits .*$/

export const readLinks: ReadPart = (sheet, at) => {
  const end = nextLabel(sheet, at + 1)
  const links = wordsBetween(sheet, at + 1, end).map((line) => ({ label: line.replace(exit, '') }))
  if (links.length > 0) sheet.draft.seeAlsoLinks = links
  return end
}

/** `Study Protocol  [PDF] May 1, 2019`. */
export const readDocuments: ReadPart = (sheet, at) => {
  const end = nextLabel(sheet, at + 1)
  const documents = wordsBetween(sheet, at + 1, end).flatMap((line) => {
    const [label = '', date = ''] = line.split('[PDF]').map((part) => part.trim())
    return line.includes('[PDF]') ? [{ label, ...(date === '' ? {} : { date }) }] : []
  })
  if (documents.length > 0) sheet.draft.largeDocuments = [...(sheet.draft.largeDocuments ?? []), ...documents]
  return end
}

function wordsBetween({ lines }: Sheet, start: number, end: number): string[] {
  const words = lines.slice(start, end).map(({ text }) => splitCells(text).join(' '))
  return words.filter((line) => line !== '')
}
