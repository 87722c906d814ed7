/** Where each study stands in the bytes of an answer, so that it can be kept exactly as it was served. */
import { endOfText, endOfValue, sign, skipBlank, startOfJson } from '../../containers/json-spans.js'

export interface Slice {
  start: number
  /** After its last byte. */
  end: number
}

/**
 * @param json an object in well-formed JSON, in UTF-8: `JSON.parse` took it
 * @returns the elements of its array `studies`, without the white space around them; none where there is no such array
 */
export function studySlices(json: Uint8Array): Slice[] {
  let found: Slice[] = []
  // As for JSON.parse, the last of several keys of one name counts.
  for (const { key, value } of members(json)) {
    if (key === 'studies') found = json[value.start] === sign.openBracket ? [...elements(json, value)] : []
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
    if (byte === sign.quote) at = endOfText(json, at) - 1
    else if (byte === sign.openBracket || byte === sign.openBrace) {
      if (++depth > deepest) return true
    } else if (byte === sign.closeBracket || byte === sign.closeBrace) depth--
  }
  return false
}

/** The members of the outermost object. */
function* members(json: Uint8Array): Generator<{ key: string; value: Slice }> {
  const decoder = new TextDecoder()
  let at = skipBlank(json, startOfJson(json)) + 1
  for (at = skipBlank(json, at); json[at] === sign.quote; at = skipBlank(json, at)) {
    const keyEnd = endOfValue(json, at)
    const key = JSON.parse(decoder.decode(json.subarray(at, keyEnd))) as string
    at = skipBlank(json, keyEnd)
    if (json[at] === sign.colon) at = skipBlank(json, at + 1)
    const end = endOfValue(json, at)
    yield { key, value: { start: at, end } }
    at = skipBlank(json, end)
    if (json[at] === sign.comma) at++
  }
}

function* elements(json: Uint8Array, array: Slice): Generator<Slice> {
  let at = skipBlank(json, array.start + 1)
  while (at < array.end - 1) {
    const end = endOfValue(json, at)
    yield { start: at, end }
    at = skipBlank(json, end)
    if (json[at] === sign.comma) at = skipBlank(json, at + 1)
  }
}
