/** Where a JSON value stands in bytes of UTF-8, without reading it: no byte of a longer character is any of the signs looked for. */

/** Behind a mark of byte order. */
export function startOfJson(json: Uint8Array): number {
  return json[0] === 0xef && json[1] === 0xbb && json[2] === 0xbf ? 3 : 0
}

export function skipBlank(json: Uint8Array, from: number): number {
  let at = from
  for (let byte = json[at]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = json[at]) at++
  return at
}

/** Behind the value that begins here; the end of the bytes where it does not end. */
export function endOfValue(json: Uint8Array, from: number): number {
  const first = json[from] ?? 0
  if (first === sign.quote) return endOfText(json, from)
  if (first !== sign.openBracket && first !== sign.openBrace) return endOfWord(json, from)
  let depth = 0
  for (let at = from; at < json.length; at++) {
    const byte = json[at]
    if (byte === sign.quote) at = endOfText(json, at) - 1
    else if (byte === sign.openBracket || byte === sign.openBrace) depth++
    else if ((byte === sign.closeBracket || byte === sign.closeBrace) && --depth === 0) return at + 1
  }
  return json.length
}

/** Behind a text, from its first quote. */
export function endOfText(json: Uint8Array, from: number): number {
  let at = from + 1
  while (at < json.length && json[at] !== sign.quote) at += json[at] === sign.backslash ? 2 : 1
  return Math.min(json.length, at + 1)
}

/** A number, `true`, `false` or `null`. */
function endOfWord(json: Uint8Array, from: number): number {
  const { comma, closeBracket, closeBrace } = sign
  let at = from
  for (let byte = json[at]; byte !== undefined && byte > 0x20; byte = json[at]) {
    if (byte === comma || byte === closeBracket || byte === closeBrace) break
    at++
  }
  return at
}

export const sign = {
  quote: 0x22,
  backslash: 0x5c,
  comma: 0x2c,
  colon: 0x3a,
  openBracket: 0x5b,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const
