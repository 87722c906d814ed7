/** The JSON of an answer, and what came in its place where it is none. */
import { isObject, type JsonObject } from './json-object.js'
import type { Answer } from '../transport/transport.js'
import { unreadable } from '../trouble.js'

/** @throws RegistryError `registry-answer`: retryable where it was cut off, garbled or another page came instead */
export function readJson({ url, body }: Answer): JsonObject {
  const text = textOf(url, body)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    if (/^\s*</.test(text)) {
      const what = 'a page instead of data, as the login page of a proxy or network does; open the address in a browser'
      throw unreadable(url, what, true)
    }
    throw unreadable(url, 'JSON that is cut off or garbled; try again later', true, cause)
  }
  if (isObject(value)) return value
  throw unreadable(url, 'JSON of another kind than was asked for; look for a newer trialdiff', false)
}

function textOf(url: string, body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (cause) {
    throw unreadable(url, 'bytes that are no UTF-8; try again later', true, cause)
  }
}
