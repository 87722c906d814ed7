/** Reads a page of the history sites: one version, two side by side, or none where it only lists them. */
import { load, type CheerioAPI } from 'cheerio/slim'
import { DomHandler, Parser } from 'htmlparser2'
import { decode } from '../../src/containers/decode.js'
import type { Draft } from '../../src/model/draft.js'
import { FormatError } from '../../src/model/errors.js'
import type { TrialField } from '../../src/model/trial-path.js'
import type { Version } from '../../src/model/version.js'
import type { Remark } from '../../src/normalize/remark.js'
import { deepest, tooDeep } from '../html/print.js'
import { readColumns } from './change-page.js'
import { readDatedPage } from './dated-page.js'
import { readHistoryPage } from './history-page.js'
import { enrollmentHidden, notInArchive, notOnDatedPages, sections } from './omissions.js'
import { placeRecord } from './place.js'
import { indexElements } from './record.js'
import { listVersions } from './versions.js'

/** No page of the registry comes near. */
const largest = 32 * 1024 * 1024

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  const $ = openPage(document)
  for (const draft of draftsOf($, remark)) if (draft.nctId !== undefined) yield draft
}

export function readVersions(document: string | Uint8Array): Version[] {
  return listVersions(openPage(document))
}

function openPage(document: string | Uint8Array): CheerioAPI {
  if (document.length > largest) {
    throw new FormatError(
      'document-too-large',
      'The page is larger than 32 MB, more than any record; save the record alone.',
    )
  }
  const tree = new DomHandler()
  refuseDepth(tree)
  new Parser(tree).end(decode(document))
  return load(tree.root)
}

/** Refused as it is read: the parser takes ever longer the deeper it is, and all that looks into the tree goes down it. */
function refuseDepth(tree: DomHandler): void {
  const { onopentag, onclosetag } = tree
  let depth = 0
  tree.onopentag = (...tag) => {
    if (++depth > deepest) throw tooDeep()
    onopentag.apply(tree, tag)
  }
  tree.onclosetag = () => {
    depth--
    onclosetag.call(tree)
  }
}

function* draftsOf($: CheerioAPI, remark: Remark): Generator<Draft> {
  if ($('.moduleBody').length > 0) yield* readHistoryPage($, remark)
  else if ($('table.sdiff').length > 0) yield* readChangePage($, remark)
  else if ($('table.info').length > 0) yield readDated($, remark)
}

const day = /(\d{4})_(\d\d)_(\d\d)/

/** `2009_03_30` → `2009-03-30`. */
function dayIn(text: string): string | undefined {
  const found = day.exec(text)
  return found ? `${found[1]}-${found[2]}-${found[3]}` : undefined
}

function* readChangePage($: CheerioAPI, remark: Remark): Generator<Draft> {
  const days = ['th.sdiff-a', 'th.sdiff-b'].map((head) => dayIn($(head).first().text()))
  const isWhole = $('#sdiff-full').length > 0
  for (const [at, root] of readColumns($).entries()) {
    const draft = placeRecord(indexElements(root), days[at], remark)
    // The version with which a study came to the registry holds no number yet.
    placeId(draft, $)
    remark.omits(...notInArchive)
    if (!isWhole) remark.omits('centralContacts', 'locations')
    remarkAbsent(draft, ['firstSubmitted', 'lastUpdateSubmitted', 'samplingMethod', 'studyPopulation'], remark)
    yield draft
  }
}

function readDated($: CheerioAPI, remark: Remark): Draft {
  const { record, labels, unknown } = readDatedPage($)
  const date = dayIn($('h1').first().text()) ?? dayIn($('title').text())
  const draft = placeRecord(record, date, remark)
  placeId(draft, $)
  for (const [label, value] of unknown) remark.issue('unreadable-line', label, value)
  remark.omits(...notInArchive, ...notOnDatedPages)
  for (const [end, fields] of sections) if (!labels.has(end)) remarkAbsent(draft, fields, remark)
  if ((date ?? '') >= enrollmentHidden) remarkAbsent(draft, ['enrollment'], remark)
  return draft
}

/** Every page names its study above all else. */
function placeId(draft: Draft, $: CheerioAPI): void {
  const id = /\bNCT\d{8}\b/.exec($('h1').first().text() || $('title').text())?.[0]
  if (id !== undefined) draft.nctId ??= id
}

function remarkAbsent(draft: Draft, fields: readonly TrialField[], remark: Remark): void {
  remark.omits(...fields.filter((field) => draft[field] === undefined))
}
