/** One element of an XML document, with all that stands in it, and how to look into it. */

export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  /** Its text, entities decoded, white space kept; empty for an element that has children. */
  text: string
  children: readonly XmlElement[]
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

/** All children of that name, in order. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** The text of the first child of that name, undefined where there is none. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.text
}
