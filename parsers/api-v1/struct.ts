/** Brings the XML of API v1 to the form of its JSON, where a list wraps an array of what stands in it. */
import type { Json } from '../json/objects.js'
import type { XmlElement } from '../xml/element.js'

/** A `<Struct>` as the object that the JSON gives for it. */
export function objectOf(struct: XmlElement): Json {
  return Object.fromEntries(struct.children.map((child) => [nameOf(child), valueOf(child)]))
}

function valueOf(element: XmlElement): unknown {
  if (element.name === 'Struct') return objectOf(element)
  return element.name === 'List' ? listOf(element) : element.text
}

/** The items of a list all have one name, under which the JSON holds them. */
function listOf(list: XmlElement): Json {
  const items = new Map<string, unknown[]>()
  for (const child of list.children) {
    const name = nameOf(child)
    const before = items.get(name)
    if (before) before.push(valueOf(child))
    else items.set(name, [valueOf(child)])
  }
  return Object.fromEntries(items)
}

function nameOf({ attributes }: XmlElement): string {
  return attributes.Name ?? ''
}
