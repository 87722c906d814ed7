/** Prints an API v2 study as API v1 did, guided by the registry's own two descriptions: the v1 structure, the v2 metadata. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vocabulary } from '../../src/model/vocabulary.js'
import { corpusFolder } from './corpus.js'
import { flatten } from './flat-markup.js'
import type { RawStudy } from './raw-study.js'

type Node = Record<string, unknown>

interface Piece {
  name: string
  piece: string
  type: string
  children?: Piece[]
}

/** One study as the answer of `full_studies` gives it. */
export function asApiV1(study: RawStudy): string {
  const { version, structure } = readDescriptions()
  const FullStudies = [{ Rank: 1, Study: renderStruct(structure, { ...study }) }]
  return JSON.stringify({ FullStudiesResponse: { APIVrs: version, NStudiesReturned: 1, FullStudies } }, null, 2)
}

interface Descriptions {
  version: string
  /** The pieces of a study as API v1 nests them, each with its type. */
  structure: Node
  /** What API v2 calls each piece. */
  pieces: ReadonlyMap<string, Piece>
}

let read: Descriptions | undefined

function readDescriptions(): Descriptions {
  if (read) return read
  const { StudyStructure } = readDescription('api-v1-study-structure.json') as {
    StudyStructure: { APIVrs: string; ElmtDefs: { Study: Node } }
  }
  const pieces = new Map<string, Piece>()
  collect(readDescription('api-v2-metadata.json') as Piece[], pieces)
  read = { version: StudyStructure.APIVrs, structure: StudyStructure.ElmtDefs.Study, pieces }
  return read
}

function readDescription(name: string): unknown {
  return JSON.parse(readFileSync(join(corpusFolder(), '../registry-schema', name), 'utf8'))
}

function collect(from: readonly Piece[], pieces: Map<string, Piece>): void {
  for (const piece of from) {
    pieces.set(piece.piece, piece)
    collect(piece.children ?? [], pieces)
  }
}

/** What the structure misprints, with the name that stands in every answer. */
const misprinted: Record<string, string> = {
  StudyFirstPostDateStruct: 'StudyFirstPostDate',
  LimitationsAndCaveats: 'LimitationsAndCaveatsDescription',
}

function renderStruct(structure: Node, source: Node): Node {
  const rendered: Node = {}
  for (const [name, inner] of Object.entries(structure)) {
    if (!isNode(inner)) continue
    const piece = inner.type === 'String' ? (misprinted[name] ?? name) : name
    const value = renderPiece(piece, inner, source)
    if (value !== undefined) rendered[piece] = value
  }
  return rendered
}

function renderPiece(name: string, structure: Node, source: Node): unknown {
  if (structure.type === 'Array') return renderList(structure, source)
  const value = valueOf(name, source)
  if (value === undefined) return undefined
  if (structure.type === 'Object') return isNode(value) ? renderStruct(structure, value) : undefined
  return printValue(name, value)
}

/** A list wraps its items, which all have one name; a few lists of API v1 are single values in API v2. */
function renderList(structure: Node, source: Node): Node | undefined {
  const [name = '', inner] = Object.entries(structure).find(([, each]) => isNode(each)) ?? []
  const value = valueOf(name, source)
  if (value === undefined || !isNode(inner)) return undefined
  const items = Array.isArray(value) ? value : [value]
  return {
    [name]: items.map((item) =>
      inner.type === 'Object' && isNode(item) ? renderStruct(inner, item) : printValue(name, item),
    ),
  }
}

function valueOf(name: string, source: Node): unknown {
  if (name === 'Gender') return source.sex
  if (name === 'LimitationsAndCaveatsDescription') {
    return isNode(source.limitationsAndCaveats) ? source.limitationsAndCaveats.description : undefined
  }
  if (name === 'UnpostedEventDate' && source.dateUnknown === true) return 'Unknown'
  const { pieces } = readDescriptions()
  return source[pieces.get(name)?.name ?? name]
}

function printValue(name: string, value: unknown): string {
  const text = String(value)
  const type = readDescriptions().pieces.get(name)?.type.replace('[]', '') ?? (name === 'Gender' ? 'Sex' : 'text')
  if (name === 'HealthyVolunteers') return value === true ? 'Accepts Healthy Volunteers' : 'No'
  if (type === 'boolean') return /^(?:true|yes)$/i.test(text) ? 'Yes' : 'No'
  if (type === 'markup') return flatten(text)
  if (type === 'DateTimeMinutes') return text.replace(/^(\d{4})-(\d\d)-(\d\d)T/, '$2/$3/$1 ')
  if (type.endsWith('Date')) return printDate(text, name === 'VersionHolder' ? 2 : 1)
  return labelOf(name, type, text)
}

/** `May 2026`, `May 5, 2026`; one piece alone writes `May 05, 2026`. */
function printDate(date: string, digits: number): string {
  const [year = '', month, day] = date.split('-')
  if (month === undefined) return year
  const name = new Date(`${year}-${month}-01T00:00:00Z`).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' })
  return day === undefined ? `${name} ${year}` : `${name} ${String(Number(day)).padStart(digits, '0')}, ${year}`
}

/** Codes that API v1 did not spell out. */
const codes = new Set(['AgencyClass', 'AgreementRestrictionType'])

function labelOf(name: string, type: string, value: string): string {
  if (codes.has(type)) return value
  if (value === 'ESTIMATED' && name.endsWith('PostDateType')) return 'Estimate'
  if (value === 'ESTIMATED' && /^(?:DateType|EnrollmentType)$/.test(type)) return 'Anticipated'
  const labels: Record<string, string> | undefined = Object.hasOwn(vocabulary, type)
    ? vocabulary[type as keyof typeof vocabulary]
    : undefined
  return labels?.[value] ?? value
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
