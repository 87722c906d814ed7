/** Reading a draft by the Trial's own JSON Schema: one small reader for each node, compiled once. */
import type { IssueCode } from '../model/issue.js'
import type { VocabularyName } from '../model/vocabulary.js'
import { readDate } from './date.js'
import { readNctId } from './nct-id.js'
import { cleanText, unescapeMarkdown } from './text.js'
import { readValue } from './value.js'

/** The part of JSON Schema that the Trial's schema uses. */
export interface SchemaNode {
  type?: string
  format?: string
  title?: string
  enum?: readonly string[]
  properties?: Readonly<Record<string, SchemaNode>>
  required?: readonly string[]
  items?: SchemaNode
  $ref?: string
}

/** What goes along while a draft is read. `at` names the place, root first. */
export interface Reading {
  markdown: boolean
  at: (string | number)[]
  issue(code: IssueCode, found: unknown): void
  /** How many issues there were so far. */
  issues: number
  /** Says that what stands at this place could not be read. */
  omit(): void
}

/** Gives the value as the Trial holds it, the very same object where nothing had to be mended, or undefined where nothing is left. */
export type NodeReader = (value: unknown, reading: Reading) => unknown

export function compile(node: SchemaNode): NodeReader {
  if (node.enum) return readEnum(node.title as VocabularyName)
  switch (node.type) {
    case 'object':
      return readObject(node)
    case 'array':
      return readArray(compile(node.items ?? {}))
    case 'boolean':
      return readFlag
    case 'integer':
      return readCount
    case 'number':
      return (value, reading) => (typeof value === 'number' && Number.isFinite(value) ? value : wrong(value, reading))
    default:
      return readers[node.format ?? 'text'] ?? readText
  }
}

function readObject(node: SchemaNode): NodeReader {
  const fields = new Map(Object.entries(node.properties ?? {}).map(([name, child]) => [name, compile(child)]))
  const required = node.required ?? []
  return (value, reading) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(value, reading)
    const source = value as Record<string, unknown>
    let mended: Record<string, unknown> | undefined
    const issuesBefore = reading.issues
    let kept = 0
    for (const name in source) {
      const old = source[name]
      const next = readField(fields.get(name), name, old, reading)
      if ((next !== old || next === undefined) && !mended) mended = takeUntil(source, name)
      if (next === undefined) continue
      kept++
      if (mended) mended[name] = next
    }
    const result = mended ?? source
    if (required.some((name) => !Object.hasOwn(result, name))) {
      // A part that could not be read takes the whole with it: that is no removal.
      if (reading.issues > issuesBefore) reading.omit()
      return undefined
    }
    return kept === 0 ? undefined : result
  }
}

function readField(reader: NodeReader | undefined, name: string, value: unknown, reading: Reading): unknown {
  if (reader === undefined || value === undefined || value === null) return undefined
  reading.at.push(name)
  const read = reader(value, reading)
  reading.at.pop()
  return read
}

function takeUntil(source: Record<string, unknown>, end: string): Record<string, unknown> {
  const taken: Record<string, unknown> = {}
  for (const name in source) {
    if (name === end) break
    taken[name] = source[name]
  }
  return taken
}

function readArray(readItem: NodeReader): NodeReader {
  return (value, reading) => {
    if (!Array.isArray(value)) return wrong(value, reading)
    let mended: unknown[] | undefined
    for (let index = 0; index < value.length; index++) {
      const old: unknown = value[index]
      reading.at.push(index)
      const next = old === null ? undefined : readItem(old, reading)
      reading.at.pop()
      if ((next !== old || next === undefined) && !mended) mended = value.slice(0, index)
      if (mended && next !== undefined) mended.push(next)
    }
    const result = mended ?? value
    return result.length === 0 ? undefined : result
  }
}

function readEnum(list: VocabularyName): NodeReader {
  return (value, reading) => {
    if (typeof value !== 'string') return wrong(value, reading)
    if (value.trim() === '') return undefined
    const read = readValue(list, value)
    if (read === undefined) reading.issue('unknown-value', value)
    return read
  }
}

function readFlag(value: unknown, reading: Reading): unknown {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return wrong(value, reading)
  if (/^(yes|true|accepts healthy volunteers|has results)$/i.test(value.trim())) return true
  if (/^(no|false|no results available)$/i.test(value.trim())) return false
  if (value.trim() !== '') reading.issue('unknown-value', value)
  return undefined
}

function readCount(value: unknown, reading: Reading): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : wrong(value, reading)
  const digits =
    typeof value === 'string' ? /^\s*(\d[\d,]{0,15})\s*(?:participants?)?\s*$/i.exec(value)?.[1] : undefined
  return digits === undefined ? wrong(value, reading) : Number(digits.replaceAll(',', ''))
}

function readText(value: unknown, reading: Reading): unknown {
  if (typeof value !== 'string') {
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : wrong(value, reading)
  }
  return cleanText(value) || undefined
}

function readMarkup(value: unknown, reading: Reading): unknown {
  const clean = readText(value, reading)
  return reading.markdown && typeof clean === 'string' ? unescapeMarkdown(clean) : clean
}

function readPartialDate(value: unknown, reading: Reading): unknown {
  if (typeof value !== 'string') return wrong(value, reading)
  const clean = value.trim()
  if (clean === '' || /^(unknown|n\/a|not provided)$/i.test(clean)) return undefined
  const date = readDate(clean)
  if (date === undefined) reading.issue('impossible-date', value)
  return date
}

function readIdentifier(value: unknown, reading: Reading): unknown {
  if (typeof value !== 'string') return wrong(value, reading)
  const nctId = readNctId(value)
  if (nctId === undefined && value.trim() !== '') reading.issue('unknown-value', value)
  return nctId
}

function readDuration(value: unknown, reading: Reading): unknown {
  const clean = readText(value, reading)
  return typeof clean === 'string' && /^n\/a$/i.test(clean) ? undefined : clean
}

const readers: Record<string, NodeReader> = {
  text: readText,
  markup: readMarkup,
  'nct-id': readIdentifier,
  'partial-date': readPartialDate,
  duration: readDuration,
}

function wrong(value: unknown, reading: Reading): undefined {
  reading.issue('wrong-type', value)
  return undefined
}
