/** Reads the text of a classic page: cuts it into lines by its markdown structure, then reads part after part by its labels. */
import { decode } from '../../src/containers/decode.js'
import type { Draft } from '../../src/model/draft.js'
import { FormatError } from '../../src/model/errors.js'
import type { Remark } from '../../src/normalize/remark.js'
import { placeArms } from '../classic/arms.js'
import { placeAges } from '../classic/ages.js'
import { looksLikeContact } from '../classic/contact.js'
import { readHeaderLabel } from '../classic/header.js'
import { placeOf, placeValue } from '../classic/labels.js'
import { remarkMissing } from '../classic/omissions.js'
import { looksLikeOutcome } from '../classic/outcome.js'
import { remarkTitle } from '../classic/title.js'
import { bodyOf } from './body.js'
import { dropMenus } from './boilerplate.js'
import { splitCells, wordsOf } from './cells.js'
import { remarkGlue } from './glue.js'
import { readHead } from './head.js'
import { flatten } from './layout/flatten.js'
import { readLines } from './lines.js'
import { readBareOutcomes, readOutcomes, readSpecimens } from './outcomes.js'
import { readBarePeople, readOfficial, readOfficials, readPeople, readSponsors } from './people.js'
import { readDocuments, readLinks, readPublications } from './references.js'
import { headings, type TextLabel } from './names.js'
import { openSheet, type ReadPart, type Sheet } from './sheet.js'
import { readIds, remarkGluedIds } from './study-ids.js'
import { readSubmissions } from './submissions.js'
import { readArms, readConditions } from './tables.js'
import { readTabular } from './tabular.js'
import { readBareTerms, readKeywords, readMeshTerms, remarkTerms } from './terms.js'
import { readBareCriteria, readDesign, readText } from './texts.js'
import { takeValue } from './values.js'

/** No text of a record comes near. */
const largest = 4 * 1024 * 1024

export function* read(document: string | Uint8Array, remark: Remark): Generator<Draft> {
  if (document.length > largest) {
    throw new FormatError(
      'document-too-large',
      'The text is larger than 4 MB, more than any record; save the record alone.',
    )
  }
  const text = decode(document).replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ')
  const printed = readLines(flatten(text))
  const lines = dropMenus(printed.filter((line) => line.text !== lostTable))
  const head = readHead(lines, remark)
  const body = bodyOf(lines, head.end)
  const sheet = openSheet(body, remark, head)
  const losesTables = lines.length < printed.length && printed.some((line) => line.text === lostTable)
  if (body.some(({ opening }) => opening.name === 'tracking information')) readTabular(sheet)
  else for (let at = 0; at < body.length;) at = readPart(sheet, at)
  const nctId = sheet.draft.nctId ?? reference.exec(text)?.[1]
  if (nctId === undefined) return
  sheet.draft.nctId = nctId
  // Without a table of arms the table of conditions names the interventions.
  if (sheet.draft.interventions === undefined) placeArms(sheet.draft, sheet.interventions, [])
  if (remarkGlue(sheet.glue, remark).includes('orgStudyId.id')) remarkGluedIds(sheet)
  if (losesTables) remarkLostTables(sheet)
  remarkMissing(sheet.found, sheet.draft, remark)
  remarkTerms(sheet, losesTables)
  remarkTitle(sheet.draft, remark)
  yield sheet.draft
}

/** How a page asks to be cited: its number once more, should the table at its head be lost. */
const reference = /ClinicalTrials\.gov\s+identifier(?:\s+\(NCT\s+number\))?:[\s*_]{0,8}(NCT\d{8})\b/i

/** What writers of markdown leave of a table they have no signs for. */
const lostTable = '[TABLE]'

/** A heading above a table that is lost does not say that there was none. */
function remarkLostTables({ found, remark }: Sheet): void {
  remark.issue('unreadable-line', 'document', lostTable)
  for (const name of headings) found.delete(name)
}

/** Parts that are more than a label and its value. */
const parts: Readonly<Record<string, ReadPart>> = {
  'brief summary': readText,
  purpose: readText,
  'detailed description': readText,
  'study design': readDesign,
  'study population': readText,
  criteria: readText,
  'condition or disease': readConditions,
  arm: readArms,
  'primary outcome measures': readOutcomes,
  'primary outcome measure': readOutcomes,
  'secondary outcome measures': readOutcomes,
  'secondary outcome measure': readOutcomes,
  'other outcome measures': readOutcomes,
  'other outcome measure': readOutcomes,
  'biospecimen retention': readSpecimens,
  'contacts and locations': readPeople,
  contacts: readPeople,
  locations: readPeople,
  'sponsors and collaborators': readSponsors,
  investigators: readOfficials,
  publications: readPublications,
  'publications of results': readPublications,
  'publications automatically indexed': readPublications,
  'additional information': readLinks,
  'study documents (full-text)': readDocuments,
  documents: readDocuments,
  keywords: readKeywords,
  'submission cycle': readSubmissions,
  'additional relevant mesh terms': readMeshTerms,
}

function readPart(sheet: Sheet, at: number): number {
  const text = sheet.lines[at]?.text ?? ''
  const label = sheet.labels[at]
  if (!label) return readBare(sheet, at, text)
  sheet.found.add(label.name)
  sheet.met.add(label.name)
  const part = parts[label.name]
  if (part) return Math.max(part(sheet, at, label), at + 1)
  return placeOf(label.name) ? readRow(sheet, at, label) : at + 1
}

function readRow(sheet: Sheet, at: number, label: TextLabel): number {
  const { values, next } = takeValue(sheet, at, label)
  const path = placeOf(label.name)?.path
  if (path === 'ages') placeAges(sheet.draft, values.join(' '))
  else if (path === 'ids') readIds(sheet, values)
  else placeValue(sheet.draft, label, values.join('\n\n'))
  return next
}

/** A line without a label is told by where it stands and what it looks like. */
function readBare(sheet: Sheet, at: number, text: string): number {
  // A results tab repeats the status.
  if (wordsOf(text) === '' || readHeaderLabel(wordsOf(text))) return at + 1
  const { draft, found, met } = sheet
  if (met.has('last verified') || met.has('health authority')) return readBareTerms(sheet, at)
  const official = readOfficial(text)
  if (official) {
    draft.overallOfficials = [...(draft.overallOfficials ?? []), official]
    return at + 1
  }
  if (looksLikeOutcome(text) && !found.has('ages eligible for study'))
    return Math.max(readBareOutcomes(sheet, at), at + 1)
  if (looksLikeContact(splitCells(text)[0] ?? '') && found.has('ages eligible for study')) {
    return Math.max(readBarePeople(sheet, at), at + 1)
  }
  if (found.has('ages eligible for study') && draft.eligibility === undefined) return readBareCriteria(sheet, at)
  sheet.remark.issue('unreadable-line', 'document', text)
  return at + 1
}
