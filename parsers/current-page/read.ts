/** Reads the present page: both its forms become lines, which are cut at their headings and labels. */
import { decode } from '../../src/containers/decode.js'
import type { Draft } from '../../src/model/draft.js'
import { FormatError } from '../../src/model/errors.js'
import type { Remark } from '../../src/normalize/remark.js'
import { readPage, type Page } from './page.js'
import { readRecord } from './record.js'
import { readText } from './text.js'

/** No page of the registry, and no text of one, comes near. */
const largestPage = 32 * 1024 * 1024
const largestText = 8 * 1024 * 1024

/** @throws FormatError for a page that its script has not filled yet, and for one larger than any record */
export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  refuseLarge(document.length, largestPage)
  const text = decode(document)
  const isPage = /^\s*</.test(text)
  if (!isPage) refuseLarge(text.length, largestText)
  const page = isPage ? readPage(text) : { ...readText(text), address: undefined }
  const draft = readRecord(page.lines, remark)
  if (draft === undefined && isPage) refuseShell()
  if (draft === undefined) return
  placeTitle(draft, page, remark)
  yield draft
}

/** What a partial document says of the study by its title or address alone. */
function placeTitle(draft: Draft, { title, address }: Page, remark: Remark): void {
  const [, ofTitle, named] = /\b(NCT\d{8}) \| (.+?)(?: \| ClinicalTrials\.gov)?$/.exec(title) ?? []
  const nctId = draft.nctId ?? ofTitle ?? address
  const briefTitle = draft.briefTitle ?? named
  if (nctId !== undefined) draft.nctId = nctId
  if (briefTitle === undefined) remark.omits('briefTitle')
  else draft.briefTitle = briefTitle
}

function refuseLarge(length: number, largest: number): void {
  if (length <= largest) return
  const size = largest / (1024 * 1024)
  throw new FormatError(
    'document-too-large',
    `The document is larger than ${size} MB, more than any record; save the record alone.`,
  )
}

function refuseShell(): never {
  throw new FormatError(
    'unsupported-page',
    'The page holds no record yet: ClinicalTrials.gov fills it in by script; save it from the browser once it shows the record, or fetch the record from the API.',
  )
}
