/** Where each study stands in the bytes of an answer, so that it can be kept exactly as it was served. */

export interface Slice {
  start: number
  /** After its last byte. */
  end: number
}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a
const opening: readonly number[] = [0x5b, 0x7b]
const closing: readonly number[] = [0x5d, 0x7d]

/**
 * @param json an object in well-formed JSON, in UTF-8: `JSON.parse` took it
 * @returns the elements of its array `studies`, without the white space around them; none where there is no such array
 */
export function studySlices(json: Uint8Array): Slice[] {
  let found: Slice[] = []
  // As for JSON.parse, the last of several keys of one name counts.
  for (const { key, value } of members(json)) {
    if (key === 'studies') found = json[value.start] === 0x5b ? [...elements(json, value)] : []
  }
  return found
}

/** Levels; records have a dozen, and walking a few thousand would break off the run. */
const deepest = 200

/** Whether a well-formed value is nested deeper than any record. */
export function isTooDeep(json: Uint8Array): boolean {
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] ?? 0
    if (byte === quote) at = stringEnd(json, at) - 1
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > deepest) return true
    } else if (byte === 0x5d || byte === 0x7d) depth--
  }
  return false
}

/** The members of the outermost object. */
function* members(json: Uint8Array): Generator<{ key: string; value: Slice }> {
  const decoder = new TextDecoder()
  let at = skipSpace(json, startOf(json)) + 1
  for (at = skipSpace(json, at); json[at] === quote; at = skipSpace(json, at)) {
    const keyEnd = valueEnd(json, at)
    const key = JSON.parse(decoder.decode(json.subarray(at, keyEnd))) as string
    at = skipSpace(json, keyEnd)
    if (json[at] === colon) at = skipSpace(json, at + 1)
    const end = valueEnd(json, at)
    yield { key, value: { start: at, end } }
    at = skipSpace(json, end)
    if (json[at] === comma) at++
  }
}

function* elements(json: Uint8Array, array: Slice): Generator<Slice> {
  let at = skipSpace(json, array.start + 1)
  while (at < array.end - 1) {
    const end = valueEnd(json, at)
    yield { start: at, end }
    at = skipSpace(json, end)
    if (json[at] === comma) at = skipSpace(json, at + 1)
  }
}

/** After a mark of byte order. */
function startOf(json: Uint8Array): number {
  return json[0] === 0xef && json[1] === 0xbb && json[2] === 0xbf ? 3 : 0
}

function skipSpace(json: Uint8Array, from: number): number {
  let at = from
  for (let byte = json[at]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = json[at]) at++
  return at
}

/** The end of the value that begins here. Bytes of UTF-8 beyond ASCII are never mistaken for its signs. */
function valueEnd(json: Uint8Array, from: number): number {
  const first = json[from] ?? 0
  if (first === quote) return stringEnd(json, from)
  if (!opening.includes(first)) return scalarEnd(json, from)
  let depth = 0
  for (let at = from; at < json.length; at++) {
    const byte = json[at] ?? 0
    if (byte === quote) at = stringEnd(json, at) - 1
    else if (byte === 0x5b || byte === 0x7b) depth++
    else if ((byte === 0x5d || byte === 0x7d) && --depth === 0) return at + 1
  }
  return json.length
}

function stringEnd(json: Uint8Array, from: number): number {
  let at = from + 1
  while (at < json.length && json[at] !== quote) at += json[at] === backslash ? 2 : 1
  return Math.min(json.length, at + 1)
}

/** A number, `true`, `false` or `null`. */
function scalarEnd(json: Uint8Array, from: number): number {
  let at = from
  for (
    let byte = json[at];
    byte !== undefined && byte > 0x20 && byte !== comma && !closing.includes(byte);
    byte = json[at]
  )
    at++
  return at
}
