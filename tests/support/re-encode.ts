/** The bytes of one JSON value in any of the encodings and layouts in which it may be saved. */
import type { Random } from './random.js'

export function reencode(value: unknown, random: Random): Uint8Array {
  const json = JSON.stringify(value, undefined, random.pick([0, 1, 2, '\t']))
  return random.pick([plain, marked, littleEndian, bigEndian, escaped])(json)
}

function plain(json: string): Uint8Array {
  return Buffer.from(json, 'utf8')
}

function marked(json: string): Uint8Array {
  return Buffer.from(`\ufeff${json}`, 'utf8')
}

function littleEndian(json: string): Uint8Array {
  return Buffer.from(`\ufeff${json}`, 'utf16le')
}

function bigEndian(json: string): Uint8Array {
  return Buffer.from(littleEndian(json)).swap16()
}

/** All beyond ASCII as escapes of JSON. */
function escaped(json: string): Uint8Array {
  const ascii = json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return Buffer.from(ascii, 'latin1')
}
