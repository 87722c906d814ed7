/** Reads the lists of names and of publications that the page prints one a line. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { isBoilerplate } from './boilerplate.js'
import { labels } from './labels.js'
import { fold, valuesOf, wordsOf, type Line } from './line.js'
import { cutPieces } from './pieces.js'
import { placeOfficials } from './officials.js'
import { placePiece } from './place.js'

/** @returns the labels found */
export function placeSponsors(lines: readonly Line[], draft: Draft, remark: Remark): string[] {
  const { pieces } = cutPieces(lines, labels['collaborators and investigators'])
  for (const piece of pieces) {
    const values = valuesOf(piece.lines)
    if (piece.field.path === 'collaborators') draft.collaborators = values.map((name) => ({ name }))
    else if (piece.field.path === 'overallOfficials') placeOfficials(values, draft, remark)
    else placePiece(draft, piece)
  }
  return pieces.map(({ name }) => name)
}

const address = /^\(?https?:\/\/\S+\)?$/

/** @returns the labels found */
export function placePublications(lines: readonly Line[], draft: Draft): string[] {
  const own = wordsOf(lines).filter((line) => !isBoilerplate(line) && fold(line.text) !== 'publications')
  const { lead, pieces } = cutPieces(own, labels.publications)
  const references = [
    { path: undefined, lines: lead },
    ...pieces.map(({ field, lines: body }) => ({ path: field.path, lines: body })),
  ]
    .filter(({ path }) => path !== 'seeAlsoLinks')
    .flatMap(({ path, lines: body }) => citationsOf(body).map((each) => ({ ...(path ? { type: path } : {}), ...each })))
  if (references.length > 0) draft.references = references
  const links = pieces.filter(({ field }) => field.path === 'seeAlsoLinks').flatMap(({ lines: body }) => valuesOf(body))
  if (links.length > 0) draft.seeAlsoLinks = links.filter((link) => !address.test(link)).map((label) => ({ label }))
  return pieces.map(({ name }) => name)
}

/** Notices of a retraction, and addresses, stand below a citation. */
function citationsOf(lines: readonly Line[]): { citation: string }[] {
  const own = valuesOf(lines).filter((text) => !address.test(text) && !/^Retraction in\b/i.test(text))
  return own.map((citation) => ({ citation }))
}
