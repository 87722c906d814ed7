/** Gathering the bytes of one document, as they come, into one piece of bounded size. */
import { trouble } from './trouble.js'

export interface Gathered {
  /** @throws FormatError `document-too-large` */
  add(bytes: Uint8Array): void
  bytes(): Uint8Array
}

/** @param expected the size, where it is known */
export function gather(name: string, limit: number, expected = 0): Gathered {
  let store = Buffer.allocUnsafe(Math.min(expected, limit))
  let length = 0
  return {
    add(bytes) {
      const needed = length + bytes.length
      if (needed > limit) throw tooLarge(name, limit)
      if (needed > store.length) {
        const larger = Buffer.allocUnsafe(Math.min(limit, Math.max(needed, store.length * 2)))
        larger.set(store.subarray(0, length))
        store = larger
      }
      store.set(bytes, length)
      length = needed
    },
    bytes: () => store.subarray(0, length),
  }
}

export function tooLarge(name: string, limit: number): Error {
  const megabytes = Math.floor(limit / 1_000_000)
  const advice = 'split it, one record a line, and read it again'
  return trouble('document-too-large', name, `It has more than ${megabytes} MB in one piece; ${advice}.`)
}
