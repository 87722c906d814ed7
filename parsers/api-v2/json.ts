/** A JSON object as the API sends it, nothing known of its values. */

export type Json = Record<string, unknown>

/** The value where it is an object, else an empty one. */
export function objectIn(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

/** The objects of a list; nothing where it is none. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectIn) : []
}
