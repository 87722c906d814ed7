/** Decoding the HTML entities that registry texts hold: `&lt;`, `&#x2F;`, `&#39;`. */

const entity = /&(?:(lt|gt|amp|quot|apos|nbsp)|#x([0-9a-f]{1,6})|#(\d{1,7}));/gi
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

/** What is no entity of these stays as it stands. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(entity, decode) : text
}

function decode(whole: string, name?: string, hex?: string, decimal?: string): string {
  if (name) return named[name.toLowerCase()] ?? whole
  const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole
}
