/** Reads a classic page: finds what it prints by its labels, and writes it into a Draft as printed. */
import { load } from 'cheerio/slim'
import { decode } from '../../src/containers/decode.js'
import type { Draft } from '../../src/model/draft.js'
import { FormatError } from '../../src/model/errors.js'
import type { Remark } from '../../src/normalize/remark.js'
import { placeAges } from '../classic/ages.js'
import { placeHeader } from '../classic/header.js'
import { placeIds } from '../classic/ids.js'
import { foldLabel, placeOf, placeValue } from '../classic/labels.js'
import { remarkMissing } from '../classic/omissions.js'
import { placeOutcomes, placeSpecimens } from './outcomes.js'
import { placePeople } from './people.js'
import { oneLine, printLine, printLines, printNode, type PageElement } from '../html/print.js'
import { placeReferences } from './references.js'
import { refuseOtherSkins } from '../classic/skins.js'
import { remarkTitle } from '../classic/title.js'
import { placeTables } from './tables.js'
import { labelled, labelsLike, openPage, type Page } from './tree.js'

/** No page of the registry comes near. */
const largest = 32 * 1024 * 1024

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  if (document.length > largest) {
    throw new FormatError(
      'document-too-large',
      'The page is larger than 32 MB, more than any record; save the record alone.',
    )
  }
  const page = openPage(load(decode(document)))
  if (!page) return
  const lines = printLines(page.main)
  refuseOtherSkins(lines)
  const draft = readPage(page, lines, remark)
  if (draft.nctId !== undefined) yield draft
}

function readPage(page: Page, lines: readonly string[], remark: Remark): Draft {
  const draft: Draft = {}
  const title = page.$('h1', page.main).get(0)
  if (title) draft.briefTitle = printLine(title)
  const id = page.$('meta[name="ncbi_pcid"]').attr('content') ?? page.$('meta[name="ncbi_pcid"]').attr('value')
  if (id) draft.nctId = id
  const found = new Set([...placeHeader(draft, lines), ...page.labels.keys()])
  for (const name of placeRows(draft, page)) found.add(name)
  for (const name of placeTables(draft, page)) found.add(name)
  for (const name of placeOutcomes(draft, page)) found.add(name)
  for (const name of ['brief summary', 'detailed description', 'study population', 'criteria']) {
    const element = labelled(page, name)
    if (element) placeValue(draft, { name }, printNode(element))
  }
  placeSpecimens(draft, page)
  placePeople(draft, page, remark)
  placeReferences(draft, page)
  placeTerms(draft, page)
  remarkMissing(found, draft, remark)
  if (!found.has('last verified') && !found.has('more information')) remark.omits('keywords', 'derived.meshTerms')
  remarkBareDates(found, draft, remark)
  remarkTitle(draft, remark)
  return draft
}

/** Beside the study's own rows, the tabs of early pages print dates without saying whether they have come. */
function remarkBareDates(found: ReadonlySet<string>, draft: Draft, remark: Remark): void {
  if (found.has('study type')) return
  for (const field of ['primaryCompletionDate', 'completionDate'] as const) {
    if (draft[field] && draft[field].type === undefined) remark.omits(`${field}.type`)
  }
}

/** The rows of all tables whose first cell is a label. */
function placeRows(draft: Draft, page: Page): string[] {
  const found: string[] = []
  for (const { cells, head } of page.rows) {
    const value = cells[1]
    if (!value || !head.endsWith(':')) continue
    const label = foldLabel(head)
    const place = placeOf(label.name)
    if (!place) continue
    found.push(label.name)
    if (place.path === 'ages') placeAges(draft, printLine(value))
    else if (place.path === 'ids') placeIds(draft, idsOf(page, value))
    else placeValue(draft, label, printNode(value))
  }
  return found
}

/** One id a line; some link to the grant they name. */
function idsOf(page: Page, cell: PageElement): { text: string; link?: string | undefined }[] {
  const links = new Map(
    page
      .$('a[href]', cell)
      .toArray()
      .map((link) => [printLine(link), link.attribs.href]),
  )
  return printLines(cell).map((text) => ({ text, link: links.get(oneLine(text)) }))
}

/** Keywords and MeSH terms stand in two columns, to be read one after the other. */
function placeTerms(draft: Draft, page: Page): void {
  const [keywords] = labelsLike(page, 'keywords provided by')
  const [terms] = labelsLike(page, 'additional relevant mesh terms')
  const termsBehind = (name: string | undefined): string[] => {
    const element = name === undefined ? undefined : labelled(page, name)
    return element ? printLines(element) : []
  }
  const words = termsBehind(keywords)
  const meshTerms = termsBehind(terms)
  if (words.length > 0) draft.keywords = words
  if (meshTerms.length > 0) draft.derived = { meshTerms }
}
