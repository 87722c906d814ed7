/** Reads a classic page of any year and view: finds what it prints by its labels, and writes it into a Draft as printed. */
import { decode } from '../../src/containers/decode.js'
import type { Draft } from '../../src/model/draft.js'
import { FormatError } from '../../src/model/errors.js'
import type { Remark } from '../../src/normalize/remark.js'
import { placeArms } from '../classic/arms.js'
import { placeHeader, placeSponsors } from '../classic/header.js'
import { resultsTab } from '../classic/label-places.js'
import { foldLabel, placeOf, placeValue } from '../classic/labels.js'
import { remarkMissing } from '../classic/omissions.js'
import { remarkTitle } from '../classic/title.js'
import { viewOf } from '../classic/told.js'
import { printLines, printNode } from '../html/print.js'
import { findElement } from '../html/find.js'
import { hasWords } from '../html/tree.js'
import { readIds } from './ids.js'
import { placeOutcomes, placeSpecimens } from './outcomes.js'
import { behind } from './behind.js'
import { isOld, openPage, type Page } from './page.js'
import { placePeople } from './people.js'
import { placeReferences } from './references.js'
import { placeSubmissions } from './submissions.js'
import { placeTables } from './tables.js'
import { placeTabular } from './tabular.js'

/** No page of the registry comes near. */
const largest = 32 * 1024 * 1024

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  if (document.length > largest) {
    throw new FormatError(
      'document-too-large',
      'The page is larger than 32 MB, more than any record; save the record alone.',
    )
  }
  const draft = readPage(openPage(decode(document)), remark)
  if (draft.nctId !== undefined) yield draft
}

export function readPage(page: Page, remark: Remark): Draft {
  const draft: Draft = {}
  placeTitle(draft, page)
  if (page.id !== undefined) draft.nctId = page.id
  const head = page.lines.slice(0, page.headLength).map(({ text }) => text)
  const found = new Set([...placeHeader(draft, head), ...page.headings.keys()])
  const add = (names: readonly string[]): void => names.forEach((name) => found.add(name))
  add(placeRows(draft, page))
  if (page.headings.has('tracking information')) add(placeTabular(draft, page, remark))
  else add(placeFullText(draft, page))
  placePeople(draft, page, remark)
  // A results tab cites what was published of the results, not all that the record cites.
  if (viewOf(found) !== 'results-tab' || found.has('publications')) placeReferences(draft, page)
  remarkMissing(found, draft, remark)
  remarkTitle(draft, remark)
  return draft
}

/** What a browser shows as title ends with the name of the view. */
const suffix = / - (?:Full Text View|Tabular View|Study Results|No Study Results Posted) - ClinicalTrials\.gov$/

/** Pages of before 2012 have no heading of the first level. */
function placeTitle(draft: Draft, page: Page): void {
  const heading = findElement(page.main, ({ name }) => name === 'h1')
  const title = heading ? printLines(heading).join(' ') : suffix.test(page.title) ? page.title.replace(suffix, '') : ''
  if (title !== '') draft.briefTitle = title
}

const texts = ['brief summary', 'detailed description', 'study population', 'criteria'] as const

function placeFullText(draft: Draft, page: Page): string[] {
  const found = [...placeTables(draft, page), ...placeOutcomes(draft, page), ...placeSubmissions(draft, page)]
  for (const name of texts) {
    const element = behind(page, name)
    if (element) placeValue(draft, { name }, printNode(element))
  }
  placePurpose(draft, page)
  placeSpecimens(draft, page)
  placeTerms(draft, page)
  return found
}

/** Until mid-2017 the summary had no label of its own: it opens the part called Purpose, before its tables. */
function placePurpose(draft: Draft, page: Page): void {
  let part = behind(page, 'purpose')
  while (part && findElement(part, ({ name }) => name === 'table')) {
    part = part.children.filter((child) => child.type === 'tag').find(hasWords)
  }
  if (part && part.name !== 'table') placeValue(draft, { name: 'purpose' }, printNode(part))
}

/** The rows of all tables whose first cell is a label. */
function placeRows(draft: Draft, page: Page): string[] {
  const found: string[] = []
  for (const { cells, head } of page.rows) {
    const value = cells[1]
    if (!value || !head.endsWith(':')) continue
    const label = foldLabel(head)
    if (placeOf(label.name)?.path === 'ids') readIds(draft, value, isOld(page))
    else if (placeOf(label.name)) placeValue(draft, label, printNode(value))
    else if (placeOf(label.name, resultsTab)) placeValue(draft, label, printNode(value), resultsTab)
    else if (/^interventions?$/.test(label.name)) placeArms(draft, printLines(value), [])
    else if (!placeSponsors(draft, label.name, printLines(value))) continue
    found.push(label.name)
  }
  return found
}

/** Keywords and MeSH terms stand in two columns, to be read one after the other. */
function placeTerms(draft: Draft, page: Page): void {
  const keywords = behind(page, 'keywords')
  const meshTerms = behind(page, 'additional relevant mesh terms')
  if (keywords) draft.keywords = printLines(keywords)
  if (meshTerms) draft.derived = { meshTerms: printLines(meshTerms) }
}
