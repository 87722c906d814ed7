/** Writes a record of the archive into a Draft, by the tables of `fields.ts`. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { readValue } from '../../src/normalize/value.js'
import type { XmlElement } from '../xml/element.js'
import { placeDesign } from '../classic/design-words.js'
import { design, fields, items, untold, type ItemTable } from './fields.js'
import { put } from './put.js'
import { elementsAt, wordsOf, type ArchiveRecord } from './record.js'
import { partLines } from './typed-criteria.js'

type Item = Record<string, unknown>

/** @param day the day of the version, `2009-03-30` */
export function placeRecord(record: ArchiveRecord, day: string | undefined, remark: Remark): Draft {
  const draft: Draft = {}
  for (const [path, place] of fields) {
    for (const element of record.get(path) ?? []) put(draft, place, wordsOf(element), element.attributes.type)
  }
  placeDesign(draft, (record.get(design.element) ?? []).map(wordsOf))
  for (const [path, table] of Object.entries(items)) {
    const found = (record.get(path) ?? []).flatMap((element) => readItem(element, table) ?? [])
    if (found.length > 0) Object.assign(draft, { [table.list]: [...(valueOf(draft, table.list) ?? []), ...found] })
  }
  // Until 2008 a study told its end beside its last follow-up or instead of it.
  if (draft.retired?.endDate) draft.completionDate ??= draft.retired.endDate
  // When the archive got a version is when the registry showed it; when it was submitted stands in the record, if anywhere.
  if (day !== undefined) draft.lastUpdatePosted = { date: day }
  if (draft.eligibility) draft.eligibility = { text: partLines(draft.eligibility.text) }
  mendIds(draft, remark)
  mendReferences(draft, day, remark)
  remarkUnknown(record, remark)
  return draft
}

/** Undefined where nothing of the item was filled in. */
function readItem(element: XmlElement, { parts, own, given = {} }: ItemTable): Item | undefined {
  const item: Item = {}
  if (own !== undefined && element.text !== '') item[own] = element.text
  for (const [path, part] of Object.entries(parts)) {
    const found = elementsAt(element, path)
    if (typeof part === 'object') {
      const inner = found.flatMap((each) => readItem(each, part) ?? [])
      if (inner.length > 0) item[part.list] = inner
      continue
    }
    const words = found.map(wordsOf).filter((each) => each !== '')
    if (words.length === 0) continue
    if (part.endsWith('[]')) item[part.slice(0, -2)] = words
    else item[part] = words[0]
  }
  return Object.keys(item).length === 0 ? undefined : { ...given, ...item }
}

function valueOf(draft: Draft, name: string): readonly unknown[] | undefined {
  const value: unknown = (draft as Item)[name]
  return Array.isArray(value) ? value : undefined
}

/** What is no type of the registry names who gave the id; until 2011 ids had neither. */
function mendIds(draft: Draft, remark: Remark): void {
  const ids = draft.secondaryIds
  if (!ids) return
  draft.secondaryIds = ids.map(({ type, ...id }) =>
    type === undefined || readValue('SecondaryIdType', type) !== undefined
      ? { ...id, ...(type !== undefined && { type }) }
      : { ...id, domain: id.domain ?? type },
  )
  if (draft.secondaryIds.some(({ type }) => type === undefined)) remark.omits('secondaryIds[].type')
  if (ids.every(({ type, domain }) => type === undefined && domain === undefined)) {
    remark.omits('secondaryIds[].domain')
  }
}

/** The number of a reference was MEDLINE's own until the registry put PubMed's in its place. */
function mendReferences(draft: Draft, day: string | undefined, remark: Remark): void {
  draft.references = draft.references?.map(({ pmid, ...reference }) => {
    if (pmid === undefined || isPubMedId(String(pmid), day))
      return { ...reference, ...(pmid !== undefined && { pmid }) }
    remark.omits('references[].pmid')
    return reference
  })
}

/** MEDLINE's numbers begin with the year (`90086934`); PubMed's reached twenty million in 2010, and not yet the sixties. */
function isPubMedId(number: string, day = ''): boolean {
  return /^\d{1,8}$/.test(number) && Number(number) < (day < '2010' ? 20_000_000 : 65_000_000)
}

const known = new Set([...fields.map(([path]) => path), design.element, ...untold])

function remarkUnknown(record: ArchiveRecord, remark: Remark): void {
  for (const [path, elements] of record) {
    if (known.has(path) || Object.keys(items).some((item) => path === item || path.startsWith(`${item}/`))) continue
    for (const element of elements) {
      const isWrapper = known.has(path.slice(0, path.lastIndexOf('/')))
      if (element.text !== '' && !isWrapper) remark.issue('unreadable-line', path, element.text)
    }
  }
}
