/** A JSON object as the API sends it, nothing known of its values. */

export type Json = Record<string, unknown>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value where it is an object, else an empty one. */
export function objectIn(value: unknown): Json {
  return isObject(value) ? value : {}
}

/** The objects of a list; nothing where it is none. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectIn) : []
}

/** The objects of a list, or the one object that stands where a list should. */
export function oneOrMoreIn(value: unknown): Json[] {
  return isObject(value) ? [value] : objectsIn(value)
}
