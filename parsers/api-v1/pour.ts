/** Pours the pieces of an API v1 study into an object of the Draft, by a table of their places. */
import { isObject, type Json } from '../json/objects.js'

/**
 * Pieces by their names in API v1, where no name is used twice. A place is a path in the draft, or in the item that
 * holds the piece. What a table does not name (sections, modules, `…List`, `…Struct`) only wraps pieces.
 */
export type Pieces<Path extends string = string> = Readonly<Record<string, Path | Each<Path>>>

/** A piece that stands many times, each with pieces of its own. */
export interface Each<Path extends string = string> {
  place: Path
  pieces: Pieces
  /** What the name of the piece says and its item in the Draft keeps. */
  also?: Readonly<Record<string, string>>
}

/** Wrappings within wrappings beyond this depth are not looked into; a study has four at most. */
const deepest = 8

/** Writes what stands in `node` to its places in `into`; what the table does not know is left out. */
export function pour(node: Json, pieces: Pieces, into: Json, depth = 0): void {
  for (const name in node) {
    const value = node[name]
    const place = Object.hasOwn(pieces, name) ? pieces[name] : undefined
    if (place === undefined) {
      if (isObject(value) && depth < deepest) pour(value, pieces, into, depth + 1)
    } else if (typeof place === 'string') put(into, place, value)
    else put(into, place.place, itemsOf(value, place))
  }
}

/** Where no items stand, what does goes along as it is: `normalize` says so. */
function itemsOf(value: unknown, each: Each): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => itemOf(item, each))
  return isObject(value) ? [itemOf(value, each)] : value
}

function itemOf(value: unknown, { pieces, also }: Each): unknown {
  if (!isObject(value)) return value
  const item: Json = { ...also }
  pour(value, pieces, item)
  return item
}

/** Writes a value to a path; lists that share a place are one behind the other. */
function put(into: Json, path: string, value: unknown): void {
  const dot = path.indexOf('.')
  if (dot < 0) {
    const before = into[path]
    into[path] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value
    return
  }
  const name = path.slice(0, dot)
  const inner = isObject(into[name]) ? into[name] : {}
  into[name] = inner
  put(inner, path.slice(dot + 1), value)
}
