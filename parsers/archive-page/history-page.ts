/** Reads a page of `ct2/history` that shows one version of a record, or two merged into one text. */
import type { CheerioAPI } from 'cheerio'
import type { Draft } from '../../src/model/draft.js'
import { FormatError } from '../../src/model/errors.js'
import type { Remark } from '../../src/normalize/remark.js'
import { oneLine, printLine, printLines, printNode, type PageElement } from '../html/print.js'
import { placeGroups } from './history-arms.js'
import { historySections, notInHistory, type Section } from './history-labels.js'
import { placePeople } from './history-people.js'
import { rowsOf, type HistoryRow, type HistorySection } from './history-section.js'
import { placeDocuments, placeIds, placeLinks, placeOutcomes, placeParty, placeStatus } from './history-rows.js'
import { put } from './put.js'

/** The registry's own marks of what only one of two merged versions has. */
const dropped = '.drop_hilite'
const added = '.add_hilite'

/**
 * The earlier version first.
 * @throws FormatError for a comparison side by side, of which no page has been seen
 */
export function* readHistoryPage($: CheerioAPI, remark: Remark): Generator<Draft> {
  const [left, right] = ['A', 'B'].map((name) => $(`input[name="${name}"][checked]`).attr('value'))
  if (left === right) {
    if (left !== undefined) remark.version(Number(left) - 1)
    yield readVersion($, remark)
    return
  }
  if (/side/i.test($('input[name="C"][checked]').attr('value') ?? '')) {
    throw new FormatError(
      'unsupported-page',
      'The page compares two versions side by side, which is not read yet; save the merged comparison, or each version by itself.',
    )
  }
  // Each of the two is what is left without the other's own words.
  const whole = $.root().html() ?? ''
  const [first, second] = [Number(left), Number(right)]
  const versions = [
    { number: first, others: added },
    { number: second, others: dropped },
  ]
  for (const { number, others } of first < second ? versions : versions.toReversed()) {
    remark.version(number - 1)
    $.root().html(whole)
    $(`.moduleBody ${others}`).remove()
    yield readVersion($, remark)
  }
}

function readVersion($: CheerioAPI, remark: Remark): Draft {
  const draft: Draft = {}
  const heading = oneLine($('.wrapper').text())
  const id = /\bNCT\d{8}\b/.exec($('title').text() || heading)?.[0]
  if (id !== undefined) draft.nctId = id
  remark.omits(...notInHistory)
  for (const [name, section] of Object.entries(historySections)) {
    const [body] = $(`div#${name}Body`).toArray()
    if (body) readSection(draft, name, section, body, remark)
    else remark.omits(...section.tells)
  }
  // Once results are posted, the outcomes stand among them.
  if (!/outcome measures:/i.test($('#OutcomeMeasuresBody, #ProtocolOutcomeMeasuresBody').text()))
    remark.omits('outcomes')
  placeDocuments(draft, $('#DocumentSectionBody td').toArray())
  const submitted = /Submitted Date:\s*([A-Z][a-z]+ \d{1,2}, \d{4})/.exec(heading)?.[1]
  if (submitted !== undefined) draft.lastUpdateSubmitted ??= { date: submitted }
  return draft
}

const special: Readonly<Record<string, (draft: Draft, section: HistorySection, remark: Remark) => readonly string[]>> =
  {
    StudyIdentification: placeIds,
    StudyStatus: placeStatus,
    SponsorCollaborators: placeParty,
    ArmsandInterventions: placeGroups,
    OutcomeMeasures: placeOutcomes,
    ProtocolOutcomeMeasures: placeOutcomes,
    ContactsLocations: placePeople,
    References: placeLinks,
  }

function readSection(draft: Draft, name: string, section: Section, body: PageElement, remark: Remark): void {
  const rows = rowsOf(body)
  const read = new Set(special[name]?.(draft, { body, rows }, remark))
  for (const row of rows) {
    if (read.has(row.label)) continue
    if (!placeRow(draft, section, row)) {
      const found = printLine(row.value)
      if (found !== '' && !counted.test(row.label)) remark.issue('unreadable-line', row.label, found)
    }
  }
}

/** What can be counted. */
const counted = /^number of (?:arms|groups\/cohorts)$/

function placeRow(draft: Draft, { lines, texts, below }: Section, { label, value, isBelow }: HistoryRow): boolean {
  const text = isBelow ? below?.[label] : texts?.[label]
  if (text !== undefined) put(draft, text, printNode(value))
  const line = isBelow ? undefined : lines?.[label]
  if (line === undefined) return text !== undefined
  const typed = /\.(?:date|count)$/.test(line)
  for (const printed of line.includes('[]') ? printLines(value) : [printLine(value)]) {
    const [, words = printed, type] = (typed && bracketed.exec(printed)) || []
    put(draft, line, words, type)
  }
  return true
}

/** `118 [Anticipated]`. */
const bracketed = /^([^[]*\S) *\[(\w+)\]$/
