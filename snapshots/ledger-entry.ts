/** isEntry: whether what stands in a line of a ledger is an entry, whoever wrote the line. */
import type { LedgerEntry } from '../src/model/ledger.js'

/** The texts without which an entry of its kind is none. */
const texts: Readonly<Record<LedgerEntry['kind'], readonly string[]>> = {
  opened: [],
  kept: [],
  seen: ['nctId', 'snapshot'],
  derived: ['snapshot', 'document'],
  quarantined: ['nctId'],
  event: ['id', 'nctId', 'payload'],
  pending: ['id', 'nctId', 'channel', 'recipient'],
  composed: ['message'],
  receipt: ['message', 'outcome'],
  mark: ['key'],
  forgotten: ['nctId'],
}

const lists: Readonly<Partial<Record<LedgerEntry['kind'], string>>> = {
  pending: 'events',
  composed: 'items',
  forgotten: 'payloads',
}

export function isEntry(value: unknown): value is LedgerEntry {
  if (!isObject(value) || typeof value.kind !== 'string' || !Object.hasOwn(texts, value.kind)) return false
  const kind = value.kind as LedgerEntry['kind']
  const list = lists[kind]
  return (
    texts[kind].every((key) => typeof value[key] === 'string') &&
    (list === undefined || isTexts(value[list])) &&
    (value.payload === undefined || isDigest(value.payload)) &&
    (kind !== 'kept' || isSnapshot(value.snapshot)) &&
    ((kind !== 'seen' && kind !== 'quarantined') || isObject(value.source)) &&
    (kind !== 'mark' || value.value === undefined || typeof value.value === 'string')
  )
}

function isSnapshot(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.source)) return false
  const { id, nctId, document, derivations = [] } = value
  if (![id, nctId, document, value.source.digest].every((each) => typeof each === 'string')) return false
  if (!Number.isSafeInteger(value.source.bytes)) return false
  return isName(String(id), String(nctId)) && isObjects(derivations)
}

/** A name is part of a path in some stores: it must not lead out of the folder of its trial. */
function isName(id: string, nctId: string): boolean {
  return /^NCT\d{1,20}$/.test(nctId) && id.startsWith(`${nctId}/`) && /^[\w~-]{1,100}$/.test(id.slice(nctId.length + 1))
}

function isDigest(value: unknown): boolean {
  return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject)
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
