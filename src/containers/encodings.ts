/** Which encoding a document is in, by its byte order mark, by its zero bytes, or by what it says of itself. */

export type WideEncoding = 'utf-16le' | 'utf-16be'

/** Enough pairs of bytes to tell wide characters by. */
const probed = 1024

/** UTF-16 with a byte order mark, or without one where every other byte is zero, as in mark-up and English. */
export function wideEncodingOf(bytes: Uint8Array): WideEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const pairs = Math.min(probed, bytes.length >> 1)
  const zeros = [0, 0]
  for (let index = 0; index < pairs * 2; index++) {
    if (bytes[index] === 0) zeros[index & 1] = (zeros[index & 1] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  if (even === 0 && odd > pairs / 2) return 'utf-16le'
  return odd === 0 && even > pairs / 2 ? 'utf-16be' : undefined
}

/** Where a declaration has to stand, in bytes: pages have it behind their first scripts. */
const declared = 4096

/** The encoding that an XML declaration or a `meta` element names, in small letters. */
export function declaredEncodingOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, declared)).toString('latin1')
  const xml = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/.exec(head)
  const found = xml ?? /<meta\s[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(head)
  return found?.[1]?.toLowerCase()
}

/** What is not Latin-1 in Windows-1252. Node's own decoder reads these as control characters in some versions. */
const below160 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

/** The character of each byte in Windows-1252, of which Latin-1 is a part. */
export const windows1252: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte >= 128 && byte < 160 ? below160.charAt(byte - 128) : String.fromCharCode(byte),
)
